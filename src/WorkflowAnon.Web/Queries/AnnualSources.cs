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
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>What a figure counts, as the database reads it.</summary>
internal sealed class AnnualRow
{
    /// <summary>Id of the case or entry.</summary>
    public required string Id { get; init; }

    /// <summary>事案番号; empty for an entry of the desk.</summary>
    public string Label { get; init; } = "";

    /// <summary>Number of the entry of the desk within the 年度; 0 for a case.</summary>
    public int Number { get; init; }

    /// <summary>The day by which it belongs to the 年度.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What it is; empty where <see cref="Kind"/> says it.</summary>
    public string Note { get; init; } = "";

    /// <summary>提案の種類, in the lists by 個人情報ファイル.</summary>
    public ProposalKind? Kind { get; init; }

    /// <summary>Yen, where the figure is a sum.</summary>
    public long Yen { get; init; }
}

/// <summary>A figure and the rows that it counts: the number and its list cannot differ.</summary>
/// <param name="Key">Key in addresses.</param>
/// <param name="Section">見出し.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Basis">By which day it belongs to the 年度.</param>
/// <param name="Rows">What is counted.</param>
/// <param name="IsYen">The figure is the sum of the yen, not the number.</param>
internal sealed record AnnualSource(string Key, string Section, string Name, string Basis, IQueryable<AnnualRow> Rows, bool IsYen = false);

/// <summary>What the figures of a 年度 are counted from, of the cases and entries that a person may read.</summary>
internal sealed class AnnualSources(WorkflowAnonDbContext db, AgencyProfile profile, Actor actor, FiscalYear year)
{
    private readonly DateOnly _first = year.FirstDay, _last = year.LastDay;

    private bool SeesAll => CaseAccess.SeesAllCases(actor, profile);

    /// <summary>In the order of the survey, after the recruitments.</summary>
    public IReadOnlyList<AnnualSource> All() =>
    [
        new("proposals-first", "提案", ProposalKind.First.DisplayName(), "収受した日", ProposedAs(ProposalKind.First)),
        new("proposals-other", "提案", ProposalKind.NewByOtherParty.DisplayName(), "収受した日", ProposedAs(ProposalKind.NewByOtherParty)),
        new("proposals-change", "提案", ProposalKind.NewByChangeOfBusiness.DisplayName(), "収受した日", ProposedAs(ProposalKind.NewByChangeOfBusiness)),
        new("conforming", "審査", "適合", "審査結果の決裁の日", Decided(true, "適合")),
        new("non-conforming", "審査", "不適合", "審査結果の決裁の日", Decided(false, "不適合")),
        new("withdrawn", "審査", "提案の取下げ", "取下げにより完結した日", EndedBy(CaseOutcome.Withdrawn)),
        new("returned", "審査", "受け付けずに返戻", "返戻により完結した日", EndedBy(CaseOutcome.NotAccepted)),
        new("contracts", "契約", "利用に関する契約の締結", "締結の日",
            from r in db.Set<UseContract>() join c in Cases() on r.CaseId equals c.Id where r.ConcludedOn >= _first && r.ConcludedOn <= _last select new AnnualRow { Id = c.Id, Label = c.Number, On = r.ConcludedOn!.Value, Note = r.InformationName }),
        new("lapsed", "契約", "申込みのないまま期限が経過", "完結した日", EndedBy(CaseOutcome.LapsedNoApplication)),
        new("fees", "手数料", "納付された手数料", "納付の日",
            from r in db.Set<FeePayment>() join c in Cases() on r.CaseId equals c.Id where r.PaidOn >= _first && r.PaidOn <= _last select new AnnualRow { Id = c.Id, Label = c.Number, On = r.PaidOn, Note = "納付", Yen = r.Yen }, IsYen: true),
        new("settlements", "手数料", "訂正による差額の精算（還付は負）", "精算の日",
            from r in db.Set<FeeSettlement>() join c in Cases() on r.CaseId equals c.Id where r.SettledOn >= _first && r.SettledOn <= _last
            select new AnnualRow { Id = c.Id, Label = c.Number, On = r.SettledOn!.Value, Note = r.DifferenceYen >= 0 ? "追加徴収" : "還付", Yen = r.DifferenceYen }, IsYen: true),
        new("provisions", "提供", "提供", "提供の日",
            from r in db.Set<ProvisionFile>() join c in Cases() on r.CaseId equals c.Id where r.ProvidedOn >= _first && r.ProvidedOn <= _last select new AnnualRow { Id = c.Id, Label = c.Number, On = r.ProvidedOn!.Value, Note = "提供" }),
        new("published", "提供", "作成した情報の公表", "公表の日",
            from r in db.Set<CreatedInformationEntry>() join c in Cases() on r.CaseId equals c.Id where r.PublishedOn >= _first && r.PublishedOn <= _last select new AnnualRow { Id = c.Id, Label = c.Number, On = r.PublishedOn!.Value, Note = r.InformationName }),
        new("violations", "違反・解除", "契約違反等の判断", "違反等と判断した日",
            from r in db.Set<ViolationFile>() join c in Cases() on r.CaseId equals c.Id where r.NotifiedOn != null && r.JudgedOn >= _first && r.JudgedOn <= _last select new AnnualRow { Id = c.Id, Label = c.Number, On = r.JudgedOn, Note = "契約違反等" }),
        new("terminations", "違反・解除", "契約の解除", "解除の日",
            from r in db.Set<UseContract>() join c in Cases() on r.CaseId equals c.Id where r.TerminatedOn >= _first && r.TerminatedOn <= _last select new AnnualRow { Id = c.Id, Label = c.Number, On = r.TerminatedOn!.Value, Note = r.InformationName }),
        new("reports", "違反・解除", "個人情報保護委員会への報告", "報告の日",
            from r in db.Set<CommissionReport>() join c in Cases() on r.CaseId equals c.Id where r.ReportedOn >= _first && r.ReportedOn <= _last select new AnnualRow { Id = c.Id, Label = c.Number, On = r.ReportedOn, Note = r.DocumentNumber }),
        new("inquiries", "窓口", "問合せ", "受けた日",
            db.Set<Inquiry>().Where(i => i.FiscalYear == year.Year && (SeesAll || i.DivisionId == actor.DivisionId)).Select(i => new AnnualRow { Id = i.Id, Number = i.Number, On = i.ReceivedOn, Note = i.AnsweredOn == null ? "回答待ち" : "回答済み" })),
        new("pre-checks", "窓口", "事前チェック", "受けた日",
            db.Set<DraftPreCheck>().Where(p => p.FiscalYear == year.Year && (SeesAll || p.DivisionId == actor.DivisionId)).Select(p => new AnnualRow { Id = p.Id, Number = p.Number, On = p.ReceivedOn, Note = p.RepliedOn == null ? "回答待ち" : "回答済み" })),
        new("complaints", "窓口", "苦情", "受けた日",
            db.Set<Complaint>().Where(c => c.FiscalYear == year.Year && (SeesAll || c.DivisionId == actor.DivisionId)).Select(c => new AnnualRow { Id = c.Id, Number = c.Number, On = c.ReceivedOn, Note = c.ClosedOn == null ? "対応中" : "完了" })),
    ];

    /// <summary>Cases that the person may read, of any 年度.</summary>
    public IQueryable<Case> Cases() => db.Set<Case>().VisibleTo(actor, profile);

    /// <summary>Proposals of the 年度 by 個人情報ファイル as written.</summary>
    public IQueryable<IGrouping<string, Proposal>> ByFile() => (from p in Proposals() join c in Cases() on p.CaseId equals c.Id select p).GroupBy(p => p.FileName);

    /// <summary>Proposals of the 年度 for one 個人情報ファイル as written.</summary>
    public IQueryable<AnnualRow> OfFile(string name) =>
        from p in Proposals() join c in Cases() on p.CaseId equals c.Id where p.FileName == name select new AnnualRow { Id = c.Id, Label = c.Number, On = p.ReceivedOn!.Value, Kind = c.Kind };

    private IQueryable<AnnualRow> ProposedAs(ProposalKind kind) =>
        from p in Proposals() join c in Cases() on p.CaseId equals c.Id where c.Kind == kind select new AnnualRow { Id = c.Id, Label = c.Number, On = p.ReceivedOn!.Value, Note = p.FileName };

    private IQueryable<Proposal> Proposals() => db.Set<Proposal>().Where(p => p.ReceivedOn >= _first && p.ReceivedOn <= _last);

    private IQueryable<AnnualRow> Decided(bool conforms, string note) =>
        from e in db.Set<ExaminationFile>()
        join c in Cases() on e.CaseId equals c.Id
        where e.DecidedOn >= _first && e.DecidedOn <= _last && e.ConclusionConforms == conforms
        select new AnnualRow { Id = c.Id, Label = c.Number, On = e.DecidedOn!.Value, Note = note };

    private IQueryable<AnnualRow> EndedBy(CaseOutcome outcome)
    {
        var note = outcome.DisplayName();
        return Cases().Where(c => c.CompletedOn >= _first && c.CompletedOn <= _last && c.Outcome == outcome).Select(c => new AnnualRow { Id = c.Id, Label = c.Number, On = c.CompletedOn!.Value, Note = note });
    }
}
