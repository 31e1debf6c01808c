using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>What one figure counts.</summary>
/// <param name="Label">番号 of the case, recruitment or entry.</param>
/// <param name="Path">Its page, or null.</param>
/// <param name="On">The day by which it belongs to the 年度.</param>
/// <param name="Note">What it is.</param>
/// <param name="Yen">Yen, where the figure is a sum.</param>
internal sealed record AnnualItem(string Label, string? Path, DateOnly On, string Note, long Yen = 0);

/// <summary>A figure of the 年度 with everything that it counts: the number and its list cannot differ.</summary>
/// <param name="Key">Key in addresses.</param>
/// <param name="Section">見出し.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Basis">By which day it belongs to the 年度.</param>
/// <param name="Items">What was counted, by day.</param>
/// <param name="IsYen">The figure is the sum of the yen, not the number.</param>
internal sealed record AnnualFigure(string Key, string Section, string Name, string Basis, IReadOnlyList<AnnualItem> Items, bool IsYen = false)
{
    /// <summary>The figure.</summary>
    public long Value => IsYen ? Items.Sum(i => i.Yen) : Items.Count;

    /// <summary>件, 円.</summary>
    public string Unit => IsYen ? "円" : "件";
}

/// <summary>The figures of a 年度.</summary>
/// <param name="Year">年度.</param>
/// <param name="Figures">In the order of the survey.</param>
/// <param name="ByFile">Proposals by 個人情報ファイル, the most first.</param>
/// <param name="Disposed">Cases of the 年度 whose papers are gone: they are not counted.</param>
internal sealed record AnnualFigures(FiscalYear Year, IReadOnlyList<AnnualFigure> Figures, IReadOnlyList<(string File, IReadOnlyList<AnnualItem> Items)> ByFile, int Disposed);

/// <summary>年次集計 for 施行状況調査: 総務課 over all cases, another division over its own. Counted from the rows of the procedure, never typed.</summary>
internal sealed class AnnualQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    /// <summary>The 年度 that have anything, the latest first; never none.</summary>
    public async Task<IReadOnlyList<FiscalYear>> YearsAsync(Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var years = await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).Select(c => c.FiscalYear).Distinct().ToListAsync(cancellationToken);
        years.AddRange(await db.Set<RecruitmentRound>().AsNoTracking().Select(r => r.FiscalYear).Distinct().ToListAsync(cancellationToken));
        return [.. years.Append(FiscalYear.Of(today).Year).Distinct().OrderDescending().Select(y => new FiscalYear(y))];
    }

    /// <summary>The figures of a 年度.</summary>
    public async Task<AnnualFigures> OfAsync(Actor actor, FiscalYear year, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var (first, last) = (year.FirstDay, year.LastDay);
        var cases = await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).ToDictionaryAsync(c => c.Id, cancellationToken);
        AnnualItem? Of(string caseId, DateOnly? on, string note, long yen = 0) =>
            on is { } day && day >= first && day <= last && cases.TryGetValue(caseId, out var found) ? new(found.Number, "/cases/" + caseId, day, note, yen) : null;
        async Task<List<T>> RowsAsync<T>()
            where T : class => await db.Set<T>().AsNoTracking().ToListAsync(cancellationToken);

        var proposals = (await db.Set<Proposal>().AsNoTracking().Where(p => p.ReceivedOn >= first && p.ReceivedOn <= last).ToListAsync(cancellationToken)).Where(p => cases.ContainsKey(p.CaseId)).ToList();
        var examinations = await db.Set<ExaminationFile>().AsNoTracking().Where(e => e.DecidedOn >= first && e.DecidedOn <= last).ToListAsync(cancellationToken);
        var contracts = await RowsAsync<UseContract>();
        var violations = await RowsAsync<ViolationFile>();
        var ended = cases.Values.Where(c => c.CompletedOn >= first && c.CompletedOn <= last).ToList();
        IEnumerable<AnnualItem?> EndedBy(CaseOutcome outcome) => ended.Where(c => c.Outcome == outcome).Select(c => Of(c.Id, c.CompletedOn, outcome.DisplayName()));
        IEnumerable<AnnualItem?> ProposedAs(ProposalKind kind) => proposals.Where(p => cases[p.CaseId].Kind == kind).Select(p => Of(p.CaseId, p.ReceivedOn, p.FileName));

        List<AnnualFigure> figures = [.. await RecruitmentsAsync(actor, year, cancellationToken)];
        void Add(string key, string section, string name, string basis, IEnumerable<AnnualItem?> items, bool yen = false) =>
            figures.Add(new(key, section, name, basis, [.. items.OfType<AnnualItem>().OrderBy(i => i.On).ThenBy(i => i.Label, StringComparer.Ordinal)], yen));

        Add("proposals-first", "提案", ProposalKind.First.DisplayName(), "収受した日", ProposedAs(ProposalKind.First));
        Add("proposals-other", "提案", ProposalKind.NewByOtherParty.DisplayName(), "収受した日", ProposedAs(ProposalKind.NewByOtherParty));
        Add("proposals-change", "提案", ProposalKind.NewByChangeOfBusiness.DisplayName(), "収受した日", ProposedAs(ProposalKind.NewByChangeOfBusiness));
        Add("conforming", "審査", "適合", "審査結果の決裁の日", examinations.Where(e => e.ConclusionConforms == true).Select(e => Of(e.CaseId, e.DecidedOn, "適合")));
        Add("non-conforming", "審査", "不適合", "審査結果の決裁の日", examinations.Where(e => e.ConclusionConforms == false).Select(e => Of(e.CaseId, e.DecidedOn, "不適合")));
        Add("withdrawn", "審査", "提案の取下げ", "取下げにより完結した日", EndedBy(CaseOutcome.Withdrawn));
        Add("returned", "審査", "受け付けずに返戻", "返戻により完結した日", EndedBy(CaseOutcome.NotAccepted));
        Add("contracts", "契約", "利用に関する契約の締結", "締結の日", contracts.Select(c => Of(c.CaseId, c.ConcludedOn, c.InformationName)));
        Add("lapsed", "契約", "申込みのないまま期限が経過", "完結した日", EndedBy(CaseOutcome.LapsedNoApplication));
        Add("fees", "手数料", "納付された手数料", "納付の日", (await RowsAsync<FeePayment>()).Select(p => Of(p.CaseId, p.PaidOn, "納付", p.Yen)), yen: true);
        Add("settlements", "手数料", "訂正による差額の精算（還付は負）", "精算の日", (await RowsAsync<FeeSettlement>()).Select(s => Of(s.CaseId, s.SettledOn, s.DifferenceYen >= 0 ? "追加徴収" : "還付", s.DifferenceYen)), yen: true);
        Add("provisions", "提供", "提供", "提供の日", (await RowsAsync<ProvisionFile>()).Select(p => Of(p.CaseId, p.ProvidedOn, "提供")));
        Add("published", "提供", "作成した情報の公表", "公表の日", (await RowsAsync<CreatedInformationEntry>()).Select(e => Of(e.CaseId, e.PublishedOn, e.InformationName)));
        Add("violations", "違反・解除", "契約違反等の判断", "違反等と判断した日", violations.Where(v => v.NotifiedOn is not null).Select(v => Of(v.CaseId, v.JudgedOn, "契約違反等")));
        Add("terminations", "違反・解除", "契約の解除", "解除の日", contracts.Select(c => Of(c.CaseId, c.TerminatedOn, c.InformationName)));
        Add("reports", "違反・解除", "個人情報保護委員会への報告", "報告の日", (await RowsAsync<CommissionReport>()).Select(r => Of(r.CaseId, r.ReportedOn, r.DocumentNumber)));
        figures.AddRange(await DeskAsync(actor, year, cancellationToken));

        var byFile = proposals.GroupBy(p => p.FileName, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key.Length > 0 ? g.Key : "（ファイルの記載なし）", (IReadOnlyList<AnnualItem>)[.. g.Select(p => Of(p.CaseId, p.ReceivedOn, cases[p.CaseId].Kind.DisplayName())).OfType<AnnualItem>().OrderBy(i => i.On)]));
        var gone = await db.Set<DisposalRecord>().AsNoTracking().Where(r => r.Kind == RetentionKind.AdoptedCase || r.Kind == RetentionKind.NotAdoptedCase).Select(r => r.SubjectId).ToListAsync(cancellationToken);
        return new(year, figures, [.. byFile], gone.Count(id => cases.TryGetValue(id, out var c) && c.FiscalYear == year.Year));
    }

    private async Task<IReadOnlyList<AnnualFigure>> RecruitmentsAsync(Actor actor, FiscalYear year, CancellationToken cancellationToken)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        var rounds = (await db.Set<RecruitmentRound>().AsNoTracking().Where(r => r.FiscalYear == year.Year).OrderBy(r => r.Round).ToListAsync(cancellationToken))
            .Where(r => r.State is RecruitmentState.Open or RecruitmentState.Closed or RecruitmentState.Reported).ToList();
        // A file that is offered in two rounds is one file.
        var files = rounds.SelectMany(r => r.Items.Where(i => all || i.DivisionId == actor.DivisionId).Select(i => (Round: r, Item: i))).GroupBy(x => x.Item.FileId, StringComparer.Ordinal).Select(g => g.First());
        return
        [
            new("recruitments", "募集", "提案の募集", "募集の年度", [.. rounds.Select(r => new AnnualItem(r.Label(), "/recruitments/" + r.Id, r.StartsOn, $"{JapaneseDate.Format(r.StartsOn)}から{JapaneseDate.Format(r.EndsOn)}まで"))]),
            new("files", "募集", "募集の対象とした個人情報ファイル", "募集の年度", [.. files.Select(x => new AnnualItem(x.Item.FileName, "/files/" + x.Item.FileId, x.Round.StartsOn, profile.FindDivision(x.Item.DivisionId)?.Name ?? ""))]),
        ];
    }

    private async Task<IReadOnlyList<AnnualFigure>> DeskAsync(Actor actor, FiscalYear year, CancellationToken cancellationToken)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        var inquiries = await db.Set<Inquiry>().AsNoTracking().Where(i => i.FiscalYear == year.Year && (all || i.DivisionId == actor.DivisionId)).OrderBy(i => i.Number).ToListAsync(cancellationToken);
        var checks = await db.Set<DraftPreCheck>().AsNoTracking().Where(p => p.FiscalYear == year.Year && (all || p.DivisionId == actor.DivisionId)).OrderBy(p => p.Number).ToListAsync(cancellationToken);
        var complaints = await db.Set<Complaint>().AsNoTracking().Where(c => c.FiscalYear == year.Year && (all || c.DivisionId == actor.DivisionId)).OrderBy(c => c.Number).ToListAsync(cancellationToken);
        return
        [
            new("inquiries", "窓口", "問合せ", "受けた日", [.. inquiries.Select(i => new AnnualItem(i.Label(), "/desk/" + i.Id, i.ReceivedOn, i.AnsweredOn is null ? "回答待ち" : "回答済み"))]),
            new("pre-checks", "窓口", "事前チェック", "受けた日", [.. checks.Select(p => new AnnualItem(p.Label(), "/desk/" + p.Id, p.ReceivedOn, p.RepliedOn is null ? "回答待ち" : "回答済み"))]),
            new("complaints", "窓口", "苦情", "受けた日", [.. complaints.Select(c => new AnnualItem(c.Label(), "/desk/" + c.Id, c.ReceivedOn, c.ClosedOn is null ? "対応中" : "完了"))]),
        ];
    }
}
