using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Server.Hosting;

/// <summary>The modules of the product beyond database and broker: activities, procedure, documents, pages.</summary>
internal static class ProductModules
{
    /// <summary>The activities that definitions may use, in every role and verb.</summary>
    public static void AddActivities(IServiceCollection services) => services.AddSingleton(_ => new ActivityCatalog());

    /// <summary>Services of the modules.</summary>
    public static void Add(IServiceCollection services, ServerSetup setup)
    {
    }

    /// <summary>Endpoints of the modules.</summary>
    public static void Map(WebApplication app, ServerSetup setup)
    {
    }
}
