using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.CommissionReports;

/// <summary>委員会への報告 (10-1, 10-3) by 総務課, at once after 担当課's notification.</summary>
[Activity("WorkflowAnon.CommissionReports.ReportToCommission", Category = "第10 委員会への報告", DisplayName = "個人情報保護委員会に報告する", Description = "総務課が、違反等、解除しようとすること又は解除したことを、個人情報保護委員会に報告し、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=報告した")]
public sealed class ReportToCommission : HumanTaskActivity<ReportToCommissionHandler>
{
    internal override ValueTask<TaskRequest> AddressAsync(ActivityContext context, TaskRequest asked) =>
        new(asked with { LegalDetail = ReportContext.Read(asked.Context).ViolationId });
}

/// <summary>What a report task is about, as the definition tells it.</summary>
/// <param name="Kind">Name of a <see cref="CommissionReportKind"/>.</param>
/// <param name="ViolationId">The violation file.</param>
public sealed record ReportContext(string Kind, string ViolationId)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the JSON of a task's context.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ReportContext Read(string? json) =>
        JsonSerializer.Deserialize<ReportContext>(json ?? "", Json) ?? throw new InvalidOperationException("報告の文脈（kind、violationId）がありません。");
}

/// <summary>Form of the report.</summary>
public sealed class ReportToCommissionForm
{
    /// <summary>報告した日.</summary>
    [FormField("委員会に報告した日", Required = true, Clause = "10-3")]
    public DateOnly? ReportedOn { get; set; }

    /// <summary>方法.</summary>
    [FormField("報告の方法", Required = true, Options = ["form=委員会の報告フォーム", "post=書面の郵送", "hand=書面の持参"])]
    public string Method { get; set; } = "";

    /// <summary>内容.</summary>
    [FormField("報告の内容", Required = true, Multiline = true)]
    public string Content { get; set; } = "";
}

/// <summary>Records the report; each kind is made once and in the order that the 要領 asks for.</summary>
public sealed class ReportToCommissionHandler(AgencyProfile profile) : TaskHandler<ReportToCommissionForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "委員会に報告した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (wanted, violation) = await ReadAsync(context, cancellationToken);
        return new TaskView { Initial = new ReportToCommissionForm { ReportedOn = context.Today } }
            .Fact("報告の種類", KindName(Enum.Parse<CommissionReportKind>(wanted.Kind)))
            .Fact("違反等と判断した日", JapaneseDate.Format(violation.JudgedOn))
            .Fact("違反等の事実", violation.Facts)
            .Fact("解除の事由に当たる事実", violation.CauseFacts)
            .Fact("解除の日", violation.TerminatedOn is { } on ? JapaneseDate.Format(on) : "");
    }

    /// <summary>日本語 name of a kind.</summary>
    internal static string KindName(CommissionReportKind kind) => kind switch
    {
        CommissionReportKind.Violation => "契約違反等の報告（第10⑴）",
        CommissionReportKind.IntentToTerminate => "解除しようとする旨の報告（第10⑶・1回目）",
        _ => "解除した旨の報告（第10⑶・2回目）",
    };

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ReportToCommissionForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var (wanted, violation) = await ReadAsync(context, cancellationToken);
        var kind = Enum.Parse<CommissionReportKind>(wanted.Kind);
        var notifiedOn = kind switch
        {
            CommissionReportKind.Violation => violation.NotifiedOn,
            CommissionReportKind.IntentToTerminate => violation.IntentNotifiedOn,
            _ => violation.TerminatedOn,
        };
        context.Enforce(CommissionReportRules.CheckReport(new CommissionReportFacts(
            kind, context.Actor.DivisionId == profile.GeneralAffairs().Id, notifiedOn, form.ReportedOn!.Value, form.Content, violation.TerminatedOn), context.Today));
        var isMade = await context.Db.Set<CommissionReport>().AnyAsync(r => r.ViolationId == violation.Id && r.Kind == kind, cancellationToken);
        context.Enforce(RecordRules.CheckStated(!isMade, CommissionReportRules.ClauseOf(kind), "", "この報告は既に行われています。"));
        var number = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        var report = new CommissionReport
        {
            Id = SubjectContext.NewId("report"),
            CaseId = violation.CaseId,
            ViolationId = violation.Id,
            Kind = kind,
            ReportedOn = form.ReportedOn.Value,
            Method = form.Method,
            Content = form.Content,
            DocumentNumber = number,
            ReportedById = context.Actor.Id,
        };
        context.Db.Add(report);
        await context.Subject.Custody.IssueAsync(
            PaperKind.CommissionReport, KindName(kind), PaperHolders.Commission, form.ReportedOn.Value, number, cancellationToken, PaperAddress.Of("commission-report", report.Id), keepsCopy: true, clause: CommissionReportRules.ClauseOf(kind));
        await context.Subject.MeetDeadlineAsync(DeadlineKind.CommissionReport, cancellationToken, violation.Id);
        return button;
    }

    private static async Task<(ReportContext Wanted, ViolationFile Violation)> ReadAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var wanted = ReportContext.Read(context.Task.Context);
        var violation = await context.Db.Set<ViolationFile>().AsNoTracking().SingleAsync(v => v.Id == wanted.ViolationId, cancellationToken);
        return (wanted, violation);
    }
}

/// <summary>2回目の報告を要するか: a termination by the contract's own causes alone needs none (10-3x).</summary>
[Activity("WorkflowAnon.CommissionReports.NeedsTerminationReport", Category = "第10 委員会への報告", DisplayName = "解除した旨の報告を要するか", Description = "法定の事由による解除で、委員会への報告を要するかで、進む先を分けます。")]
[Outcomes("Yes=要する", "No=要しない")]
public sealed class NeedsTerminationReport : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = context.GetWorkflowInput<JsonElement>("Event").GetProperty("violationId").GetString();
        var violation = await context.Services.GetRequiredService<WorkflowAnonDbContext>().Set<ViolationFile>().AsNoTracking()
            .SingleAsync(v => v.Id == id, context.CancellationToken);
        context.Complete(violation.Causes.Any(TerminationRules.IsStatutory) ? "Yes" : "No");
    }
}
