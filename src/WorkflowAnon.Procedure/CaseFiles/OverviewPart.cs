using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Tasks;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>概要: what the case is about, where it stands, its deadlines with their computation, what waits, and the 決裁.</summary>
public sealed class OverviewPart : ICaseFilePart
{
    /// <summary>Key of this part.</summary>
    public const string PartKey = "overview";

    /// <inheritdoc/>
    public string Key => PartKey;

    /// <inheritdoc/>
    public string Title => "概要";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public IReadOnlyList<PaperKind> Papers => [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var c = scope.Case;
        var proposal = await scope.Db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == c.Id, cancellationToken);
        var file = await scope.Db.Set<PersonalInformationFile>().AsNoTracking().Where(f => f.Id == c.FileId).Select(f => f.Name).SingleOrDefaultAsync(cancellationToken);
        var deadlines = await scope.Db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == c.Id).OrderBy(d => d.Due).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var next = deadlines.Where(d => d.IsOpen).MinBy(d => d.Due);
        List<DocumentBlock> blocks =
        [
            new Heading("事案"),
            new Fields(
            [
                ("事案番号", c.Number), ("提案の種別", c.Kind.DisplayName()), ("提案者", proposal?.ProposerNames() ?? ""), ("個人情報ファイル", file ?? proposal?.FileName ?? ""), ("担当課", scope.Division(c.OwningDivisionId)),
                ("段階", c.IsOpen ? c.Stage.DisplayName() : $"{c.Stage.DisplayName()}（{c.Outcome.DisplayName()}）"), ("今の所在", scope.Division(c.HolderDivisionId)),
                ("次の期限", next is null ? "なし" : $"{Day(next.Due)}　{next.Kind.DisplayName()}"), ("事案の開始", At(c.OpenedAt)), ("完結", c.CompletedOn is null ? "" : Day(c.CompletedOn)),
            ]),
        ];
        blocks.AddTable("期限", ["期限", "日", "状態", "どう計算したか", "根拠"], deadlines.Select(d => (IReadOnlyList<string>)
            [d.Kind.DisplayName(), Day(d.Due), d.MetAt is not null ? "充足" : d.SupersededAt is not null ? "変更済" : d.Due < scope.Today ? "超過" : "進行中", d.Rule, Clauses.TryGet(d.Clause)?.Reference ?? d.Clause]));
        var tasks = await scope.Db.Set<HumanTask>().AsNoTracking().Where(t => t.SubjectId == c.Id && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed))
            .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        blocks.AddTable("今のタスク", ["タスク", "担当", "担当者", "期限"], tasks.Select(t => (IReadOnlyList<string>)
            [t.Title, scope.Division(t.DivisionId), t.AssigneeName ?? "未着手", Day(t.LegalDueOn is { } legal && (t.DueOn is null || legal <= t.DueOn) ? t.LegalDueOn : t.DueOn)]));
        var approvals = await scope.Db.Set<Approval>().AsNoTracking().Where(a => a.SubjectId == c.Id).OrderBy(a => a.DecidedAt).ToListAsync(cancellationToken);
        blocks.AddTable("決裁", ["件名", "結果", "起案者", "決裁者", "日時", "意見・理由"], approvals.Select(a => (IReadOnlyList<string>)
        [
            a.Subject.DisplayName(), a.Approved ? a.ActedForId is null ? "決裁" : "代決" : "差戻し・却下", scope.Who(a.DrafterId),
            a.ActedForId is null ? scope.Who(a.ApproverId) : $"{scope.Who(a.ApproverId)}（{a.ActedForName}の代決。{a.SubstituteReason}{(a.ReviewedAt is null ? "。後閲未了" : $"。後閲 {At(a.ReviewedAt)}")}）", At(a.DecidedAt), a.Comment,
        ]));
        return blocks;
    }
}
