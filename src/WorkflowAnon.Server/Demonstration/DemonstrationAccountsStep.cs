using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Demonstration;

/// <summary>Makes the made-up people of a demonstration, those that are absent.</summary>
internal sealed class DemonstrationAccountsStep(WorkflowAnonDbContext database, IPasswordHasher<StaffAccount> hasher, ServerSetup setup) : IStartupStep
{
    public int Order => 300;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var wanted = DemonstrationAccounts.For(setup.Profile);
        var known = await database.Set<StaffAccount>().Select(a => a.UserName).ToListAsync(cancellationToken);
        var roles = await database.Set<IdentityRole>().ToDictionaryAsync(r => r.Name!, StringComparer.Ordinal, cancellationToken);
        foreach (var duty in Duties.All.Where(d => !roles.ContainsKey(d)))
        {
            var role = new IdentityRole(duty) { NormalizedName = duty.ToUpperInvariant() };
            roles.Add(duty, role);
            database.Add(role);
        }

        var absent = wanted.Where(a => !known.Contains(a.UserName)).ToList();
        // One hash for all: the password is published anyway, and forty slow ones would hold the first page up.
        var hash = absent.Count == 0 ? "" : hasher.HashPassword(new StaffAccount(), DemonstrationAccounts.Password);
        foreach (var person in absent)
        {
            var account = new StaffAccount
            {
                Id = person.UserName,
                UserName = person.UserName,
                NormalizedUserName = person.UserName.ToUpperInvariant(),
                DisplayName = person.DisplayName,
                DivisionId = person.DivisionId,
                PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            };
            database.Add(account);
            database.AddRange(person.Duties.Select(d => new IdentityUserRole<string> { UserId = account.Id, RoleId = roles[d].Id }));
        }

        await database.SaveChangesAsync(cancellationToken);
    }
}
