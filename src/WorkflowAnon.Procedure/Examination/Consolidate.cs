using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>提案の一本化・共通化の調整 (6-7イ): which proposals, and how.</summary>
[Activity("WorkflowAnon.Examination.Consolidate", Category = "第6 審査", DisplayName = "提案の一本化・共通化を調整する", Description = "一つのファイルに提案が多数あるとき、提案を一本化し、又は共通化するよう調整します。提案をした者全員の承諾が必要です。", Kind = ActivityKind.Task)]
[Outcomes("Proposed=調整を始めた", "Back=やめる")]
public sealed class Consolidate : HumanTaskActivity<ConsolidateHandler>;

/// <summary>Form of the proposal to consolidate.</summary>
public sealed class ConsolidateForm
{
    /// <summary>提案.</summary>
    [FormField("一本化・共通化する提案（この提案を含む。）", OptionsFrom = "sameFile", Clause = "6-7イ")]
    public List<string> Cases { get; set; } = [];

    /// <summary>内容.</summary>
    [FormField("どのように一本化・共通化するか", Multiline = true, Clause = "6-7イ")]
    public string Content { get; set; } = "";
}

/// <summary>Opens the record of a consolidation; nothing is unified before every proposer has consented.</summary>
public sealed class ConsolidateHandler : TaskHandler<ConsolidateForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Proposed", "提案者の承諾を求める"), new("Back", "調整せずに戻る")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView { Initial = new ConsolidateForm { Cases = [context.SubjectId] } }.ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        view.Choices["sameFile"] = [.. (await context.SameFileAsync(cancellationToken)).Select(c => new Choice(c.Id, c.Number))];
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConsolidateForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Back")
            return button;
        var own = await context.CaseAsync(cancellationToken);
        var consolidation = new Consolidation
        {
            Id = SubjectContext.NewId("consolidation"),
            CaseId = own.Id,
            RecruitmentId = own.RecruitmentId,
            FileId = own.FileId,
            CaseIds = form.Cases,
            Content = form.Content,
            ProposedById = context.Actor.Id,
            ProposedOn = context.Today,
        };
        context.Enforce(ConsolidationRules.CheckProposal(consolidation, [.. (await context.SameFileAsync(cancellationToken)).Select(c => c.Id)]));
        context.Db.Add(consolidation);
        return button;
    }
}

/// <summary>提案者の承諾の記録 (6-7イ): one per proposer of every proposal.</summary>
[Activity("WorkflowAnon.Examination.RecordConsents", Category = "第6 審査", DisplayName = "提案者の承諾を記録する", Description = "提案者ごとに、承諾の有無、回答を得た日、方法を記録します。全員の承諾がなければ、一本化・共通化はできません。", Kind = ActivityKind.Task)]
[Outcomes("Agreed=全員が承諾した", "GivenUp=調整をやめた")]
public sealed class RecordConsents : HumanTaskActivity<RecordConsentsHandler>;

/// <summary>Form of the consents.</summary>
public sealed class RecordConsentsForm
{
    /// <summary>承諾.</summary>
    [FormField("提案者ごとの承諾", Clause = "6-7イ", Help = "提案をした者全員の承諾が必要です。")]
    public List<ConsentRow> Consents { get; set; } = [];

    /// <summary>やめる理由.</summary>
    [FormField("調整をやめるときは、その理由", Multiline = true, Clause = "6-7イ")]
    public string Reason { get; set; } = "";
}

/// <summary>One proposer's answer.</summary>
public sealed class ConsentRow
{
    /// <summary>提案者.</summary>
    [FormField("提案者", Required = true, OptionsFrom = "parties")]
    public string Party { get; set; } = "";

    /// <summary>承諾.</summary>
    [FormField("承諾したか")]
    public bool? Consented { get; set; }

    /// <summary>日.</summary>
    [FormField("回答を得た日")]
    public DateOnly? On { get; set; }

    /// <summary>方法.</summary>
    [FormField("方法")]
    public string Method { get; set; } = "";
}

/// <summary>Agrees only with every consent; otherwise the proposals stay as they are.</summary>
public sealed class RecordConsentsHandler : TaskHandler<RecordConsentsForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Agreed", "全員の承諾を得た"), new("GivenUp", "調整をやめ、提案をそのまま審査する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var consolidation = await ConsolidationReader.OpenAsync(context, cancellationToken);
        var parties = await context.Db.PartiesAsync(consolidation, cancellationToken);
        var view = new TaskView { Initial = new RecordConsentsForm { Consents = [.. parties.Select(p => new ConsentRow { Party = Key(p.CaseId, p.ProposerIndex) })] } }
            .Fact("調整の内容", consolidation.Content);
        view.Choices["parties"] = [.. parties.Select(p => new Choice(Key(p.CaseId, p.ProposerIndex), p.Name))];
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RecordConsentsForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var consolidation = await ConsolidationReader.OpenAsync(context, cancellationToken);
        var parties = await context.Db.PartiesAsync(consolidation, cancellationToken);
        consolidation.Consents = [.. from row in form.Consents
            from party in parties
            where Key(party.CaseId, party.ProposerIndex) == row.Party
            select new ConsolidationConsent { CaseId = party.CaseId, ProposerIndex = party.ProposerIndex, Consented = row.Consented == true, On = row.On, Method = row.Method }];
        if (button == "GivenUp")
        {
            context.Enforce(ConsolidationRules.CheckGivenUp(form.Reason));
            consolidation.GivenUp = form.Reason;
            context.Subject.Record("提案の一本化・共通化をやめた", form.Reason, "6-7イ");
            return button;
        }

        context.Enforce(ConsolidationRules.CheckAgreement(consolidation, parties, context.Today));
        consolidation.AgreedOn = context.Today;
        context.Subject.Record("提案の一本化・共通化", consolidation.Content, "6-7イ");
        return button;
    }

    private static string Key(string caseId, int index) => FormattableString.Invariant($"{caseId}#{index}");
}

/// <summary>Consolidations and the proposals they may be about.</summary>
internal static class ConsolidationReader
{
    /// <summary>Open cases of the same recruitment on the same file, this one included.</summary>
    public static async Task<List<Case>> SameFileAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var own = await context.CaseAsync(cancellationToken);
        return await context.Db.Set<Case>().AsNoTracking()
            .Where(c => c.RecruitmentId == own.RecruitmentId && c.FileId == own.FileId && c.Kind == own.Kind && c.CompletedOn == null).OrderBy(c => c.Number).ToListAsync(cancellationToken);
    }

    /// <summary>The consolidation that this case is working on, tracked.</summary>
    public static Task<Consolidation> OpenAsync(TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<Consolidation>().SingleAsync(c => c.CaseId == context.SubjectId && c.AgreedOn == null && c.GivenUp.Length == 0, cancellationToken);

    /// <summary>Every proposer of every proposal in it.</summary>
    public static async Task<List<ConsolidationParty>> PartiesAsync(this Storage.Model.WorkflowAnonDbContext db, Consolidation consolidation, CancellationToken cancellationToken)
    {
        var proposals = await db.Set<Domain.Proposals.Proposal>().AsNoTracking().Where(p => consolidation.CaseIds.Contains(p.CaseId)).ToListAsync(cancellationToken);
        return [.. proposals.OrderBy(p => p.ReceiptNumber, StringComparer.Ordinal)
            .SelectMany(p => p.Proposers.Select((party, i) => new ConsolidationParty(p.CaseId, i, $"{party.Name}（{p.ReceiptNumber}）")))];
    }

    /// <summary>Agreed consolidations that this case is part of, whichever examination proposed them.</summary>
    public static async Task<List<Consolidation>> AgreedConsolidationsAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var own = await context.CaseAsync(cancellationToken);
        var agreed = await context.Db.Set<Consolidation>().AsNoTracking()
            .Where(c => c.RecruitmentId == own.RecruitmentId && c.FileId == own.FileId && c.AgreedOn != null).ToListAsync(cancellationToken);
        return [.. agreed.Where(c => c.CaseIds.Contains(own.Id))];
    }
}
