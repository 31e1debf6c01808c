using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>二段階認証: where ASP.NET Core Identity keeps an account's authenticator key and recovery codes.</summary>
public static class SecondFactor
{
    /// <summary>How many recovery codes are given out at once.</summary>
    public const int RecoveryCodeCount = 10;

    private const string Store = "[AspNetUserStore]";
    private const string KeyName = "AuthenticatorKey";
    private const string CodesName = "RecoveryCodes";

    // RFC 4226 recommends 160 bits.
    private const int KeyBytes = 20;
    private const int CodeLength = 10;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // Without 0, O, 1 and I, which are mistaken for each other when copied by hand.
    private const string CodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>What is stored of a recovery code, and compared when one is used: the codes themselves are nowhere.</summary>
    public static string Digest(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var normal = new string([.. code.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(normal)));
    }

    /// <summary>The key that an authenticator app is given, or null before the set-up was begun.</summary>
    public static Task<string?> KeyAsync(WorkflowAnonDbContext db, string accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Tokens(db, accountId).Where(t => t.Name == KeyName).Select(t => t.Value).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many recovery codes are left.</summary>
    public static async Task<int> CodesLeftAsync(WorkflowAnonDbContext db, string accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var codes = await Tokens(db, accountId).Where(t => t.Name == CodesName).Select(t => t.Value).SingleOrDefaultAsync(cancellationToken);
        return codes?.Split(';', StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
    }

    internal static IReadOnlyList<string> NewCodes() =>
        [.. Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomNumberGenerator.GetString(CodeLetters, CodeLength)).Select(c => c[..(CodeLength / 2)] + "-" + c[(CodeLength / 2)..])];

    internal static Task SetNewKeyAsync(WorkflowAnonDbContext db, string accountId, CancellationToken cancellationToken) => SetAsync(db, accountId, KeyName, NewKey(), cancellationToken);

    internal static Task SetCodesAsync(WorkflowAnonDbContext db, string accountId, IEnumerable<string> codes, CancellationToken cancellationToken) =>
        SetAsync(db, accountId, CodesName, string.Join(';', codes.Select(Digest)), cancellationToken);

    internal static async Task RemoveAsync(WorkflowAnonDbContext db, StaffAccount account, CancellationToken cancellationToken)
    {
        account.TwoFactorEnabled = false;
        db.RemoveRange(await Tokens(db, account.Id).Where(t => t.Name == KeyName || t.Name == CodesName).ToListAsync(cancellationToken));
    }

    private static IQueryable<IdentityUserToken<string>> Tokens(WorkflowAnonDbContext db, string accountId) =>
        db.Set<IdentityUserToken<string>>().Where(t => t.UserId == accountId && t.LoginProvider == Store);

    private static async Task SetAsync(WorkflowAnonDbContext db, string accountId, string name, string value, CancellationToken cancellationToken)
    {
        if (await Tokens(db, accountId).SingleOrDefaultAsync(t => t.Name == name, cancellationToken) is { } present)
            present.Value = value;
        else
            db.Add(new IdentityUserToken<string> { UserId = accountId, LoginProvider = Store, Name = name, Value = value });
    }

    // 20 bytes are 32 digits of five bits.
    private static string NewKey() => RandomNumberGenerator.GetString(Base32, KeyBytes * 8 / 5);
}
