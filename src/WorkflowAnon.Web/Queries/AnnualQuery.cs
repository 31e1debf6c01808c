using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>What one figure counts.</summary>
/// <param name="Label">番号 of the case, recruitment or entry.</param>
/// <param name="Path">Its page, or null.</param>
/// <param name="On">The day by which it belongs to the 年度.</param>
/// <param name="Note">What it is.</param>
/// <param name="Yen">Yen, where the figure is a sum.</param>
internal sealed record AnnualItem(string Label, string? Path, DateOnly On, string Note, long Yen = 0);

/// <summary>A figure of the 年度.</summary>
/// <param name="Key">Key in addresses.</param>
/// <param name="Section">見出し.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Basis">By which day it belongs to the 年度.</param>
/// <param name="Value">The figure: a number of things, or a sum of yen.</param>
/// <param name="IsYen">The figure is a sum of yen.</param>
internal sealed record AnnualFigure(string Key, string Section, string Name, string Basis, long Value, bool IsYen = false)
{
    /// <summary>件, 円.</summary>
    public string Unit => IsYen ? "円" : "件";
}

/// <summary>The figures of a 年度.</summary>
/// <param name="Year">年度.</param>
/// <param name="Figures">In the order of the survey.</param>
/// <param name="ByFile">Proposals by 個人情報ファイル as written, the most first.</param>
/// <param name="Disposed">Cases of the 年度 whose papers are gone: they are not counted.</param>
internal sealed record AnnualFigures(FiscalYear Year, IReadOnlyList<AnnualFigure> Figures, IReadOnlyList<AnnualFigure> ByFile, int Disposed);

/// <summary>年次集計 for 施行状況調査: 総務課 over all cases, another division over its own. Counted by the database from the rows of the procedure, never typed.</summary>
internal sealed class AnnualQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    private const string FilePrefix = "file:";

    /// <summary>The 年度 that have anything, the latest first; never none.</summary>
    public async Task<IReadOnlyList<FiscalYear>> YearsAsync(Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var years = await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).Select(c => c.FiscalYear).Distinct().ToListAsync(cancellationToken);
        years.AddRange(await db.Set<RecruitmentRound>().AsNoTracking().Select(r => r.FiscalYear).Distinct().ToListAsync(cancellationToken));
        return [.. years.Append(FiscalYear.Of(today).Year).Distinct().OrderDescending().Select(y => new FiscalYear(y))];
    }

    /// <summary>The figures of a 年度, counted by the database.</summary>
    public async Task<AnnualFigures> OfAsync(Actor actor, FiscalYear year, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var sources = new AnnualSources(db, profile, actor, year);
        List<AnnualFigure> figures = [.. (await RecruitmentsAsync(actor, year, cancellationToken)).Select(r => r.Figure)];
        foreach (var source in sources.All())
            figures.Add(new(source.Key, source.Section, source.Name, source.Basis, source.IsYen ? await source.Rows.SumAsync(r => r.Yen, cancellationToken) : await source.Rows.CountAsync(cancellationToken), source.IsYen));
        var byFile = await sources.ByFile().Select(g => new { Name = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var cases = sources.Cases();
        var gone = await db.Set<DisposalRecord>().Where(r => r.Kind == RetentionKind.AdoptedCase || r.Kind == RetentionKind.NotAdoptedCase)
            .CountAsync(r => cases.Any(c => c.Id == r.SubjectId && c.FiscalYear == year.Year), cancellationToken);
        return new(year, figures, [.. byFile.OrderByDescending(f => f.Count).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => OfFile(f.Name, f.Count))], gone);
    }

    /// <summary>What one figure counts, by day.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="year">年度.</param>
    /// <param name="figure">One of the figures of <see cref="OfAsync"/> for the same person and 年度.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<AnnualItem>> ItemsAsync(Actor actor, FiscalYear year, AnnualFigure figure, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var sources = new AnnualSources(db, profile, actor, year);
        var rows = figure.Key.StartsWith(FilePrefix, StringComparison.Ordinal) ? sources.OfFile(figure.Key[FilePrefix.Length..]) : sources.All().FirstOrDefault(s => s.Key == figure.Key)?.Rows;
        if (rows is null)
            return (await RecruitmentsAsync(actor, year, cancellationToken)).Single(r => r.Figure.Key == figure.Key).Items;
        return [.. (await rows.ToListAsync(cancellationToken)).OrderBy(r => r.On).ThenBy(r => r.Number).ThenBy(r => r.Label, StringComparer.Ordinal).Select(r => r.Number > 0
            ? new AnnualItem(string.Create(CultureInfo.InvariantCulture, $"{year.Name}{figure.Name}第{r.Number}号"), "/desk/" + r.Id, r.On, r.Note)
            : new AnnualItem(r.Label, "/cases/" + r.Id, r.On, r.Kind?.DisplayName() ?? r.Note, r.Yen))];
    }

    private static AnnualFigure OfFile(string name, int count) => new(FilePrefix + name, "個人情報ファイルごとの提案", name.Length > 0 ? name : "（ファイルの記載なし）", "収受した日", count);

    /// <summary>A 年度 has a few recruitments; what they offered is read with them.</summary>
    private async Task<IReadOnlyList<(AnnualFigure Figure, IReadOnlyList<AnnualItem> Items)>> RecruitmentsAsync(Actor actor, FiscalYear year, CancellationToken cancellationToken)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        var rounds = await db.Set<RecruitmentRound>().AsNoTracking()
            .Where(r => r.FiscalYear == year.Year && (r.State == RecruitmentState.Open || r.State == RecruitmentState.Closed || r.State == RecruitmentState.Reported)).OrderBy(r => r.Round).ToListAsync(cancellationToken);
        // A file that is offered in two rounds is one file.
        var files = rounds.SelectMany(r => r.Items.Where(i => all || i.DivisionId == actor.DivisionId).Select(i => (Round: r, Item: i))).GroupBy(x => x.Item.FileId, StringComparer.Ordinal).Select(g => g.First()).ToList();
        return
        [
            (new("recruitments", "募集", "提案の募集", "募集の年度", rounds.Count),
                [.. rounds.Select(r => new AnnualItem(r.Label(), "/recruitments/" + r.Id, r.StartsOn, $"{JapaneseDate.Format(r.StartsOn)}から{JapaneseDate.Format(r.EndsOn)}まで"))]),
            (new("files", "募集", "募集の対象とした個人情報ファイル", "募集の年度", files.Count),
                [.. files.Select(x => new AnnualItem(x.Item.FileName, "/files/" + x.Item.FileId, x.Round.StartsOn, profile.FindDivision(x.Item.DivisionId)?.Name ?? ""))]),
        ];
    }
}
