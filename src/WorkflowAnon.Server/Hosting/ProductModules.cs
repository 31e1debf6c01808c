using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Server.Demonstration;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Server.Hosting;

/// <summary>The modules of the product beyond database and broker: activities, procedure, documents, pages, demonstration.</summary>
internal static class ProductModules
{
    /// <summary>The activities that definitions may use, in every role and verb.</summary>
    public static void AddActivities(IServiceCollection services) => services.AddSingleton(p =>
        new ActivityCatalog().AddProcedureActivities().AddWords(p.GetService<AgencyProfile>()?.Divisions.Select(d => d.Id) ?? []));

    /// <summary>Services of the modules.</summary>
    public static void Add(IServiceCollection services, ServerSetup setup)
    {
        services.AddProcedure(setup.Profile);
        if (setup.Roles.HasFlag(ServerRoles.GeneralAffairs)) services.AddHostedService<TransferWorker>();
        if (!setup.Roles.HasFlag(ServerRoles.Web)) return;
        if (setup.Mode == ServerMode.Demonstration) services.AddDemonstration(setup);
        services.AddSingleton<IIntegrationInfo, IntegrationInfo>();
        services.AddWorkflowAnonWeb(setup.OpenIdConnect(), ServerSetup.Locate(setup.Options.Studio.Path));
    }

    /// <summary>Endpoints of the modules.</summary>
    public static void Map(WebApplication app, ServerSetup setup)
    {
        if (setup.Roles.HasFlag(ServerRoles.Web)) app.MapWorkflowAnonWeb();
    }
}
