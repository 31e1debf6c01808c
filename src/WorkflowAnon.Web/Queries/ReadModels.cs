using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Queries;

/// <summary>Registers the read models: per request, on the request's own database context, never tracking.</summary>
internal static class ReadModels
{
    public static IServiceCollection AddReadModels(this IServiceCollection services) => services
        .AddScoped<InboxQuery>()
        .AddScoped<InboxDesk>()
        .AddScoped<BoardQuery>()
        .AddScoped<WorkQuery>()
        .AddSingleton<SealedText>()
        .AddScoped<SubjectQuery>()
        .AddScoped<AttachmentQuery>()
        .AddScoped<CaseQuery>()
        .AddScoped<CaseFileQuery>()
        .AddScoped<StageMapQuery>()
        .AddScoped<DefinitionQuery>()
        .AddScoped<SimulationQuery>()
        .AddScoped<MigrationQuery>()
        .AddScoped<RecruitmentQuery>()
        .AddScoped<CreatedQuery>()
        .AddScoped<FileQuery>()
        .AddScoped<DeskQuery>()
        .AddScoped<PartyQuery>()
        .AddScoped<AnnualQuery>()
        .AddScoped<PaperQuery>()
        .AddScoped<OperatorDesk>()
        .AddScoped<DraftQuery>()
        .AddScoped<AbsenceQuery>()
        .AddScoped<RecordsQuery>()
        .AddScoped<IdentityQuery>()
        .AddScoped<NoticeQuery>()
        .AddScoped<AccountQuery>()
        .AddScoped<StaffQuery>()
        .AddScoped<TransferQuery>()
        .AddScoped<ClockQuery>();
}
