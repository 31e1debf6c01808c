using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Outbox;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Examination;

/// <summary>One case whose originals have just reached the owning division, the real definitions of 審査, 協議, 通知, 納付, and people of both units.</summary>
internal sealed class ExaminationScene : IAsyncDisposable
{
    public const string CaseId = "case-1";
    public const string Owner = "driver-licence";
    public const string RecruitmentId = "recruitment-1";

    /// <summary>A Wednesday.</summary>
    public static readonly DateOnly FirstDay = new(2026, 4, 1);
    public static readonly DateOnly RecruitmentEnd = new(2026, 3, 16);

    private ExaminationScene(ProcedureDriver driver) => Driver = driver;

    public ProcedureDriver Driver { get; }

    public Actor Staff { get; } = ProcedureDriver.Person(Owner);

    public Actor Colleague { get; } = ProcedureDriver.Person(Owner, 2);

    public Actor Approver { get; } = ProcedureDriver.Person(Owner, 3, Duties.Approver);

    public Actor Supervisor { get; } = ProcedureDriver.Person(Owner, 4, Duties.Supervisor);

    public Actor GeneralAffairs => Driver.GeneralAffairs();

    public Actor GeneralAffairsSupervisor => Driver.GeneralAffairs(2, Duties.Supervisor);

    /// <summary>The case before anything of 審査 has happened.</summary>
    public static Task<ExaminationScene> StartAsync(ProcedureStore store, Action<Proposal>? change = null, params FormalFinding[] findings) =>
        StartAsync(store, ProposalKind.First, null, change, findings);

    /// <summary>The same at an agency whose profile differs from the shipped one.</summary>
    public static Task<ExaminationScene> StartAsync(ProcedureStore store, Func<AgencyProfile, AgencyProfile> agency) => StartAsync(store, ProposalKind.First, null, null, [], agency);

    /// <summary>The same for a kind of proposal.</summary>
    public static Task<ExaminationScene> StartAsync(ProcedureStore store, ProposalKind kind, string? basisCaseId, Action<Proposal>? change = null, params FormalFinding[] findings) =>
        StartAsync(store, kind, basisCaseId, change, findings, null);

    private static async Task<ExaminationScene> StartAsync(
        ProcedureStore store, ProposalKind kind, string? basisCaseId, Action<Proposal>? change, FormalFinding[] findings, Func<AgencyProfile, AgencyProfile>? agency)
    {
        var driver = await ProcedureDriver.StartAsync(store, FirstDay, agency, ["examination", "consultation", "result-notice", "fee-payment", "fee-correction"]);
        var scene = new ExaminationScene(driver);
        await scene.BurstAsync(db =>
        {
            db.Add(new RecruitmentRound { Id = RecruitmentId, FiscalYear = 2025, Round = 1, StartsOn = new(2026, 2, 13), EndsOn = RecruitmentEnd });
            db.Add(new PersonalInformationFile
            {
                Id = "file-1",
                Name = "運転免許取得者管理ファイル",
                DivisionId = Owner,
                RawPersonCount = 6000,
                PersonCount = 5000,
                PersonCountAsOf = RecruitmentEnd,
            });
            db.Add(ACase(CaseId, "匿R7-0001", driver.Clock.GetUtcNow(), kind, basisCaseId));
            var proposal = AProposal();
            change?.Invoke(proposal);
            db.Add(proposal);
            db.AddRange(findings);
        }, new ProposalForwarded { SubjectId = CaseId });
        return scene;
    }

    /// <summary>Another proposal of the same recruitment on the same file, as far as its originals in the division.</summary>
    public Task AddCaseAsync(string caseId, string number, Action<Proposal>? change = null) => BurstAsync(db =>
    {
        db.Add(ACase(caseId, number, Driver.Clock.GetUtcNow()));
        var proposal = AProposal(caseId);
        proposal.ReceiptNumber = "総務収第" + number;
        change?.Invoke(proposal);
        db.Add(proposal);
    }, new ProposalForwarded { SubjectId = caseId }, new FormalCheckCompleted { SubjectId = caseId });

    public static Case ACase(string caseId, string number, DateTimeOffset openedAt, ProposalKind kind = ProposalKind.First, string? basisCaseId = null) => new()
    {
        Id = caseId,
        Number = number,
        FiscalYear = 2025,
        RecruitmentId = RecruitmentId,
        FileId = "file-1",
        OwningDivisionId = Owner,
        OpenedAt = openedAt,
        Kind = kind,
        BasisCaseId = basisCaseId,
    };

    public static Proposal AProposal(string caseId = CaseId) => new()
    {
        CaseId = caseId,
        RecruitmentId = RecruitmentId,
        ReceiptNumber = "総務収第12号",
        ReceivedOn = new(2026, 3, 10),
        ProposedOn = new(2026, 3, 10),
        DatedOn = new(2026, 3, 9),
        Proposers = [new() { Kind = PartyKind.Corporation, Name = "株式会社髙﨑データ", Representative = "代表取締役 𠮷田 一郎", Address = "青森県八戸市内丸一丁目1番1号", CorporateNumber = "1234567890123" }],
        FileName = "運転免許取得者管理ファイル",
        FileId = "file-1",
        RequestedPersonCount = 5000,
        RequestedItems = [new() { ItemName = "住所", Wanted = true, Granularity = "市町村まで" }, new() { ItemName = "免許の種類", Wanted = true, Granularity = "そのまま" }],
        Purpose = "交通安全教育の改善",
        Method = "統計解析",
        BusinessContent = "年齢層別の教育教材の作成",
        UseFrom = new(2026, 7, 1),
        UseTo = new(2028, 6, 30),
        Handlers = [new() { Name = "山田 花子", Unit = "分析課", Position = "主任" }],
        PlaceOfUse = "本社",
        Environment = "閉域網",
        StoragePlace = "施錠した保管庫",
        Management = "台帳による管理",
        Medium = "cd-r",
        ProvisionWay = "post",
        Oaths = [new() { ProposerIndex = 0, IsAttached = true, DatedOn = new(2026, 3, 9), Signer = "𠮷田 一郎", CoversOfficers = true }],
    };

    public static FormalFinding AFinding(string id = "finding-1", FindingLevel level = FindingLevel.Correct) => new()
    {
        Id = id,
        CaseId = CaseId,
        Check = FormalCheck.Items,
        PaperVersion = 1,
        Clause = "5-5-4",
        Level = level,
        Item = "requestedItems[0].granularity",
        Message = "希望する程度が「適宜」とあり、加工の方法を特定できません。",
        FoundById = "ga",
        FoundAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Changes rows and publishes events as another stage would, in one burst.</summary>
    public async Task BurstAsync(Action<WorkflowAnonDbContext> change, params CaseEvent[] events)
    {
        await Driver.Services.GetRequiredService<IBurstExecutor>().ExecuteAsync(new BurstCommand(Guid.NewGuid().ToString("N"), Driver.GeneralAffairs(), "test"), (burst, _) =>
        {
            change(burst.Db);
            foreach (var e in events)
                burst.Scope.AddEvent(e);
            return Task.FromResult(true);
        });
        await Driver.SettleAsync(CancellationToken.None);
    }

    /// <summary>Clauses under which something was put on record as <paramref name="title"/>.</summary>
    public async Task<string[]> RecordedAsync(string title, string caseId = CaseId) =>
        [.. await ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().Where(t => t.SubjectId == caseId && t.Title == title).Select(t => t.Clauses).ToListAsync())];

    public Task FormalCheckAsync() => BurstAsync(_ => { }, new FormalCheckCompleted { SubjectId = CaseId });

    public Task DoAsync(string activityId, Actor actor, object? form = null, string? button = null) => Driver.DoAsync(CaseId, activityId, actor, form, button);

    /// <summary>Refused without a trace; the first error is as expected.</summary>
    public async Task RefusedAsync(string item, string clause, string activityId, Actor actor, object? form = null, string? button = null)
    {
        var refused = await Driver.RefusedAsync(CaseId, activityId, actor, form, button);
        Assert.Contains(refused.Errors, e => e.Field == item && e.Clause == clause);
    }

    public Task<string[]> OpenAsync() => Driver.OpenAsync(CaseId);

    public Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read) => Driver.Office.ReadAsync(read);

    /// <summary>The latest published event of a type.</summary>
    public async Task<TEvent> LastEventAsync<TEvent>()
        where TEvent : CaseEvent => (TEvent)(await ReadAsync(db => db.Set<OutboxRow>().AsNoTracking().Where(o => o.EventName == typeof(TEvent).Name)
            .OrderByDescending(o => o.Sequence).Select(o => CaseEventJson.Read(o.EventName, o.Payload)).FirstAsync()))!;

    public Task<Case> CaseAsync() => ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == CaseId));

    /// <summary>From the open task 審査の進め方 to the seven criteria.</summary>
    public async Task ToAssessmentAsync()
    {
        await DoAsync("proceed", Staff, new DecideProceedingForm { Reason = "訂正の必要はない" }, "Examine");
        await DoAsync("eligibility", Staff, Eligibility());
        await DoAsync("person-count", Staff, Count());
        await DoAsync("method", Staff, Method(), "Done");
    }

    /// <summary>From the start to a decided examination.</summary>
    public async Task ToDecisionAsync(bool conforms)
    {
        await FormalCheckAsync();
        await ToAssessmentAsync();
        await DoAsync("assess", Staff, conforms ? AllMet() : NotMet(), "Done");
        await ConcludeAsync(conforms);
    }

    /// <summary>From the judged criteria to the decided result.</summary>
    public async Task ConcludeAsync(bool conforms, string suffix = "")
    {
        await DoAsync("conclude" + suffix, Staff, new ConcludeForm { Conforms = conforms ? "conforming" : "non-conforming", Summary = "審査のとおり" }, "Drafted");
        await DoAsync("approve" + suffix, Approver, new ApproveForm(), "Approved");
        await Driver.SettleAsync(CancellationToken.None);
    }

    /// <summary>Another case from its originals to a decided conformity.</summary>
    public async Task DecideOtherAsync(string caseId)
    {
        await Driver.DoAsync(caseId, "proceed", Staff, new DecideProceedingForm(), "Examine");
        await Driver.DoAsync(caseId, "eligibility", Staff, Eligibility());
        await Driver.DoAsync(caseId, "person-count", Staff, Count());
        await Driver.DoAsync(caseId, "method", Staff, Method(), "Done");
        await Driver.DoAsync(caseId, "assess", Staff, AllMet(), "Done");
        await Driver.DoAsync(caseId, "conclude", Staff, new ConcludeForm { Conforms = "conforming", Summary = "審査のとおり" }, "Drafted");
        await Driver.DoAsync(caseId, "approve", Approver, new ApproveForm(), "Approved");
        await Driver.SettleAsync(CancellationToken.None);
    }

    public static CheckEligibilityForm Eligibility() => new() { OathsConfirmed = true, OtherInquiry = "他の行政機関等の公表資料を確認し、該当なし", GroundFound = false };

    public static FixPersonCountForm Count() => new() { Raw = 6000, Deduplicated = 5000, CountAsOf = RecruitmentEnd, Method = "免許番号による名寄せ" };

    public static CheckMethodForm Method() => new()
    {
        Standard1 = true,
        Standard1Note = "氏名を削除し、住所を市町村とする。",
        Standard2 = true,
        Standard2Note = "免許証番号を削除する。",
        Standard3 = true,
        Standard3Note = "管理番号を削除する。",
        Standard4 = true,
        Standard4Note = "90歳以上をまとめる。",
        Standard5 = true,
        Standard5Note = "1人の市町村がないことを確かめる。",
        SharedUnderstanding = "4月2日に電話で確認した。",
    };

    public static AssessCriteriaForm AllMet()
    {
        const string reason = "提案書の記載により認められる。";
        const string evidence = "提案書、事業計画書";
        return new()
        {
            Criterion1Result = "met",
            Criterion1Reason = reason,
            Criterion1Evidence = "誓約書",
            Criterion2Result = "met",
            Criterion2Reason = reason,
            Criterion2Evidence = evidence,
            Criterion3Result = "met",
            Criterion3Reason = reason,
            Criterion3Evidence = evidence,
            Criterion4Result = "met",
            Criterion4Reason = reason,
            Criterion4Evidence = evidence,
            Criterion5Result = "met",
            Criterion5Reason = reason,
            Criterion5Evidence = evidence,
            Criterion6Result = "met",
            Criterion6Reason = reason,
            Criterion6Evidence = evidence,
            Criterion7Result = "met",
            Criterion7Reason = reason,
            Criterion7Evidence = evidence,
        };
    }

    public static AssessCriteriaForm NotMet()
    {
        var form = AllMet();
        form.Criterion4Result = "not-met";
        form.Criterion4Codes = ["curiosity"];
        form.Criterion4Reason = "事業計画に閲覧用の一覧を作るとあるのみで、どのような産業や生活に役立つかの記載がない。";
        return form;
    }

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
