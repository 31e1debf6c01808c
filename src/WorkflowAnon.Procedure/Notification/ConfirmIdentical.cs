using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>全く同一の提案の確認を要するか (8-1-3): only where there are other proposals on the file that were not compared yet.</summary>
[Activity("WorkflowAnon.Notification.ReadIdentical", Category = "第7 通知", DisplayName = "同じファイルへの他の提案と比べたか", Description = "同じファイルへの他の提案と比べたかを事案の記録から読み、進む先を分けます。")]
[Outcomes("Compared=比べた（又は他の提案がない）", "Open=比べていない")]
public sealed class ReadIdentical : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var others = await db.OthersOnFileAsync(context.CorrelationId!, context.CancellationToken);
        var record = db.ChangeTracker.Entries<IdenticalProposals>().Select(e => e.Entity).FirstOrDefault(r => r.CaseIds.Contains(context.CorrelationId!))
            ?? await db.IdenticalRecordAsync(context.CorrelationId!, context.CancellationToken);
        context.Complete(others.All(o => record?.ComparedCaseIds.Contains(o.Id) == true) ? "Compared" : "Open");
    }
}

/// <summary>全く同一の提案の確認 (8-1-3): a person compares this proposal with the others on the same file.</summary>
[Activity("WorkflowAnon.Notification.ConfirmIdentical", Category = "第7 通知", DisplayName = "全く同一の提案があるかを確認する", Description = "同一の募集期間内の同じファイルについての他の提案と比べ、全く同一のものがあるかを確認します。同一の提案の間では、作成に要する費用だけを案分します。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
public sealed class ConfirmIdentical : HumanTaskActivity<ConfirmIdenticalHandler>;

/// <summary>Form of the confirmation; nothing is preselected.</summary>
public sealed class ConfirmIdenticalForm
{
    /// <summary>同一の提案.</summary>
    [FormField("この提案と全く同一の他の提案", OptionsFrom = "others", Clause = "8-1-3", Help = "一つもなければ、選ばずに根拠を入力します。")]
    public List<string> IdenticalCases { get; set; } = [];

    /// <summary>根拠.</summary>
    [FormField("確認した根拠", Multiline = true, Clause = "8-1-3", Help = "本人の数、項目と程度、加工の方法を比べた結果")]
    public string Basis { get; set; } = "";

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";
}

/// <summary>Records which proposals share the cost of production. The number follows from the record.</summary>
public sealed class ConfirmIdenticalHandler : TaskHandler<ConfirmIdenticalForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "確認の結果を記録する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal);
        var others = await ComparedAsync(context, cancellationToken);
        view.Choices["others"] = [.. others.Select(o => new Choice(o.CaseId, o.Number))];
        view.Tables.Add(new("同じ募集の同じファイルへの提案", ["事案番号", "本人の数", "希望する項目と程度"], [.. others.Prepend(Of(proposal, "この提案", null))
            .Select(o => (IReadOnlyList<string>)[o.Number, o.PersonCount is { } n ? $"{ExaminationReader.Number(n)}人" : "記載なし", string.Join("、", o.Items)])]));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConfirmIdenticalForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var own = await context.CaseAsync(cancellationToken);
        var others = await ComparedAsync(context, cancellationToken);
        var record = new IdenticalProposals
        {
            Id = SubjectContext.NewId("identical"),
            RecruitmentId = own.RecruitmentId,
            FileId = own.FileId,
            CaseIds = [own.Id, .. form.IdenticalCases.Distinct(StringComparer.Ordinal)],
            ComparedCaseIds = [own.Id, .. others.Select(o => o.CaseId)],
            Basis = form.Basis,
            ConfirmedById = context.Actor.Id,
            ConfirmedAt = context.Now.ToUniversalTime(),
        };
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        context.Enforce(IdenticalProposalsRules.Check(record, Of(proposal, own.Number, null), others), form.WarningReason);
        context.Db.Add(record);
        context.Subject.Record("全く同一の提案の確認", form.IdenticalCases.Count == 0 ? "なし" : string.Join("、", others.Where(o => form.IdenticalCases.Contains(o.CaseId)).Select(o => o.Number)), "8-1-3");
        return button;
    }

    private static async Task<List<ComparedProposal>> ComparedAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var others = await context.Db.OthersOnFileAsync(context.SubjectId, cancellationToken);
        var ids = others.ConvertAll(o => o.Id);
        var proposals = await context.Db.Set<Proposal>().AsNoTracking().Where(p => ids.Contains(p.CaseId)).ToDictionaryAsync(p => p.CaseId, cancellationToken);
        var notified = await context.Db.Set<ResultNotice>().AsNoTracking().Where(n => ids.Contains(n.CaseId) && n.DispatchedAt != null).Select(n => n.CaseId).ToListAsync(cancellationToken);
        var shares = (await context.Db.Set<FeeSheet>().AsNoTracking().Where(f => notified.Contains(f.CaseId)).ToListAsync(cancellationToken))
            .GroupBy(f => f.CaseId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.Version)!.IdenticalProposals);
        return others.ConvertAll(o => Of(proposals[o.Id], o.Number, shares.TryGetValue(o.Id, out var share) ? share : null));
    }

    private static ComparedProposal Of(Proposal proposal, string number, int? notifiedShares) => new(
        proposal.CaseId, number, proposal.RequestedPersonCount, [.. proposal.RequestedItems.Where(i => i.Wanted == true).Select(i => $"{i.ItemName}（{i.Granularity}）")], notifiedShares);
}
