using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Staff;

/// <summary>An office whose staff is administered: an operator, a deputy, a supervisor and clerks, and a small procedure that gives them tasks.</summary>
internal sealed class StaffScene : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 30);

    private const string Definition = """
        {"id":"moves-1","definitionId":"moves","name":"異動の試験","version":1,"isLatest":true,"isPublished":true,"customProperties":{"owner":"general-affairs","stage":"Production"},
         "root":{"id":"flow","type":"Elsa.Flowchart","version":1,
          "activities":[
           {"id":"make","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"作る"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}}}],
          "connections":[]}}
        """;

    private StaffScene(ProcedureDriver driver) => Driver = driver;

    public ProcedureDriver Driver { get; }

    public StaffCommands Commands => Driver.Services.GetRequiredService<StaffCommands>();

    public TransferCommands Transfers => Driver.Services.GetRequiredService<TransferCommands>();

    public OwnAccountCommands Own => Driver.Services.GetRequiredService<OwnAccountCommands>();

    public TaskCommands Tasks => Driver.Services.GetRequiredService<TaskCommands>();

    public Actor Operator => Driver.GeneralAffairs(1, Duties.Operator);

    public Actor Clerk => Driver.GeneralAffairs();

    public Actor Colleague => Driver.GeneralAffairs(2);

    public Actor Supervisor => Driver.GeneralAffairs(1, Duties.Supervisor);

    public string GeneralAffairs => Driver.Profile.GeneralAffairs().Id;

    public string Elsewhere => Driver.Profile.OwningDivisions().First().Id;

    public static async Task<StaffScene> StartAsync(StorageProvider provider)
    {
        var scene = new StaffScene(await ProcedureDriver.StartAsync(new ProcedureStore(provider), Today, "inquiry"));
        await scene.Driver.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(Definition, "moves.v1.json") { Publish = true }, EngineCommand.BySystem());
        await scene.ReadAsync(async db =>
        {
            foreach (var duty in Duties.All)
                db.Add(new IdentityRole(duty) { Id = duty, NormalizedName = duty });
            foreach (var person in new[] { scene.Operator, scene.Clerk, scene.Colleague, scene.Supervisor })
            {
                db.Add(new StaffAccount { Id = person.Id, UserName = person.Id, NormalizedUserName = person.Id.ToUpperInvariant(), DisplayName = person.DisplayName, DivisionId = person.DivisionId, SecurityStamp = "s" });
                db.AddRange(person.DutySet.Select(d => new IdentityUserRole<string> { UserId = person.Id, RoleId = d }));
            }

            return await db.SaveChangesAsync();
        });
        return scene;
    }

    /// <summary>A form for a new clerk of 総務課.</summary>
    public NewStaffForm NewClerk(string userName) => new() { UserName = userName, DisplayName = "新人 一郎", DivisionId = GeneralAffairs, Duties = [Duties.Staff] };

    /// <summary>Begins the small procedure; returns its task, claimed by <paramref name="holder"/>.</summary>
    public async Task<string> HeldTaskAsync(string subjectId, Actor holder)
    {
        await Driver.Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "moves", CorrelationId = subjectId }, EngineCommand.BySystem());
        var task = (await Driver.Office.TaskAsync(subjectId, "make")).Id;
        await Tasks.ClaimAsync(task, holder);
        return task;
    }

    public Task<HumanTask> TaskAsync(string id) => ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.Id == id));

    public Task<StaffAccount> AccountAsync(string id) => ReadAsync(db => db.Set<StaffAccount>().AsNoTracking().SingleAsync(a => a.Id == id));

    public Task<string[]> DutiesAsync(string id) => ReadAsync(db => db.Set<IdentityUserRole<string>>().Where(r => r.UserId == id).Select(r => r.RoleId).OrderBy(r => r).ToArrayAsync());

    public Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read) => Driver.Office.ReadAsync(read);

    /// <summary>Actions on record of an account, in order.</summary>
    public async Task<string[]> RecordAsync(string accountId)
    {
        var lines = await Driver.Services.GetRequiredService<AuditReader>().ReadAsync(StaffRecords.ChainOf(accountId), 0, 100);
        return [.. lines.Select(l => System.Text.Json.JsonDocument.Parse(l.Content!).RootElement.GetProperty("action").GetString()!)];
    }

    public static async Task ForbiddenAsync(string says, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<TaskConflictException>(act);
        Assert.Equal(TaskConflictKind.Forbidden, refused.Kind);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    public static async Task RefusedAsync(string field, string says, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(act);
        Assert.Contains(refused.Errors, e => e.Field == field && e.Message.Contains(says, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
