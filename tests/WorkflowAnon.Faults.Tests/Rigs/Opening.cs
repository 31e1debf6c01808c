using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Clock;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>What is there before the office opens: the business clock's first day and the register of files, through the product's own commands.</summary>
internal static class Opening
{
    public static async Task PrepareAsync(StorageOptions storage, AgencyProfile profile)
    {
        var options = new StorageOptions
        {
            Provider = storage.Provider,
            ConnectionString = storage.ConnectionString,
            BlobFolder = storage.BlobFolder,
            UseBusinessClock = true,
        };
        await using var services = new ServiceCollection()
            .AddLogging(l => l.ClearProviders())
            .AddSingleton(_ => new ActivityCatalog().AddProcedureActivities())
            .AddWorkflowAnonStorage(options)
            .AddProcedure(profile)
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        var people = new DemonstrationPeople(profile);
        await services.GetRequiredService<BusinessClock>().BeginAtAsync(
            JapanTime.StartOf(Load.Calendar.Planned).AddHours(9), new BurstCommand("faults-clock", people.Clerk, "clock.begin"));
        await RegisterSeed.EnterAsync(services.GetRequiredService<FileRegisterCommands>(), people.Staff);
    }
}
