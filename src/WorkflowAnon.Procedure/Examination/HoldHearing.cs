using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>ヒアリング (6-3, 5-3-1n): the proposer is heard, directly also where there is an agent.</summary>
[Activity("WorkflowAnon.Examination.HoldHearing", Category = "第6 審査", DisplayName = "ヒアリングの内容を記録する", Description = "提案者又は代理人から聴いた内容を記録します。代理人による提案でも、提案者本人に直接聴くことができます。", Kind = ActivityKind.Task)]
[Outcomes("Held=実施した", "Back=やめる")]
public sealed class HoldHearing : HumanTaskActivity<HoldHearingHandler>;

/// <summary>Form of the hearing.</summary>
public sealed class HoldHearingForm
{
    /// <summary>相手.</summary>
    [FormField("ヒアリングの相手", Options = ["proposer=提案者", "agent=代理人"], Clause = "5-3-1n", Help = "代理人による提案でも、必要なときは提案者本人に直接聴くことができます。")]
    public string Heard { get; set; } = "";

    /// <summary>実施日.</summary>
    [FormField("実施した日", Clause = "6-0")]
    public DateOnly? HeldOn { get; set; }

    /// <summary>方法.</summary>
    [FormField("方法", Clause = "6-0", Help = "電話、面談など")]
    public string Method { get; set; } = "";

    /// <summary>事項.</summary>
    [FormField("確認した事項", Multiline = true, Clause = "6-0")]
    public string Question { get; set; } = "";

    /// <summary>内容.</summary>
    [FormField("聴取した内容", Multiline = true, Clause = "6-0")]
    public string Answer { get; set; } = "";
}

/// <summary>Puts a hearing on record. What must change in the papers still goes through 補正.</summary>
public sealed class HoldHearingHandler : TaskHandler<HoldHearingForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Held", "ヒアリングの内容を記録する"), new("Back", "実施せずに戻る")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new HoldHearingForm { HeldOn = context.Today } }.ProposalFacts(proposal);
        view.Tables.Add(new("連絡先", ["氏名・名称", "電話", "担当"], [.. proposal.Proposers.Select(p => (IReadOnlyList<string>)[p.Name, p.Phone, $"{p.ContactUnit}　{p.ContactPerson}"])]));
        await view.AddHearingsAsync(context, cancellationToken);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, HoldHearingForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Back")
            return button;
        context.Enforce(RecordRules.CheckStated(form.Heard.Length > 0, "5-3-1n", "heard", "ヒアリングの相手を選んでください。"));
        context.Enforce(RecordRules.CheckStated(form.HeldOn is not null, "6-0", "heldOn", "実施した日を入力してください。"));
        var heldOn = form.HeldOn!.Value;
        var hearing = new Hearing
        {
            Id = SubjectContext.NewId("hearing"),
            CaseId = context.SubjectId,
            HeldOn = heldOn,
            OfAgent = form.Heard == "agent",
            Method = form.Method,
            Question = form.Question,
            Answer = form.Answer,
            HeardById = context.Actor.Id,
        };
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        context.Enforce(HearingRules.Check(hearing, proposal.Agent is not null, context.Today));
        context.Db.Add(hearing);
        return button;
    }
}

/// <summary>Hearings on a page.</summary>
internal static class HearingFacts
{
    /// <summary>Adds what hearings brought.</summary>
    public static async Task AddHearingsAsync(this TaskView view, TaskContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Db.Set<Hearing>().AsNoTracking().Where(h => h.CaseId == context.SubjectId).OrderBy(h => h.HeldOn).ToListAsync(cancellationToken);
        if (rows.Count > 0)
            view.Tables.Add(new("ヒアリング", ["実施した日", "相手・方法", "確認した事項", "聴取した内容"], [.. rows.Select(h => (IReadOnlyList<string>)[
                ExaminationReader.Day(h.HeldOn), $"{(h.OfAgent ? "代理人" : "提案者")}　{h.Method}", h.Question, h.Answer])]));
    }
}
