using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>書類・所在: every paper with who holds original and copy since when and how it came there, and the files attached with their hashes.</summary>
public sealed class PapersPart : ICaseFilePart
{
    /// <summary>Key of this part.</summary>
    public const string PartKey = "papers";

    /// <inheritdoc/>
    public string Key => PartKey;

    /// <inheritdoc/>
    public string Title => "書類・所在";

    /// <inheritdoc/>
    public int Order => 90;

    /// <inheritdoc/>
    public IReadOnlyList<PaperKind> Papers => [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        List<DocumentBlock> blocks = [];
        var papers = await scope.Db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == scope.Case.Id).OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync(cancellationToken);
        blocks.AddTable("書類と所在", ["書類", "版", "番号・日付", "原本の所在", "写しの所在"], papers.Select(p => (IReadOnlyList<string>)
        [
            p.Title, Number(p.Version), $"{p.DocumentNumber}　{Day(p.DatedOn)}".Trim(), $"{PaperHolders.Name(scope.Profile, p.OriginalHolder)}（{At(p.OriginalSince)}から）",
            p.CopySince is { } since ? $"{PaperHolders.Name(scope.Profile, p.CopyHolder)}（{At(since)}から）" : "なし",
        ]));
        var moves = await scope.Db.Set<PaperMove>().AsNoTracking().Where(m => m.SubjectId == scope.Case.Id).ToListAsync(cancellationToken);
        blocks.AddTable("所在の移動", ["書類", "号", "日時", "移動", "渡した所属", "受けた所属", "方法", "行った人"],
            from paper in papers
            from move in moves.Where(m => m.PaperId == paper.Id).OrderBy(m => m.Number)
            select (IReadOnlyList<string>)
            [
                $"{paper.Title}（第{Number(paper.Version)}版）", Number(move.Number), At(move.At), move.Kind.DisplayName(), move.Kind == PaperMoveKind.Registered ? "－" : PaperHolders.Name(scope.Profile, move.From),
                PaperHolders.Name(scope.Profile, move.To), move.Means, move.ActedForId is null ? scope.Who(move.ActorId) : $"{scope.Who(move.ActorId)}（{scope.Who(move.ActedForId)}の代理）",
            ]);
        // A holder that its own history does not lead to is told in the file itself.
        blocks.AddTable("所在の記録の不一致", ["書類", "内容"],
            from paper in papers
            from problem in CustodyRules.CheckHistory(paper, [.. moves.Where(m => m.PaperId == paper.Id).OrderBy(m => m.Number)])
            select (IReadOnlyList<string>)[$"{paper.Title}（第{Number(paper.Version)}版）", problem]);
        var attachments = await scope.Db.Set<Attachment>().AsNoTracking().Where(a => a.SubjectId == scope.Case.Id).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        blocks.AddTable("添付ファイル", ["件名", "版", "ファイル名・大きさ", "登録", "状態", "SHA-256"], attachments.Select(a => (IReadOnlyList<string>)
        [
            a.Title + (a.IdentityKind is null ? "" : "（本人確認書類の写し）"), Number(a.Version), $"{a.FileName}　{Number(a.Bytes)}バイト", $"{At(a.AddedAt)}　{scope.Division(a.DivisionId)}　{a.AddedByName}",
            a.WithdrawnAt is null ? "" : $"取下げ {At(a.WithdrawnAt)}　{a.WithdrawnReason}{(a.IsErased ? "（内容を消去）" : "")}", a.Sha256,
        ]));
        return blocks;
    }
}
