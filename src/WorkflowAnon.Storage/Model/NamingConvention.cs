using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace WorkflowAnon.Storage.Model;

/// <summary>snake_case for every table and column, so that SQL by hand needs no quotes on either database.</summary>
internal static class NamingConvention
{
    private static readonly Dictionary<string, string> IdentityTables = new(StringComparer.Ordinal)
    {
        ["AspNetUsers"] = "staff_accounts",
        ["AspNetRoles"] = "staff_roles",
        ["AspNetUserRoles"] = "staff_account_roles",
        ["AspNetUserClaims"] = "staff_account_claims",
        ["AspNetRoleClaims"] = "staff_role_claims",
        ["AspNetUserLogins"] = "staff_account_logins",
        ["AspNetUserTokens"] = "staff_account_tokens",
        ["AspNetUserPasskeys"] = "staff_account_passkeys",
    };

    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(IdentityTables.TryGetValue(table, out var own) ? own : ToSnakeCase(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(ToSnakeCase(property.GetColumnName()));
            foreach (var key in entity.GetKeys())
                key.SetName(ToSnakeCase(key.GetName() ?? ""));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(ToSnakeCase(index.GetDatabaseName() ?? ""));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(ToSnakeCase(foreignKey.GetConstraintName() ?? ""));
        }
    }

    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsUpper(c))
            {
                text.Append(c);
                continue;
            }
            var afterLower = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
            var endsAcronym = i > 0 && char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (afterLower || endsAcronym)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
