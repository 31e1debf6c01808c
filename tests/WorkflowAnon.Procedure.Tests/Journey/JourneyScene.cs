using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Journey;

/// <summary>An open recruitment and one case in it, taken through the real definitions by the demonstration's scripts.</summary>
internal sealed class JourneyScene : IAsyncDisposable
{
    /// <summary>令和8年2月13日 to 3月16日: a window that a city used.</summary>
    public static readonly DateOnly Planned = new(2025, 12, 1), Starts = new(2026, 2, 13), Ends = new(2026, 3, 16);

    /// <summary>Days of the script.</summary>
    public static readonly DateOnly Arrival = new(2026, 2, 20), Examined = new(2026, 3, 24), Noticed = new(2026, 4, 1), Paid = new(2026, 4, 15), Contracted = new(2026, 4, 20), Delivered = new(2026, 5, 11);

    private JourneyScene(ProcedureDriver driver, DemonstrationProposal proposal)
    {
        Driver = driver;
        People = new DemonstrationPeople(driver.Profile);
        Proposal = proposal;
        Round = new RecruitmentScript(driver.Office, People, () => driver.Today, "round", [proposal.DivisionId]);
        Case = new CaseScript(driver.Office, People, () => driver.Today, new DemonstrationCase("case", proposal));
    }

    public ProcedureDriver Driver { get; }

    public DemonstrationPeople People { get; }

    public DemonstrationProposal Proposal { get; }

    public RecruitmentScript Round { get; }

    public CaseScript Case { get; }

    public Actor Clerk => People.Clerk;

    public Actor Staff => People.Staff(Proposal.DivisionId);

    public Actor Colleague => People.Colleague(Proposal.DivisionId);

    public Actor Approver => People.Approver(Proposal.DivisionId);

    public string CaseId => Case.CaseId;

    public static async Task<JourneyScene> StartAsync(StorageProvider provider = StorageProvider.Sqlite, DemonstrationProposal? proposal = null)
    {
        var scene = new JourneyScene(await ProcedureDriver.StartAsync(new ProcedureStore(provider), Planned), proposal ?? DemonstrationProposals.Accident);
        await RegisterSeed.EnterAsync(scene.Driver.Services.GetRequiredService<FileRegisterCommands>(), scene.People.Staff);
        await scene.Round.PlanAsync(Starts, Ends);
        await scene.Round.SelectAsync();
        await scene.Round.AnnounceAsync();
        await scene.Driver.GoToAsync(Starts);
        await scene.Round.OpenAsync();
        return scene;
    }

    /// <summary>The papers at the owning division, checked.</summary>
    public async Task<JourneyScene> ReceivedAsync(bool vague = false)
    {
        await Driver.GoToAsync(Arrival);
        await Case.ArriveAsync(Round.Id);
        await Case.ForwardAsync();
        await SettleAsync();
        await Case.CheckPapersAsync();
        await Case.CheckContentsAsync(vague);
        await SettleAsync();
        return this;
    }

    public async Task<JourneyScene> ExaminedAsync(bool conforms = true)
    {
        await Driver.GoToAsync(Ends.AddDays(1));
        await Round.CloseAsync();
        await Driver.GoToAsync(Examined);
        await Case.ExamineAsync(conforms);
        await Case.DecideAsync();
        await SettleAsync();
        return this;
    }

    public async Task<JourneyScene> NoticedAsync(long outsourcedYen = 0)
    {
        await (await ReceivedAsync()).ExaminedAsync();
        await Case.EstimateAsync(outsourcedYen);
        await Driver.GoToAsync(Noticed);
        await Case.NotifyAsync();
        await SettleAsync();
        return this;
    }

    /// <summary>決裁 and 施行 of a new version of the notice; the draft activity's end is the name's.</summary>
    public async Task ReissueAsync(string suffix)
    {
        await DoAsync("approve-" + suffix, People.HeadClerk, new ApproveForm(), "Approved");
        await DoAsync("dispatch-" + suffix, Clerk, new DispatchReissueForm { EnforcementDate = Driver.Today, DispatchMethod = "post" }, "Dispatched");
    }

    public async Task<JourneyScene> ContractedAsync(long outsourcedYen = 0)
    {
        await NoticedAsync(outsourcedYen);
        await Driver.GoToAsync(Paid);
        await Case.ApplyAsync();
        await Case.PayAsync();
        await Driver.GoToAsync(Contracted);
        await Case.DraftContractAsync();
        await Case.ConcludeAsync();
        await SettleAsync();
        return this;
    }

    public async Task<JourneyScene> DeliveredAsync()
    {
        await ContractedAsync();
        await Driver.GoToAsync(Delivered);
        await Case.DeliverAsync();
        await SettleAsync();
        return this;
    }

    public Task<HumanTask> DoAsync(string activityId, Actor actor, object? form = null, string? button = null) => Driver.DoAsync(CaseId, activityId, actor, form, button);

    /// <summary>Refused without a trace; one of the errors is as expected.</summary>
    public async Task RefusedAsync(string field, string clause, string activityId, Actor actor, object? form = null, string? button = null)
    {
        var refused = await Driver.RefusedAsync(CaseId, activityId, actor, form, button);
        Assert.True(refused.Errors.Any(e => e.Field == field && e.Clause == clause), $"{field} {clause} is not among\n" + string.Join("\n", refused.Errors));
    }

    /// <summary>Delivers what is on its way between the departments.</summary>
    public Task SettleAsync() => Driver.SettleAsync(CancellationToken.None);

    public Task<string[]> OpenAsync() => Driver.OpenAsync(CaseId);

    /// <summary>Changes rows as nothing in the product does, to see what a step makes of it.</summary>
    public Task ChangeAsync(Action<WorkflowAnonDbContext> change) => Driver.Services.GetRequiredService<IBurstExecutor>().ExecuteAsync(
        new BurstCommand(Guid.NewGuid().ToString("N"), Clerk, "test"), (burst, _) =>
        {
            change(burst.Db);
            return Task.FromResult(true);
        });

    public Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read) => Driver.Office.ReadAsync(read);

    public Task<Case> CaseAsync() => ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == CaseId));

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
