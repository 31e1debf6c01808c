using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

/// <summary>An open recruitment of one file, the real definition of the receipt, and papers as they come: good ones, to be spoilt by a test.</summary>
internal sealed class ProposalScene : IAsyncDisposable
{
    public const string Owner = "driver-licence";
    public const string FileName = "運転免許ファイル";

    /// <summary>A Monday within the window of 令和8年2月13日 to 3月16日.</summary>
    public static readonly DateOnly FirstDay = new(2026, 3, 2), Starts = new(2026, 2, 13), Ends = new(2026, 3, 16);

    private ProposalScene(ProcedureDriver driver) => Driver = driver;

    public ProcedureDriver Driver { get; }

    public string CaseId { get; private set; } = "";

    public Actor Clerk => Driver.GeneralAffairs();

    public Actor Supervisor => Driver.GeneralAffairs(1, Duties.Supervisor);

    public static async Task<ProposalScene> StartAsync(ProcedureStore? store = null, DateOnly? today = null)
    {
        var driver = await ProcedureDriver.StartAsync(store ?? ProcedureStore.Sqlite, today ?? FirstDay, "proposal-receipt");
        var scene = new ProposalScene(driver);
        await scene.BurstAsync(db => db.AddRange(
            new RecruitmentRound
            {
                Id = "recruitment-1",
                FiscalYear = 2025,
                Round = 1,
                StartsOn = Starts,
                EndsOn = Ends,
                State = RecruitmentState.Open,
                Items = [new() { FileId = "file-1", FileName = FileName, DivisionId = Owner }],
                Guidelines = new() { RequiredPapers = ["個人情報保護方針"] },
            },
            new PersonalInformationFile
            {
                Id = "file-1",
                Name = FileName,
                DivisionId = Owner,
                RawPersonCount = 6_000,
                PersonCount = 5_000,
                PersonCountAsOf = Ends,
                RecordItems = [new() { Name = "氏名" }, new() { Name = "住所" }, new() { Name = "免許の種類" }],
            }));
        scene.CaseId = await driver.BeginAsync("proposal-receipt", scene.Clerk);
        return scene;
    }

    public Task DoAsync(string activityId, object? form = null, string? button = null, Actor? actor = null) => Driver.DoAsync(CaseId, activityId, actor ?? Clerk, form, button);

    /// <summary>Refused without a trace; one of the errors is as expected.</summary>
    public async Task RefusedAsync(string field, string clause, string activityId, object? form = null, string? button = null, Actor? actor = null)
    {
        var refused = await Driver.RefusedAsync(CaseId, activityId, actor ?? Clerk, form, button);
        Assert.True(refused.Errors.Any(e => e.Field == field && e.Clause == clause), string.Join("\n", refused.Errors));
    }

    public Task<string[]> OpenAsync() => Driver.OpenAsync(CaseId);

    public Task<Proposal> ProposalAsync() => Driver.Office.ReadAsync(db => db.Set<Proposal>().AsNoTracking().SingleAsync());

    public Task<Case> CaseAsync() => Driver.Office.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync());

    public Task<List<FormalFinding>> FindingsAsync() => Driver.Office.ReadAsync(async db =>
        await FormalFindings.CurrentAsync(db, await db.Set<Proposal>().AsNoTracking().SingleAsync(), CancellationToken.None));

    /// <summary>Clause and field of what is to be corrected.</summary>
    public async Task<(string Clause, string Item)[]> CorrectionsAsync() =>
        [.. (await FindingsAsync()).Where(f => f.Level == FindingLevel.Correct).Select(f => (f.Clause, f.Item))];

    public static RecordArrivalForm Arrival(DateOnly? on = null, string channel = "in-person") =>
        new() { RecruitmentId = "recruitment-1", ArrivedOn = on ?? FirstDay, Channel = channel, ForCreatedInformation = false };

    public static StampReceiptForm Stamp(DateOnly? on = null) => new() { ReceivedOn = on ?? FirstDay, Stamped = true };

    /// <summary>From the arrival to the original at the owning division.</summary>
    public async Task ForwardAsync()
    {
        await DoAsync("record-arrival", Arrival());
        await DoAsync("stamp-receipt", Stamp());
        await DoAsync("retain-copy", new RetainCopyForm { Place = "提案書類綴 令和7年度", Sheets = 24 });
        await DoAsync("forward-original", new ForwardOriginalForm { FileName = FileName, ForwardedOn = Driver.Today });
    }

    public static EnterPartiesForm Parties() => new()
    {
        DatedOn = new(2026, 3, 1),
        HasAgent = false,
        Proposers =
        [
            new()
            {
                Kind = "Corporation", Name = "株式会社髙﨑データ", Representative = "𠮷田 一郎", PostalCode = "031-0000", Address = "青森県八戸市内丸一丁目1番1号", Phone = "0178-00-0000",
                Email = "teian@example.jp", HasContactUnit = true, ContactUnit = "企画部", ContactPerson = "山田 花子", CorporateNumber = "1234567890123",
            },
        ],
    };

    public static CheckIdentityForm Identity() => new()
    {
        Papers =
        [
            new()
            {
                Party = "p0", Kind = "RegistryCertificate", NameOnPaper = "株式会社髙﨑データ", AddressOnPaper = "青森県八戸市内丸1-1-1", IssuedOn = new(2026, 1, 15), ShowsIndividualNumber = false,
            },
        ],
    };

    public static CheckAttachmentsForm Attachments() => new()
    {
        Oaths = [new() { Party = "p0", IsAttached = true, DatedOn = new(2026, 3, 1), Signer = "𠮷田 一郎", CoversOfficers = true }],
        ContributionAttached = true,
        ContributionTitle = "事業計画書",
        IsConcrete = true,
        Others = ["個人情報保護方針"],
    };

    public static EnterContentForm Content() => new()
    {
        FileName = FileName,
        FileId = "file-1",
        RequestedPersonCount = 5_000,
        Items =
        [
            new() { ItemName = "氏名", Wanted = false }, new() { ItemName = "住所", Wanted = true, Granularity = "市町村名まで" },
            new() { ItemName = "免許の種類", Wanted = true, Granularity = "種類の区分のまま" },
        ],
        Purpose = "高齢運転者の安全教育の改善",
        Method = "年代と地域による統計解析",
        BusinessContent = "地域別の安全運転教材の開発と提供",
        ContributionReason = "交通事故の減少により豊かな国民生活に資する。",
        UseFrom = new(2026, 7, 1),
        UseTo = new(2028, 6, 30),
    };

    public static EnterSafetyForm Safety() => new()
    {
        Handlers = [new() { Name = "山田 花子", Unit = "企画部", Position = "主任" }],
        PlaceOfUse = "本社分析室",
        Environment = "外部と接続しない端末",
        StoragePlace = "施錠した保管庫",
        Management = "台帳による管理",
        SafetyAuthority = "企画部長を責任者とする。",
        SafetyRegulations = "取扱規程を定め、年1回評価する。",
        SafetyPrevention = "入退室の管理と端末の認証",
        MarkedMedia = ["cd-r"],
        MarkedWays = ["counter"],
    };

    public static CheckItemsForm Items() => new() { Confirmed = [.. Enumerable.Range(1, 8).Select(i => $"5-5-{i}")] };

    /// <summary>All checks on the copy, up to what is sent to the owning division.</summary>
    public async Task CheckAsync(
        EnterPartiesForm? parties = null, CheckIdentityForm? identity = null, CheckAttachmentsForm? attachments = null, EnterContentForm? content = null, EnterSafetyForm? safety = null)
    {
        await DoAsync("enter-parties", parties ?? Parties());
        await DoAsync("check-identity", identity ?? Identity());
        await DoAsync("check-attachments", attachments ?? Attachments());
        await DoAsync("enter-content", content ?? Content());
        await DoAsync("enter-safety", safety ?? Safety());
        await DoAsync("check-items", Items());
    }

    /// <summary>Changes rows and publishes events as another stage would, in one burst.</summary>
    public async Task BurstAsync(Action<WorkflowAnonDbContext> change, params CaseEvent[] events)
    {
        await Driver.Services.GetRequiredService<IBurstExecutor>().ExecuteAsync(new BurstCommand(Guid.NewGuid().ToString("N"), Clerk, "test"), (burst, _) =>
        {
            change(burst.Db);
            foreach (var e in events)
                burst.Scope.AddEvent(e);
            return Task.FromResult(true);
        });
        await Driver.SettleAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
