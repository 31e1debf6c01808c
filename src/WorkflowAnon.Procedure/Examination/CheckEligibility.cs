using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>欠格事由の確認 (6-1): by the oath, and as far as possible by the register of terminated contracts and inquiries.</summary>
[Activity("WorkflowAnon.Examination.CheckEligibility", Category = "第6 審査", DisplayName = "欠格事由を確認する", Description = "誓約書により判断し、契約を解除された者の記録との照合その他可能な範囲での確認の結果を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
public sealed class CheckEligibility : HumanTaskActivity<CheckEligibilityHandler>;

/// <summary>Form of the confirmation.</summary>
public sealed class CheckEligibilityForm
{
    /// <summary>誓約書.</summary>
    [FormField("提案者全員の誓約書（法人等は役員を含む。）を確認した", Clause = "6-1")]
    public bool OathsConfirmed { get; set; }

    /// <summary>照合結果の判断.</summary>
    [FormField("照合で見付かった者についての判断", Multiline = true, Clause = "6-1",
        Help = "同一の者かどうか、解除の日から起算して2年を経過しているかどうかを確かめた結果を入力します。見付からなければ空欄で構いません。")]
    public string HitJudgement { get; set; } = "";

    /// <summary>その他の確認.</summary>
    [FormField("解除の有無について、可能な範囲で確認した内容", Required = true, Multiline = true, Clause = "6-1", Help = "他の行政機関等への照会先と結果、又は確認できない理由")]
    public string OtherInquiry { get; set; } = "";

    /// <summary>欠格事由.</summary>
    [FormField("欠格事由に当たる者がいるか", Required = true, Clause = "6-1")]
    public bool? GroundFound { get; set; }
}

/// <summary>Looks the proposers up in the register and records what a person found. The software never decides that somebody is barred.</summary>
public sealed class CheckEligibilityHandler : TaskHandler<CheckEligibilityForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "欠格事由の確認を記録する")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checklist(HumanTask task) => ["誓約書が提案者ごとにあり、役員も含めて誓約されているか", "法第120条による解除の有無を、可能な範囲で確認したか（他の行政機関等によるものを含む。）"];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal);
        view.Tables.Add(new("誓約書（第4号様式）", ["提案者", "添付"], [.. proposal.Proposers.Select((p, i) => (IReadOnlyList<string>)[
            p.Name, proposal.Oaths.Any(o => o.ProposerIndex == i && o.IsAttached) ? "あり" : "なし"])]));
        var (findings, hits) = await LookUpAsync(context, proposal, cancellationToken);
        view.Fact("解除者の記録との照合", hits.Count == 0 ? "一致の可能性がある者はありません" : $"{hits.Count}件の一致の可能性があります");
        view.Warnings.AddRange(findings.Findings.Select(f => f.Message));
        if ((await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken))?.Eligibility is { } earlier)
            view.Initial = new CheckEligibilityForm { OathsConfirmed = earlier.OathsConfirmed, HitJudgement = earlier.HitJudgement, OtherInquiry = earlier.OtherInquiry };
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, CheckEligibilityForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var file = await context.OpenExaminationAsync(cancellationToken);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var (findings, hits) = await LookUpAsync(context, proposal, cancellationToken);
        var evidence = new EligibilityEvidence
        {
            OathsConfirmed = form.OathsConfirmed,
            LookedUpAt = context.Now.ToUniversalTime(),
            RegisterHits = hits,
            HitJudgement = form.HitJudgement,
            OtherInquiry = form.OtherInquiry,
            GroundFound = form.GroundFound!.Value,
            ConfirmedById = context.Actor.Id,
            ConfirmedOn = context.Today,
        };
        context.Enforce(EvidenceRules.CheckEligibility(evidence));
        // Age and declared grounds are found without the register: they too are judged in words, never passed over.
        if (findings.Has(FindingLevel.Human) && string.IsNullOrWhiteSpace(form.HitJudgement))
            throw new TaskRefusedException([.. findings.At(FindingLevel.Human).Select(f => new FieldError("hitJudgement", f.Message, f.Clause))]);
        file.Eligibility = evidence;
        return button;
    }

    private static async Task<(RuleResult Findings, List<string> Hits)> LookUpAsync(TaskContext context, Proposal proposal, CancellationToken cancellationToken)
    {
        var on = proposal.ProposedOn ?? proposal.ReceivedOn ?? context.Today;
        var entries = await context.Db.Set<Disqualification>().AsNoTracking().Where(d => d.BarredUntil >= on).ToListAsync(cancellationToken);
        List<RuleResult> findings = [];
        List<string> hits = [];
        foreach (var (proposer, index) in proposal.Proposers.Select((p, i) => (p, i)))
        {
            var party = new EligibilityFacts(proposer.Name, proposer.Address, proposer.Kind == PartyKind.Corporation, Blank(proposer.CorporateNumber), proposer.BornOn);
            var item = FormattableString.Invariant($"proposers[{index}]");
            findings.Add(EligibilityRules.Check(party, [], on, context.Periods, item));
            foreach (var entry in entries)
            {
                var hit = EligibilityRules.Check(party with { BirthDate = null }, [new(entry.Name, entry.Address, Blank(entry.CorporateNumber), entry.TerminatedOn)], on, context.Periods, item);
                if (hit.IsClean)
                    continue;
                hits.Add(entry.Id);
                findings.Add(hit);
            }
        }

        return (RuleResult.Merge(findings), [.. hits.Distinct(StringComparer.Ordinal)]);
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
