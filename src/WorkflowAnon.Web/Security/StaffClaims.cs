using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Security;

/// <summary>Puts 氏名 and 所属 into the sign-in cookie, and reads the <see cref="Actor"/> back from it.</summary>
internal sealed class StaffClaims(UserManager<StaffAccount> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffAccount, IdentityRole>(users, roles, options)
{
    /// <summary>How somebody is marked who signed in by the provider (claim of the way of sign-in).</summary>
    public const string ByProvider = "workflow-anon:provider";

    /// <summary>Claim: what the account was when the cookie was made.</summary>
    public const string Version = "workflow-anon:version";

    private const string MustChangePassword = "workflow-anon:must-change-password";
    private const string DisplayName = "workflow-anon:display-name";
    private const string Division = "workflow-anon:division";

    /// <summary>Who the signed-in person is, as commands see them.</summary>
    public static Actor ActorOf(ClaimsPrincipal principal)
    {
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("サインインしていません。");
        return new Actor(
            id,
            principal.FindFirstValue(DisplayName) ?? "",
            principal.FindFirstValue(Division) ?? "",
            principal.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>True for a person who signed in with a temporary password and has to change it first.</summary>
    public static bool HasTemporaryPassword(ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == MustChangePassword) && !IsByProvider(principal);

    /// <summary>True for a person who signed in by the provider.</summary>
    public static bool IsByProvider(ClaimsPrincipal principal) => principal.HasClaim(ClaimTypes.AuthenticationMethod, ByProvider);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(DisplayName, user.DisplayName));
        identity.AddClaim(new(Division, user.DivisionId));
        identity.AddClaim(new(Version, user.ConcurrencyStamp ?? ""));
        if (user.MustChangePassword)
            identity.AddClaim(new(MustChangePassword, "true"));
        return identity;
    }
}
