using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>審査結果通知書の施行 (7-0): number, date, enclosures; the due date counts from the real 施行日.</summary>
[Activity("WorkflowAnon.Notification.Dispatch", Category = "第7 通知", DisplayName = "通知書を発送する", Description = "文書番号と施行日を付けて発送します。提出期限・納付期限は、実際の施行日から計算します。", Kind = ActivityKind.Task)]
[Outcomes("Dispatched=発送した", "Back=起案に戻す")]
public sealed class DispatchNotice : HumanTaskActivity<DispatchNoticeHandler>;

/// <summary>Form of the dispatch.</summary>
public sealed class DispatchNoticeForm
{
    /// <summary>施行日.</summary>
    [FormField("施行日（発送した日）", Required = true, Clause = "7-0")]
    public DateOnly? EnforcementDate { get; set; }

    /// <summary>発送の方法.</summary>
    [FormField("発送の方法", Required = true, Options = ["post=郵送", "hand=手渡し"], Clause = "7-0")]
    public string DispatchMethod { get; set; } = "";

    /// <summary>同封の確認.</summary>
    [FormField("添付書類を全て同封した（適合の通知: 第6号様式と契約書の案）", Clause = "7-1ア")]
    public bool EnclosuresPacked { get; set; }

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";
}

/// <summary>Sends the notice out: only what was approved, with both enclosures, and with the due date from the day it really went.</summary>
public sealed class DispatchNoticeHandler : TaskHandler<DispatchNoticeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Dispatched", "通知書を発送した"), new("Back", "発送せずに、起案に戻す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView { Initial = new DispatchNoticeForm { EnforcementDate = context.Today } }
            .ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        if (await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken) is not { } notice)
            return view;
        if (!notice.Conforming)
            return view.Fact("通知書", "第8号様式", PaperAddress.Of(NonConformingNoticePaper.PaperKey, context.SubjectId));
        var due = notice.ApplicationDueOverride ?? context.Periods.ApplicationDue(context.Today).Due;
        return view.Fact("通知書", "第5号様式", PaperAddress.Of(ConformingNoticePaper.PaperKey, context.SubjectId))
            .Fact("添付（申込書の様式）", "第6号様式", PaperAddress.Of(ApplicationFormPaper.PaperKey, context.SubjectId))
            .Fact("添付（契約書の案）", $"第7号様式　{notice.ContractDraftCopies}通", PaperAddress.Of(ContractDraftPaper.PaperKey, context.SubjectId))
            .Fact("本日施行した場合の提出期限・納付期限", JapaneseDate.FormatWithWeekday(due));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DispatchNoticeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Back")
            return button;
        var notice = await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "発送する通知書がありません。", "7-0");
        context.Enforce(ResultNoticeRules.CheckPacked(notice.Conforming, form.EnclosuresPacked));
        var file = await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken);
        var approval = await context.Db.Set<Approval>().AsNoTracking().Where(a => a.SubjectId == context.SubjectId && a.Subject == ApprovalSubject.ResultNotice)
            .OrderByDescending(a => a.DecidedAt).FirstOrDefaultAsync(cancellationToken);
        var date = form.EnforcementDate!.Value;
        var number = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        var rules = ResultNoticeRules.CheckDispatch(notice, approval is { Approved: true }, file?.DecidedOn, date, number, context.Today);
        ComputedDate? due = null;
        if (notice.Conforming)
        {
            due = DueFrom(context, notice, date);
            rules = rules.And(ResultNoticeRules.CheckApplicationDue(due.Due, context.Periods.ApplicationDue(date), notice.ApplicationDueReason, context.Today, context.Calendar)
                .OnFields(_ => "enforcementDate"));
            // O-18: estimate, scrutiny and conditional contract lie strictly before the notice. That the contract is conditional was settled when it was signed.
            if (await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken) is { Outsourced: true } o)
                rules = rules.And(OutsourcingRules.CheckOrder(o, date));
        }

        context.Enforce(rules, form.WarningReason);
        await SendAsync(context, notice, form, number, due, cancellationToken);
        return button;
    }

    private static ComputedDate DueFrom(TaskContext context, ResultNotice notice, DateOnly enforcementDate)
    {
        var basis = context.Periods.ApplicationDue(enforcementDate);
        return notice.ApplicationDueOverride is { } own
            ? basis with { Due = own, Rule = $"{basis.Rule}担当課が別に{JapaneseDate.FormatWithWeekday(own)}と定めた。理由: {notice.ApplicationDueReason}" }
            : basis;
    }

    private static async Task SendAsync(TaskContext context, ResultNotice notice, DispatchNoticeForm form, string number, ComputedDate? due, CancellationToken cancellationToken)
    {
        var date = form.EnforcementDate!.Value;
        notice.DocumentNumber = number;
        notice.EnforcementDate = date;
        notice.DispatchMethod = form.DispatchMethod == "hand" ? "手渡し" : "郵送";
        notice.DispatchedAt = context.Now.ToUniversalTime();
        await context.Subject.Custody.IssueAsync(PaperKind.ResultNotice, notice.Conforming ? "審査結果通知書（適合）" : "審査結果通知書（不適合）", PaperHolders.Counterparty, date, number, cancellationToken,
            PaperAddress.Of((notice.Conforming ? ConformingNoticePaper.PaperKey : NonConformingNoticePaper.PaperKey), notice.Id));
        if (due is null)
            return;
        notice.ApplicationDue = due.Due;
        notice.ApplicationDueRule = due.Rule;
        await context.Subject.SetDeadlineAsync(DeadlineKind.ContractApplication, due, cancellationToken);
        await context.Subject.Custody.IssueAsync(PaperKind.NoticeEnclosure, "契約締結に関する申込書の様式（第6号様式）", PaperHolders.Counterparty, date, number, cancellationToken,
            PaperAddress.Of(ApplicationFormPaper.PaperKey, notice.Id));
        await context.Subject.Custody.IssueAsync(PaperKind.NoticeEnclosure, $"契約書の案（第7号様式）{notice.ContractDraftCopies}通", PaperHolders.Counterparty, date, number, cancellationToken,
            PaperAddress.Of(ContractDraftPaper.PaperKey, notice.Id));
    }
}
