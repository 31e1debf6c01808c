using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel;

/// <summary>Composition of the procedure.</summary>
public static class ProcedureServices
{
    /// <summary>The assembly whose activities definitions may use.</summary>
    public static Assembly Assembly => typeof(ProcedureServices).Assembly;

    /// <summary>Adds handlers, commands, the calendar of <paramref name="profile"/>, paper sources and labels.</summary>
    public static IServiceCollection AddProcedure(this IServiceCollection services, AgencyProfile profile)
    {
        services.AddSingleton(profile);
        services.AddSingleton(profile.Calendar());
        services.AddSingleton(new DueBands(profile.Calendar(), profile.Inbox));
        services.AddSingleton(new PeriodCalculator(profile.Calendar(), profile.PeriodSettings()));
        services.AddSingleton<TaskTypes>();
        services.AddSingleton<TaskCommands>();
        services.AddScoped<ActOutcomeReader>();
        services.AddSingleton<UnfinishedForms>();
        services.AddSingleton<ProcedureCommands>();
        services.AddSingleton<FileRegister.FileRegisterCommands>();
        services.AddSingleton<IDefinitionRule, StructureRule>();
        services.AddSingleton<IDefinitionRule, CitationRule>();
        services.AddSingleton<IDefinitionRule, DrawnTasks.TaskInputRule>();
        services.AddSingleton<Statute.StatuteChecks>();
        services.AddSingleton<Statute.DefinitionExaminer>();
        services.AddSingleton<IDefinitionSetRule>(p => p.GetRequiredService<Statute.StatuteChecks>());
        services.AddScoped<SubjectContextFactory>();
        services.AddScoped<TaskRegistrar>();
        services.AddScoped(p => new NoticeBook(
            p.GetRequiredService<WorkflowAnonDbContext>(), p.GetRequiredService<BurstScope>(), p.GetRequiredService<TaskRights>(), p.GetRequiredService<UnitDirectory>(), profile));
        services.AddSingleton<NoticeCommands>();
        services.AddScoped<TaskRights>();
        services.AddSingleton<Approvals.DraftCommands>();
        services.AddSingleton<Absences.AbsenceCommands>();
        services.TryAddScoped<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddSingleton<Staff.StaffCommands>();
        services.AddSingleton<Staff.TransferCommands>();
        services.AddSingleton<Staff.OwnAccountCommands>();
        services.AddScoped<Staff.StaffWorkReader>();
        services.AddSingleton<SavedFilterCommands>();
        services.AddScoped<UnitDirectory>();
        services.AddScoped<CaseMigration.MigrationPlanner>();
        services.AddSingleton<CaseMigration.MigrationCommands>();
        services.AddScoped(p => new CaseMigration.MigrationDesk(
            p.GetRequiredService<CaseMigration.MigrationPlanner>(), p.GetRequiredService<CaseMigration.MigrationCommands>(), p.GetRequiredService<UnitDirectory>(), p.GetRequiredService<WorkflowAnonDbContext>()));
        services.AddScoped<Records.RetentionRegister>();
        services.AddSingleton<Records.LegalHoldCommands>();
        services.AddSingleton<Attachments.AttachmentCommands>();
        services.AddSingleton<Definitions.DefinitionDraftCommands>();
        services.AddSingleton<Definitions.ReleaseCommands>();
        services.AddScoped<Definitions.DefinitionReader>();
        services.AddScoped<Definitions.Composing.TaskComposer>();
        services.AddSingleton<Records.IdentityViews>();
        services.AddScoped<CaseFiles.CaseFileReader>();
        services.AddScoped<CaseFiles.CaseExporter>();
        services.AddSingleton<CaseFiles.CaseExportCommands>();
        AddAll<CaseFiles.ICaseFilePart>(services);
        AddAll<IPaperSource>(services);
        AddAll<ISubjectLabels>(services);
        return services;
    }

    /// <summary>Registers the procedure's activities in the engine's catalogue.</summary>
    public static ActivityCatalog AddProcedureActivities(this ActivityCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.AddFromAssembly(Assembly)
            .AddWords([Units.GeneralAffairs, Units.OwningDivision])
            .AddWords(EventCatalog.Types.SelectMany(t => t.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Append(t.Name)));
    }

    private static void AddAll<T>(IServiceCollection services)
    {
        foreach (var type in Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(T))))
            services.AddScoped(typeof(T), type);
    }
}
