using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Security;

/// <summary>Sign-in of staff, by password or by the provider: a person who has left or is locked cannot sign in by any way, and a session of theirs ends at the next request.</summary>
internal sealed class StaffSignIn(
    UserManager<StaffAccount> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffAccount>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffAccount> confirmation)
    : SignInManager<StaffAccount>(users, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(StaffAccount user) => user.IsActive && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(StaffAccount? user, string? securityStamp) =>
        user is { IsActive: true, IsLockedByOperator: false } && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <summary>Signs in who is linked with an identity that the provider has proven. Failed: nobody is.</summary>
    /// <param name="provider">The provider, as links name it.</param>
    /// <param name="subject">The person there.</param>
    /// <param name="properties">What the session keeps.</param>
    public async Task<SignInResult> LinkedSignInAsync(string provider, string subject, AuthenticationProperties properties)
    {
        var user = await UserManager.FindByLoginAsync(provider, subject);
        if (user is null)
            return SignInResult.Failed;
        if (await PreSignInCheck(user) is { } refused)
            return refused;
        await SignInAsync(user, properties, StaffClaims.ByProvider);
        return SignInResult.Success;
    }

    /// <summary>The base class does not count wrong recovery codes; here they lock as wrong passwords do.</summary>
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        var user = await GetTwoFactorAuthenticationUserAsync();
        if (user is null)
            return SignInResult.Failed;
        if (await PreSignInCheck(user) is { } refused)
            return refused;
        var result = await base.TwoFactorRecoveryCodeSignInAsync(SecondFactor.Digest(recoveryCode));
        if (result.Succeeded)
            return result;
        await UserManager.AccessFailedAsync(user);
        return await UserManager.IsLockedOutAsync(user) ? SignInResult.LockedOut : result;
    }
}
