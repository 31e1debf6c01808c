using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>提案の取下げを受け付ける: in writing, by all proposers, before the contract is sealed.</summary>
[Activity("WorkflowAnon.Proposals.ReceiveWithdrawal", Category = "第5 提案", DisplayName = "提案の取下げを受け付ける", Description = "取下書により、提案者の全員が取り下げることを確かめます。契約を締結した後は受け付けられません。", Kind = ActivityKind.Task)]
[Outcomes("Withdrawn=取り下げられた", "Kept=取下げではない")]
internal sealed class ReceiveWithdrawal : HumanTaskActivity<ReceiveWithdrawalHandler>;

/// <summary>Form of a withdrawal.</summary>
internal sealed class ReceiveWithdrawalForm
{
    [FormField("取下書の年月日", RequiredByRule = true, Clause = "N-2")]
    public DateOnly? DatedOn { get; set; }

    [FormField("取下書が到達した日", RequiredByRule = true, Clause = "N-2")]
    public DateOnly? ArrivedOn { get; set; }

    [FormField("取下書に提案者の全員の氏名・名称がある", Clause = "N-2")]
    public bool ByAllProposers { get; set; }

    [FormField("代理人による取下げ", Clause = "N-2")]
    public bool ByAgent { get; set; }

    [FormField("代理人に取下げの権限があることを確かめた方法", Multiline = true, Clause = "N-2")]
    public string AuthorityJudgement { get; set; } = "";

    [FormField("取下げの理由（記載があるとき）", Multiline = true)]
    public string Reason { get; set; } = "";
}

/// <summary>Records the withdrawal; every procedure of the case then ends by the event that follows.</summary>
internal sealed class ReceiveWithdrawalHandler : TaskHandler<ReceiveWithdrawalForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Withdrawn", "取下げを受け付け、事案を終える"), new("Kept", "取下げではないため、事案を続ける")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var @case = await context.CaseAsync(cancellationToken);
        var view = new TaskView { Initial = new ReceiveWithdrawalForm { ArrivedOn = context.Today } }
            .Fact("提案者", proposal.ProposerNames()).Fact("代理人", proposal.Agent?.Name ?? "なし").Fact("段階", @case.Stage.DisplayName());
        view.Tables.Add(new("取下げにより取り消されるタスク", ["タスク", "所属"],
            [.. (await PendingAsync(context, cancellationToken)).Select(t => (IReadOnlyList<string>)[t.Title, ProposalReader.DivisionName(context.Profile, t.DivisionId)])]));
        if (await context.Db.Set<FeePayment>().AnyAsync(p => p.CaseId == context.SubjectId, cancellationToken))
            view.Warnings.Add("手数料が納付されています。納付された手数料は還付しません。提案者に伝えてください。");
        view.Notes.AddRange(["取下げは書面で確認します。", "契約を締結した後は取り下げられません。", "書類の原本と写しは、それぞれの所属で保管を続けます。"]);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveWithdrawalForm form, string button, CancellationToken cancellationToken)
    {
        if (button == "Kept")
        {
            context.Subject.Record("取下げではないことを確認", form.Reason, "N-2");
            return button;
        }

        var @case = await context.CaseAsync(cancellationToken);
        var concludedOn = await context.Db.Set<UseContract>().Where(c => c.CaseId == context.SubjectId).Select(c => c.ConcludedOn).FirstOrDefaultAsync(cancellationToken);
        context.Enforce(WithdrawalRules.Check(
            new WithdrawalFacts(@case.IsOpen, concludedOn, form.DatedOn, form.ArrivedOn, form.ByAllProposers, form.ByAgent, form.AuthorityJudgement), context.Today));
        var number = await context.Subject.NextReceiptNumberAsync(cancellationToken);
        context.Db.Add(new Withdrawal
        {
            CaseId = @case.Id,
            DatedOn = form.DatedOn!.Value,
            ArrivedOn = form.ArrivedOn!.Value,
            ByAgent = form.ByAgent,
            AuthorityJudgement = form.AuthorityJudgement,
            Reason = form.Reason,
            ReceiptNumber = number,
            ReceivedById = context.Actor.Id,
            ReceivedAt = context.Now.ToUniversalTime(),
        });
        await context.Subject.Custody.RegisterAsync(PaperKind.Withdrawal, "取下書", context.Task.DivisionId, form.ArrivedOn.Value, number, "収受", cancellationToken);
        foreach (var deadline in await context.Db.Set<Deadline>().Where(d => d.SubjectId == @case.Id && d.MetAt == null && d.SupersededAt == null).ToListAsync(cancellationToken))
            deadline.SupersededAt = context.Now;
        context.Subject.Record("提案の取下げ", $"{number} {JapaneseDate.Format(form.DatedOn.Value)}付け {form.Reason}".TrimEnd(), "N-2");
        foreach (var task in await PendingAsync(context, cancellationToken))
            context.Subject.Record("タスクの取消し", $"{task.Title}（{ProposalReader.DivisionName(context.Profile, task.DivisionId)}） 理由: 提案の取下げ", "N-2");
        return button;
    }

    private static Task<List<HumanTask>> PendingAsync(TaskContext context, CancellationToken cancellationToken) => context.Db.Set<HumanTask>().AsNoTracking()
        .Where(t => t.SubjectId == context.SubjectId && t.Id != context.Task.Id && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed))
        .OrderBy(t => t.CreatedAt).ToListAsync(cancellationToken);
}
