using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Security;
using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Hosting;

/// <summary>画面: puts the browser side into a host.</summary>
public static class WorkflowAnonWeb
{
    /// <summary>
    /// Registers pages, sign-in and read models. The host registers the database context, the kernel, the agency profile, the
    /// holiday calendar, TimeProvider and, in a demonstration, an <see cref="IDemonstrationInfo"/> of its own.
    /// </summary>
    /// <param name="services">Services.</param>
    /// <param name="external">Sign-in by OpenID Connect; null where there is none.</param>
    /// <param name="studioFolder">Folder of the designer's package; need not exist (docs/studio.md). Null: none.</param>
    public static IServiceCollection AddWorkflowAnonWeb(this IServiceCollection services, OpenIdConnectSignIn? external = null, string? studioFolder = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<IDemonstrationInfo, NoDemonstration>();
        services.AddHttpContextAccessor();
        services.AddReadModels();
        StudioApi.Add(services, new StudioPackage(studioFolder ?? "studio"));
        // Keys live in the database, so that every web node reads every other node's cookies and a restart signs nobody out.
        services.AddDataProtection().SetApplicationName("WorkflowAnon").PersistKeysToDbContext<WorkflowAnonDbContext>();
        AddSignIn(services);
        services.AddSingleton(new SignInWays(external));
        if (external is not null)
            ExternalSignIn.Add(services, external);

        services.AddRazorPages(pages => pages.Conventions.AuthorizeFolder("/").AllowAnonymousToPage("/Login").AllowAnonymousToPage("/LoginCode").AllowAnonymousToPage("/LoginExternal").AllowAnonymousToPage("/Fault").AllowAnonymousToPage("/Preparation"))
            .AddApplicationPart(typeof(WorkflowAnonWeb).Assembly)
            .AddMvcOptions(options =>
            {
                options.Filters.Add<ConflictFilter>();
                options.Filters.Add<PreparationFilter>();
                options.Filters.Add<TemporaryPasswordFilter>();
            });
        services.AddAntiforgery(options => (options.Cookie.SameSite, options.Cookie.SecurePolicy) = (SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.SameSite = SameSiteMode.Lax);

        // Japanese goes out as it is, not as character references: smaller pages that people can read in the source.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services;
    }

    /// <summary>Adds the middleware and the addresses of the pages. Call it once, before other endpoints are mapped.</summary>
    public static WebApplication MapWorkflowAnonWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseWhen(ServerTiming.Concerns, studio => studio.Use(ServerTiming.AddAsync));
        app.Use(SecurityHeaders.AddAsync);
        app.UseWhen(FaultPages.IsForPeople, pages =>
        {
            pages.UseStatusCodePagesWithReExecute("/fault/{0}");
            pages.Use(FaultPages.CatchAsync);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(c => c.Request.Path.StartsWithSegments(StudioAccess.Prefix), studio => studio.Use(StudioApi.GuardAsync));
        Assets.Map(app);
        StudioApi.Map(app);
        app.MapRazorPages();
        return app;
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddIdentity<StaffAccount, IdentityRole>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Lockout.AllowedForNewUsers = true;
            })
            .AddEntityFrameworkStores<WorkflowAnonDbContext>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager<StaffSignIn>()
            .AddDefaultTokenProviders();
        services.AddScoped(p => (StaffSignIn)p.GetRequiredService<SignInManager<StaffAccount>>());

        // Sessions run on the real clock: moving the demonstration's business clock must not sign everybody out.
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.TimeProvider = TimeProvider.System;
            options.OnRefreshingPrincipal = SessionCheck.KeepWayAsync;
        });
        foreach (var step in new[] { IdentityConstants.ExternalScheme, IdentityConstants.TwoFactorUserIdScheme })
        {
            services.Configure<CookieAuthenticationOptions>(step, options =>
            {
                options.TimeProvider = TimeProvider.System;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
        }

        services.ConfigureApplicationCookie(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.Cookie.Name = "workflow-anon";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(9);
            options.SlidingExpiration = true;
            options.LoginPath = "/login";
            options.LogoutPath = "/logout";
            options.ReturnUrlParameter = "returnUrl";
            // Refused is 403 with a page that says so, not a redirection.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = SessionCheck.ValidateAsync;
        });
    }
}
