using Microsoft.AspNetCore.Identity;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Server.Demonstration;

/// <summary>実演: what a demonstration has beside the product. Registered in no other mode.</summary>
internal static class DemonstrationModule
{
    public static IServiceCollection AddDemonstration(this IServiceCollection services, ServerSetup setup)
    {
        services.AddSingleton<IDemonstrationInfo, DemonstrationInfo>();
        if (!setup.UsesDemonstrationAccounts) return services;
        services.AddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddScoped<IStartupStep, DemonstrationAccountsStep>();
        services.AddSingleton<IStartupNotice, DemonstrationNotice>();
        if (!setup.UsesDemonstrationData) return services;
        services.AddSingleton<DemonstrationProgress>();
        services.AddSingleton<DemonstrationSeeder>();
        services.AddHostedService<DemonstrationDataWorker>();
        return services;
    }
}
