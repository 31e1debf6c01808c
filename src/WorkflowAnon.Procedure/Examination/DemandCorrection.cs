using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>説明の要求・訂正の求め (5-7): a period, an addressee, and what is asked for.</summary>
[Activity("WorkflowAnon.Examination.DemandCorrection", Category = "第6 審査", DisplayName = "説明要求書・訂正依頼書を発送する", Description = "期間を定めて、提案者又は代理人に説明又は訂正を求めます。", Kind = ActivityKind.Task)]
[Outcomes("Issued=発送した", "Back=やめる")]
public sealed class DemandCorrection : HumanTaskActivity<DemandCorrectionHandler>;

/// <summary>Form of the demand.</summary>
public sealed class DemandCorrectionForm
{
    /// <summary>求めること.</summary>
    [FormField("求めること", Required = true, Options = ["Explanation=説明", "Correction=訂正", "Both=説明及び訂正"], Clause = "5-7")]
    public string Kind { get; set; } = "";

    /// <summary>宛先.</summary>
    [FormField("宛先", Required = true, OptionsFrom = "addressees", Clause = "5-7")]
    public string Addressee { get; set; } = "";

    /// <summary>確認結果.</summary>
    [FormField("総務課の確認の結果から選ぶ事項", OptionsFrom = "findings", Clause = "5-7")]
    public List<string> Findings { get; set; } = [];

    /// <summary>求める事項.</summary>
    [FormField("その他に求める事項", Clause = "5-7")]
    public List<CorrectionPointRow> Points { get; set; } = [];

    /// <summary>施行日.</summary>
    [FormField("施行日（発送した日）", Required = true, Clause = "5-7")]
    public DateOnly? IssuedOn { get; set; }

    /// <summary>期限.</summary>
    [FormField("期限", Required = true, Clause = "5-7", Help = "説明や訂正は、期間を定めて求めます。提案者が対応できる開庁日を定めてください。")]
    public DateOnly? DueOn { get; set; }

    /// <summary>休日を期限とする理由.</summary>
    [FormField("注意のある事項を確認して進める理由", Clause = "5-7")]
    public string WarningReason { get; set; } = "";
}

/// <summary>A thing asked for that no finding names.</summary>
public sealed class CorrectionPointRow
{
    /// <summary>事項.</summary>
    [FormField("説明又は訂正を求める事項", Required = true, Multiline = true)]
    public string Text { get; set; } = "";
}

/// <summary>Issues one round of 補正: record, paper, deadline.</summary>
public sealed class DemandCorrectionHandler : TaskHandler<DemandCorrectionForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Issued", "説明要求書・訂正依頼書を発送した"), new("Back", "求めずに戻る")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checklist(HumanTask task) => ["何をどう直せばよいかが、求める事項から提案者に分かるか", "期限は提案者が対応できる長さか"];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new DemandCorrectionForm { IssuedOn = context.Today } }.ProposalFacts(proposal);
        view.Choices["addressees"] = proposal.Agent is { } agent
            ? [new("proposer", $"提案者（{proposal.ProposerNames()}）"), new("agent", $"代理人（{agent.Name}）")]
            : [new("proposer", $"提案者（{proposal.ProposerNames()}）")];
        view.Choices["findings"] = [.. (await FindingsAsync(context, cancellationToken)).Select(f => new Choice(f.Id, $"{Clauses.Get(f.Clause).Reference}　{f.Message}"))];
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DemandCorrectionForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Back")
            return button;
        await context.OpenExaminationAsync(cancellationToken);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var chosen = (await FindingsAsync(context, cancellationToken)).Where(f => form.Findings.Contains(f.Id)).ToList();
        List<CorrectionItem> items =
        [
            .. chosen.Select(f => new CorrectionItem { FindingId = f.Id, Clause = f.Clause, Text = f.Message }),
            .. form.Points.Select(p => new CorrectionItem { Clause = "5-7", Text = p.Text }),
        ];
        var toAgent = form.Addressee == "agent";
        context.Enforce(
            CorrectionOutcomeRules.CheckAddress(toAgent, proposal.Agent is not null, form.IssuedOn!.Value, form.DueOn, context.Today)
                .And(CorrectionRules.CheckDemand(new(form.IssuedOn.Value, form.DueOn, [.. items.Select(i => i.Text)], IssuedByOwningDivision: true), context.Calendar)),
            form.WarningReason);
        await IssueAsync(context, form, items, toAgent, cancellationToken);
        return button;
    }

    private static async Task IssueAsync(TaskContext context, DemandCorrectionForm form, List<CorrectionItem> items, bool toAgent, CancellationToken cancellationToken)
    {
        var due = form.DueOn!.Value;
        var correction = new Correction
        {
            Id = SubjectContext.NewId("correction"),
            CaseId = context.SubjectId,
            Round = ((await context.Db.LatestCorrectionAsync(context.SubjectId, cancellationToken))?.Round ?? 0) + 1,
            Kind = Enum.Parse<CorrectionKind>(form.Kind),
            ToAgent = toAgent,
            Items = items,
            DueOn = due,
            DueReason = form.WarningReason,
            DocumentNumber = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken),
            RequestedOn = form.IssuedOn!.Value,
            RequestedById = context.Actor.Id,
        };
        context.Db.Add(correction);
        await context.Subject.SetDeadlineAsync(DeadlineKind.Correction,
            new ComputedDate(due, due, $"{JapaneseDate.Format(correction.RequestedOn)}付けの依頼書で、担当課が定めた期限（規則第54条第7項）。", "5-7", []), cancellationToken);
        await context.Subject.Custody.IssueAsync(PaperKind.CorrectionDemand,
            string.Create(CultureInfo.InvariantCulture, $"説明要求書・訂正依頼書（第{correction.Round}回）"), PaperHolders.Counterparty, correction.RequestedOn, correction.DocumentNumber, cancellationToken,
            PaperAddress.Of(CorrectionDemandPaper.PaperKey, correction.Id));
    }

    // What still stands is carried over to each new version of the papers: an earlier version's findings would show twice.
    private static async Task<List<FormalFinding>> FindingsAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var version = (await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken)).PaperVersion;
        return await context.Db.Set<FormalFinding>().AsNoTracking()
            .Where(f => f.CaseId == context.SubjectId && f.PaperVersion == version && f.Level != FindingLevel.Block)
            .OrderBy(f => f.Check).ThenBy(f => f.Position).ToListAsync(cancellationToken);
    }
}
