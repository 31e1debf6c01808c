using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>添付書類を確認する (5-6-1 to 5-6-3n).</summary>
[Activity("WorkflowAnon.Proposals.CheckAttachments", Category = "第5 提案", DisplayName = "添付書類を確認する", Description = "誓約書（提案者ごと）、新産業の創出等に資することを明らかにする書面、その他必要と認める書類を確かめます。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
internal sealed class CheckAttachments : HumanTaskActivity<CheckAttachmentsHandler>;

/// <summary>Form of the attached papers.</summary>
internal sealed class CheckAttachmentsForm
{
    [FormField("誓約書（第4号様式）", Clause = "5-6-1", Help = "提案者ごとに1行とします。添付がない提案者には「添付されている」を付けません。")]
    public List<OathRow> Oaths { get; set; } = [];

    [FormField("新産業の創出等に資することを明らかにする書面の添付", Required = true, Clause = "5-6-2")]
    public bool? ContributionAttached { get; set; }

    [FormField("その書面の名称（事業計画書など）", Clause = "5-6-2", MaxLength = 200)]
    public string ContributionTitle { get; set; } = "";

    [FormField("事業の内容、目的及び効果が具体的に説明されている", Clause = "5-6-2")]
    public bool? IsConcrete { get; set; }

    [FormField("法人等の役員（書類などから分かるとき）", Clause = "5-1-6", MinRows = 0, Help = "分かる役員を1行に一人ずつ入力すると、解除者の記録と照合します。役員の一覧がないことは不備ではありません。")]
    public List<OfficerRow> Officers { get; set; } = [];

    [FormField("欠格事由に関する申告・誓約の例外（あるとき）", Clause = "5-1-5", MinRows = 0, Help = "他の行政機関等による契約の解除を含みます。欠格に当たるかどうかは人が判断します。")]
    public List<DeclarationRow> Declarations { get; set; } = [];

    [FormField("添付されているその他必要と認める書類", OptionsFrom = "others", Clause = "5-6-3")]
    public List<string> Others { get; set; } = [];

    [FormField("募集要綱にない書類を求めるとき: その書類", Clause = "5-6-3n", MaxLength = 200)]
    public string DemandedPaper { get; set; } = "";

    [FormField("募集要綱にない書類を求める理由", Multiline = true, Clause = "5-6-3n")]
    public string DemandReason { get; set; } = "";
}

/// <summary>The oath of one proposer.</summary>
internal sealed class OathRow
{
    [FormField("提案者", Required = true, OptionsFrom = "parties", Clause = "5-6-1")]
    public string Party { get; set; } = "";

    [FormField("添付されている", Clause = "5-6-1")]
    public bool IsAttached { get; set; }

    [FormField("年月日", Clause = "5-6-1")]
    public DateOnly? DatedOn { get; set; }

    [FormField("誓約した者の氏名（法人等は代表者）", Clause = "5-6-1", MaxLength = 200)]
    public string Signer { get; set; } = "";

    [FormField("役員についても誓約している（法人等）", Clause = "5-6-1")]
    public bool? CoversOfficers { get; set; }

    /// <summary>Number of the proposer from 0, or null.</summary>
    public int? Index => Party.StartsWith('p') && int.TryParse(Party.AsSpan(1), out var index) ? index : null;
}

/// <summary>Records the attachments and what is wrong with them.</summary>
internal sealed class CheckAttachmentsHandler : TaskHandler<CheckAttachmentsForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "添付書類の確認を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var round = await context.RoundAsync(proposal, cancellationToken);
        var view = new TaskView
        {
            Initial = new CheckAttachmentsForm
            {
                Oaths = [.. proposal.Proposers.Select((_, i) => Row(proposal.Oaths.Find(o => o.ProposerIndex == i), i))],
                Officers = [.. proposal.Officers.Select(OfficerRow.From)],
                Declarations = [.. proposal.Declarations.Select(DeclarationRow.From)],
                ContributionAttached = proposal.Oaths.Count > 0 ? proposal.Contribution.IsAttached : null,
                ContributionTitle = proposal.Contribution.Title,
                IsConcrete = proposal.Contribution.IsConcrete,
                Others = [.. proposal.OtherPapers],
            },
        };
        view.Choices["parties"] = [.. ProposalReader.Parties(proposal).Where(p => p.Value != ProposalReader.AgentKey)];
        view.Choices["others"] = [.. round.Guidelines.RequiredPapers.Select(p => new Choice(p, p))];
        view.Fact("提案者", proposal.ProposerNames());
        if (round.Guidelines.RequiredPapers.Count == 0)
            view.Fact("その他必要と認める書類", "募集要綱に定めがありません。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, CheckAttachmentsForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var required = (await context.RoundAsync(proposal, cancellationToken)).Guidelines.RequiredPapers;
        context.Enforce(ProposalEntryRules.CheckOathRows([.. form.Oaths.Select(o => o.Index)], proposal.Proposers.Count));
        proposal.Oaths = [.. form.Oaths.Select(o => new Oath
        {
            ProposerIndex = o.Index!.Value, IsAttached = o.IsAttached, DatedOn = o.DatedOn, Signer = o.Signer, CoversOfficers = o.CoversOfficers,
        })];
        proposal.Contribution = new ContributionPaper { IsAttached = form.ContributionAttached == true, Title = form.ContributionTitle, IsConcrete = form.IsConcrete };
        proposal.OtherPapers = [.. form.Others];
        context.Enforce(ProposalEntryRules.CheckPartyRows("officers", [.. form.Officers.Select(o => o.Index)], proposal.Proposers.Count)
            .And(ProposalEntryRules.CheckPartyRows("declarations", [.. form.Declarations.Select(d => d.Index)], proposal.Proposers.Count))
            .And(ProposalEntryRules.CheckDeclarations([.. form.Declarations.Select(d => (d.Kind == nameof(DeclarationKind.Termination), d.On))])));
        proposal.Officers = [.. form.Officers.Select(o => o.ToOfficer())];
        proposal.Declarations = [.. form.Declarations.Select(d => d.ToDeclaration())];

        var facts = new AttachmentFacts(
            [.. proposal.Oaths.Where(o => o.IsAttached).Select(o => new OathFacts(proposal.Proposers[o.ProposerIndex].Name, o.Signer, o.DatedOn, o.CoversOfficers == true))],
            proposal.Contribution.IsAttached, required, proposal.OtherPapers);
        var found = AttachmentRules.Check(facts, [.. proposal.Proposers.Select(ProposalFacts.Proposer)], proposal.ReceivedOn!.Value)
            .And(await EligibilityFindings.OfAsync(context.Db, proposal, proposal.ProposedOn!.Value, context.Periods, cancellationToken));
        await FormalFindings.RecordAsync(context, proposal, FormalCheck.Attachments, found, ByPerson(context, proposal, form, required), cancellationToken);
        return button;
    }

    private static List<Finding> ByPerson(TaskContext context, Proposal proposal, CheckAttachmentsForm form, List<string> required)
    {
        List<Finding> found = [];
        if (proposal.Contribution is { IsAttached: true, IsConcrete: not true })
            found.Add(new Finding("5-6-2", FindingLevel.Correct, "contributionPaper", "新産業の創出等に資することを明らかにする書面の、事業の内容、目的又は効果の説明が具体的ではありません。"));
        if (form.DemandedPaper.Length == 0)
            return found;
        context.Enforce(GuidelinesRules.CheckDemandedPaper(form.DemandedPaper, required, form.DemandReason), form.DemandReason, "demandReason");
        if (form.DemandReason.Length > 0)
            context.Subject.Record("募集要綱にない書類を求める", $"{form.DemandedPaper} 理由: {form.DemandReason}", "5-6-3n");
        found.Add(new Finding("5-6-3", FindingLevel.Correct, "others", $"審査に必要と認める書類「{form.DemandedPaper}」の提出を求めます。"));
        return found;
    }

    private static OathRow Row(Oath? oath, int index) => oath is null
        ? new OathRow { Party = ProposalReader.PartyKey(index) }
        : new OathRow { Party = ProposalReader.PartyKey(index), IsAttached = oath.IsAttached, DatedOn = oath.DatedOn, Signer = oath.Signer, CoversOfficers = oath.CoversOfficers };
}
