using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>本人であることを確認する: every proposer and the agent (第5-4).</summary>
[Activity("WorkflowAnon.Proposals.CheckIdentity", Category = "第5 提案", DisplayName = "本人であることを確認する", Description = "提案者ごとに（代理人があるときは代理人も）本人確認書類を確かめます。書類の番号は記録しません。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した", "Supervisor=監督者の確認が必要")]
internal sealed class CheckIdentity : HumanTaskActivity<CheckIdentityHandler>;

/// <summary>Records the papers, refuses a 個人番号, lists every defect.</summary>
internal sealed class CheckIdentityHandler : TaskHandler<CheckIdentityForm>, IShowsIdentityPapers
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "本人確認の結果を登録する")];

    public async Task<IReadOnlyCollection<IdentityPaperKind>> ShownPapersAsync(TaskContext context, CancellationToken cancellationToken) =>
        [.. (await context.ProposalAsync(cancellationToken)).IdentityPapers.Select(p => p.Kind)];

    public override IReadOnlyList<string> Checklist(HumanTask task) => ["書類の氏名・住所が提案書と同じか", "提案の日に有効な書類か"];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var parties = ProposalReader.Parties(proposal);
        var view = new TaskView
        {
            Initial = new CheckIdentityForm
            {
                Papers = proposal.IdentityPapers.Count > 0 && !context.HidesIdentityPapers
                    ? [.. proposal.IdentityPapers.Select(p => IdentityPaperRow.From(p, proposal))]
                    : [.. parties.Select(p => new IdentityPaperRow { Party = p.Value })],
                ContactIdentityRequired = proposal.ContactPapers.IdentityRequired,
                ContactIdentityAttached = proposal.ContactPapers.IdentityAttached,
                AssignmentRequired = proposal.ContactPapers.AssignmentRequired,
                AssignmentAttached = proposal.ContactPapers.AssignmentAttached,
            },
        };
        view.Choices["parties"] = parties;
        view.Fact("提案の日", JapaneseDate.Format(proposal.ProposedOn!.Value))
            .Fact("登記事項証明書・印鑑登録証明書", $"{JapaneseDate.Format(context.Subject.Periods.Certificate(proposal.ProposedOn.Value, proposal.ProposedOn.Value).Earliest)}以後に作成されたもの（提案日前6月以内）");
        view.Tables.Add(new("提案書の記載", ["相手方", "氏名・名称", "住所"], [.. ProposalFacts.Parties(proposal).Select(p => (IReadOnlyList<string>)[p.Party.Role, p.Party.Name, p.Party.Address])]));
        view.Notes.Add(IndividualNumberRules.CopyWarning);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, CheckIdentityForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        context.Enforce(RuleResult.Merge(form.Papers.Select((row, i) => CheckRow(row, proposal, FormattableString.Invariant($"papers[{i}]"))))
            .And(IndividualNumberRules.CheckText(form.WarningReason, "warningReason")));

        proposal.IdentityPapers = [.. form.Papers.Select(r => r.ToPaper(context.Actor.Id))];
        proposal.Proposers = [.. proposal.Proposers.Select((p, i) => WithBirth(p, form.Papers.Find(r => r.Index == i && r.BornOn is not null)?.BornOn))];
        proposal.ContactPapers = new ContactPersonPapers
        {
            IdentityRequired = form.ContactIdentityRequired,
            IdentityAttached = form.ContactIdentityAttached,
            AssignmentRequired = form.AssignmentRequired,
            AssignmentAttached = form.AssignmentAttached,
        };
        context.Enforce(IdentityRules.CheckContactPerson(
            new ContactPersonFacts(form.ContactIdentityRequired, form.ContactIdentityAttached, form.AssignmentRequired, form.AssignmentAttached))
            .Renamed(_ => "contactIdentityAttached"), form.WarningReason);

        var found = IdentityFindings.Of(proposal, context);
        context.Enforce(new RuleResult(found.Blocks).Renamed(item => FormField(item, proposal, form)));
        await FormalFindings.RecordAsync(context, proposal, FormalCheck.Identity, found, [], cancellationToken);
        if (IdentityFindings.NeedsSupervisor(found))
            return "Supervisor";
        if (!found.Corrections.Any())
            context.Subject.Publish(new IdentityVerified { SubjectId = proposal.CaseId });
        return button;
    }

    private static RuleResult CheckRow(IdentityPaperRow row, Proposal proposal, string item)
    {
        if (ProposalReader.Parties(proposal).All(p => p.Value != row.Party))
            throw TaskContext.Refuse(item + ".party", "誰の書類かを選び直してください。", "5-4-0");
        return RuleResult.Merge(
            IndividualNumberRules.CheckCopy(row.ShowsIndividualNumber == true, row.IndividualNumberHandling, item + ".individualNumberHandling"),
            IndividualNumberRules.CheckText(row.NameOnPaper, item + ".nameOnPaper"),
            IndividualNumberRules.CheckText(row.AddressOnPaper, item + ".addressOnPaper"),
            IndividualNumberRules.CheckText(row.IndividualNumberHandling, item + ".individualNumberHandling"),
            IndividualNumberRules.CheckText(row.AlternativeReason, item + ".alternativeReason"),
            IndividualNumberRules.CheckText(row.VariantJudgement, item + ".variantJudgement"));
    }

    // The rule counts papers within a party; the form has one list.
    private static string FormField(string item, Proposal proposal, CheckIdentityForm form)
    {
        var keys = ProposalReader.Parties(proposal).Select(p => p.Value).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            var rows = form.Papers.Select((r, at) => (r, at)).Where(x => x.r.Party == keys[i]).ToList();
            for (var j = 0; j < rows.Count; j++)
            {
                var prefix = FormattableString.Invariant($"parties[{i}].papers[{j}]");
                if (item.StartsWith(prefix, StringComparison.Ordinal))
                    return FormattableString.Invariant($"papers[{rows[j].at}]") + item[prefix.Length..];
            }
        }

        return "papers";
    }

    private static Proposer WithBirth(Proposer proposer, DateOnly? born)
    {
        proposer.BornOn = born ?? proposer.BornOn;
        return proposer;
    }
}

/// <summary>代わりの書類が適当か確認する: the supervisor, where アの書類 cannot be attached (5-4-1イ, 5-4-2イ).</summary>
[Activity("WorkflowAnon.Proposals.AgreeAlternative", Category = "第5 提案", DisplayName = "代わりの本人確認書類が適当か確認する", Description = "やむを得ない理由でアの書類を添付できない場合の代わりの書類が、本人であることを確認するために適当かどうかを判断します。", Kind = ActivityKind.Task)]
[Outcomes("Agreed=適当と認める", "NotAgreed=適当と認めない")]
internal sealed class AgreeAlternative : HumanTaskActivity<AgreeAlternativeHandler>;

/// <summary>Form of the supervisor's confirmation.</summary>
internal sealed class AgreeAlternativeForm
{
    [FormField("判断の理由", Required = true, Multiline = true, Clause = "5-4-1イ")]
    public string Reason { get; set; } = "";
}

/// <summary>Records the supervisor's confirmation and looks at the papers again.</summary>
internal sealed class AgreeAlternativeHandler : TaskHandler<AgreeAlternativeForm>, IShowsIdentityPapers
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Agreed", "適当と認める"), new("NotAgreed", "適当と認めない")];

    public async Task<IReadOnlyCollection<IdentityPaperKind>> ShownPapersAsync(TaskContext context, CancellationToken cancellationToken) =>
        [.. Alternatives(await context.ProposalAsync(cancellationToken)).Select(p => p.Kind)];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var view = new TaskView();
        foreach (var paper in context.HidesIdentityPapers ? [] : Alternatives(proposal))
            view.Fact(IdentityRules.ClauseOf(paper.Kind) == "5-4-1イ" ? "個人の代わりの書類" : "法人等の代わりの書類", $"{paper.NameOnPaper}　やむを得ない理由: {paper.AlternativeReason}");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, AgreeAlternativeForm form, string button, CancellationToken cancellationToken)
    {
        context.Enforce(IndividualNumberRules.CheckText(form.Reason, "reason"));
        var proposal = await context.ProposalAsync(cancellationToken);
        foreach (var paper in Alternatives(proposal))
            paper.AlternativeApprovedById = context.Actor.Id;
        var found = IdentityFindings.Of(proposal, context);
        var agreed = button == "Agreed";
        var byPerson = RuleResult.Merge(Alternatives(proposal).Select(p => IdentityRules.CheckAgreement(p.Kind, agreed, form.Reason)));
        foreach (var paper in agreed ? [] : Alternatives(proposal))
            paper.AlternativeApprovedById = "";

        await FormalFindings.RecordAsync(context, proposal, FormalCheck.Identity, found, byPerson.Findings, cancellationToken);
        context.Subject.Record(button == "Agreed" ? "代わりの本人確認書類を適当と認めた" : "代わりの本人確認書類を適当と認めない", form.Reason, "5-4-1イ 5-4-2イ");
        if (button == "Agreed" && !found.Corrections.Any())
            context.Subject.Publish(new IdentityVerified { SubjectId = proposal.CaseId });
        return button;
    }

    private static IEnumerable<IdentityPaper> Alternatives(Proposal proposal) =>
        proposal.IdentityPapers.Where(p => p.Kind is IdentityPaperKind.AlternativeIndividual or IdentityPaperKind.AlternativeCorporate);
}
