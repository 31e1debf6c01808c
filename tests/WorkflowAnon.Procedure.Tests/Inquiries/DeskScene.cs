using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Inquiries;

/// <summary>The desk of 総務課 with the real definitions: one file of the licence division, one case of an agent's proposal.</summary>
internal sealed class DeskScene : IAsyncDisposable
{
    public const string Owner = "driver-licence", CaseId = "case-1";

    public static readonly DateOnly Today = new(2026, 3, 2);

    private DeskScene(ProcedureDriver driver) => Driver = driver;

    public ProcedureDriver Driver { get; }

    public Actor Clerk => Driver.GeneralAffairs();

    public static Actor Division => ProcedureDriver.Person(Owner);

    public static async Task<DeskScene> StartAsync(StorageProvider provider = StorageProvider.Sqlite, bool withForm3 = true)
    {
        var driver = await ProcedureDriver.StartAsync(
            new ProcedureStore(provider), Today, "inquiry", "inquiry-answer", "inquiry-return", "pre-check", "pre-check-comment", "complaint", "complaint-answer");
        var scene = new DeskScene(driver);
        await scene.BurstAsync(db => db.AddRange(
            new PersonalInformationFile { Id = "file-1", Name = "運転免許ファイル", DivisionId = Owner },
            // As after a reorganisation that the register has not followed yet.
            new PersonalInformationFile { Id = "file-2", Name = "旧交通安全ファイル", DivisionId = "abolished" },
            new Case { Id = CaseId, Number = "令和7年度第1号", FiscalYear = 2025, RecruitmentId = "recruitment-1", OwningDivisionId = Owner, OpenedAt = DateTimeOffset.UnixEpoch },
            new Proposal { CaseId = CaseId, RecruitmentId = "recruitment-1", Agent = new() { Name = "乙川 次郎" }, AgentAuthority = new() { IsAttached = withForm3 } }));
        return scene;
    }

    /// <summary>Begins a procedure at the desk.</summary>
    public Task<string> BeginAsync(string definitionId) => Driver.BeginAsync(definitionId, Clerk);

    /// <summary>Refused without a trace with exactly this error among others.</summary>
    public async Task RefusedAsync(string subjectId, string field, string clause, string step, Actor actor, object form, string? button = null)
    {
        var refused = await Driver.RefusedAsync(subjectId, step, actor, form, button);
        Assert.Contains(refused.Errors, e => e.Field == field && e.Clause == clause);
    }

    public Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read) => Driver.Office.ReadAsync(read);

    public Task BurstAsync(Action<WorkflowAnonDbContext> change) => Driver.BurstAsync(change);

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
