using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.EndToEnd.Tests.Pages;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.EndToEnd.Tests.Identity;

/// <summary>The pages beside an identity provider; ga-1 is linked with its person s-sato.</summary>
public class IdentityHost : PagesHost
{
    public const string ProviderName = "庁内ログイン";
    public const string LinkedPerson = "s-sato";

    public IdentityHost() => Provider = new(Address);

    internal ProviderHost Provider { get; }

    protected virtual bool AllowsPasswords => true;

    /// <summary>False where the provider is away from the beginning.</summary>
    protected virtual bool StartsProvider => true;

    protected override OpenIdConnectSignIn? External => new()
    {
        Authority = Provider.Address,
        ClientId = ProviderHost.ClientId,
        ClientSecret = ProviderHost.ClientSecret,
        Scopes = ["openid"],
        PersonClaim = "sub",
        DisplayName = ProviderName,
        AllowsPasswords = AllowsPasswords,
    };

    public override async Task InitializeAsync()
    {
        if (StartsProvider)
            await Provider.StartAsync();
        await base.InitializeAsync();
        var id = await AccountIdAsync("ga-1");
        await AddAsync(new IdentityUserLogin<string> { LoginProvider = External!.Provider, ProviderKey = LinkedPerson, ProviderDisplayName = ProviderName, UserId = id });
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }

    public async Task<string> AccountIdAsync(string userName)
    {
        var id = "";
        await InScopeAsync(async services => id = await services.GetRequiredService<WorkflowAnonDbContext>().Set<StaffAccount>().Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync());
        return id;
    }
}

/// <summary>The provider is the only way in.</summary>
public sealed class ProviderOnlyHost : IdentityHost
{
    protected override bool AllowsPasswords => false;
}

/// <summary>The provider is away.</summary>
public sealed class ProviderAwayHost : IdentityHost
{
    protected override bool StartsProvider => false;
}
