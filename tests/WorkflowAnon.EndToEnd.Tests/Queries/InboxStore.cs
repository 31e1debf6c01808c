using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Testing.Servers;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Queries;

/// <summary>The read models alone on one of the two databases, on a fixed day, with rows put there by the test; it counts the statements.</summary>
public sealed class InboxStore : IAsyncDisposable
{
    private readonly TempDirectory _folder = new("inbox");
    private readonly StatementCounter _counter = new();
    private readonly ServiceProvider _services;

    private InboxStore(StorageProvider provider, string connection)
    {
        Profile = AgencyProfileFile.Load(Repository.PathOf("src/WorkflowAnon.Server/profiles/aomori-police.json"));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(JapanTime.StartOf(Today).AddHours(10)));
        services.AddLogging(l => l.AddProvider(_counter).AddFilter<StatementCounter>("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Debug));
        services.AddSingleton(_ => new ActivityCatalog().AddProcedureActivities());
        services.AddDataProtection();
        services.AddWorkflowAnonStorage(new StorageOptions { Provider = provider, ConnectionString = connection.Length > 0 ? connection : Embedded, BlobFolder = _folder.Combine("blobs") });
        services.AddProcedure(Profile);
        services.AddReadModels();
        _services = services.BuildServiceProvider(validateScopes: true);
        Clerk = Person("ga-1", Profile.GeneralAffairs().Id, Duties.Staff);
        Colleague = Person("ga-2", Profile.GeneralAffairs().Id, Duties.Staff);
        Head = Person("ga-head", Profile.GeneralAffairs().Id, Duties.Approver, Duties.Supervisor);
        Owner = Person("od-1", Profile.OwningDivisions().First().Id, Duties.Staff);
    }

    private string Embedded => SqliteFiles.At(_folder.Combine("inbox.db"));

    public static DateOnly Today { get; } = new(2026, 6, 24);

    public AgencyProfile Profile { get; }

    public Actor Clerk { get; }

    public Actor Colleague { get; }

    public Actor Head { get; }

    public Actor Owner { get; }

    /// <summary>Statements sent to the database since the last look.</summary>
    public int Statements => _counter.Take();

    public static async Task<InboxStore> StartAsync(StorageProvider provider)
    {
        var store = new InboxStore(provider, provider == StorageProvider.Sqlite ? "" : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() + ";Maximum Pool Size=5");
        await store._services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        await store.AddAsync([.. new[] { Duties.Staff, Duties.Approver, Duties.Supervisor }.Select(d => new IdentityRole(d) { Id = d, NormalizedName = d.ToUpperInvariant() }),
            .. new[] { store.Clerk, store.Colleague, store.Head, store.Owner }.SelectMany(Rows)]);
        return store;
    }

    public Task AddAsync(params object[] rows) => ReadAsync<WorkflowAnonDbContext, int>(db =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync();
    });

    /// <summary>Asks a service in a scope of its own.</summary>
    public async Task<T> ReadAsync<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The bands of today.</summary>
    internal BandLimits Limits => _services.GetRequiredService<DueBands>().On(Today);

    /// <summary>A page of the inbox.</summary>
    internal async Task<Listing<InboxRow>> ListAsync(Actor actor, InboxFilter filter, string? after = null)
    {
        var principals = await ReadAsync<TaskRights, IReadOnlyList<ActingFor>>(r => r.PrincipalsAsync(actor.Id, default));
        return await ReadAsync<InboxQuery, Listing<InboxRow>>(q => q.ListAsync(actor, filter, principals, Limits, after, default));
    }

    /// <summary>Ids of a page of the inbox.</summary>
    internal async Task<string[]> IdsAsync(Actor actor, InboxFilter filter) => [.. (await ListAsync(actor, filter)).Rows.Select(r => r.Id)];

    /// <summary>A pending task of 総務課.</summary>
    public HumanTask Task(string id, DateOnly? due = null, DateOnly? legal = null, Actor? holder = null, string title = "審査する", string subject = "case-1", string stage = "Examination",
        string kind = "examination", string duty = Duties.Staff, string? division = null, string label = "令和8年度第1号") => new()
        {
            Id = id,
            InstanceId = "instance-" + id,
            BookmarkId = "bookmark-" + id,
            DefinitionId = kind,
            ActivityId = "step",
            ActivityType = "WorkflowAnon.HumanTask",
            SubjectId = subject,
            SubjectLabel = label,
            Stage = stage,
            Title = title,
            DivisionId = division ?? Profile.GeneralAffairs().Id,
            Duty = duty,
            DueOn = due,
            LegalDueOn = legal,
            CreatedAt = JapanTime.StartOf(Today.AddDays(-3)),
            State = holder is null ? HumanTaskState.Open : HumanTaskState.Claimed,
            AssigneeId = holder?.Id,
            AssigneeName = holder?.DisplayName,
        };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _counter.Dispose();
        SqliteFiles.Close(Embedded);
        _folder.Dispose();
    }

    private static Actor Person(string id, string division, params string[] duties) => new(id, "氏名 " + id, division, duties.ToHashSet());

    private static IEnumerable<object> Rows(Actor person) =>
        [new StaffAccount { Id = person.Id, UserName = person.Id, NormalizedUserName = person.Id.ToUpperInvariant(), DisplayName = person.DisplayName, DivisionId = person.DivisionId },
            .. person.DutySet.Select(d => new IdentityUserRole<string> { UserId = person.Id, RoleId = d })];

    private sealed class StatementCounter : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _seen = new();

        public int Take()
        {
            var count = _seen.Count;
            _seen.Clear();
            return count;
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        // EF Core asks nobody for a second after it found that what it was about to say (a debug message) interests no one.
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId == RelationalEventId.CommandExecuted)
                _seen.Enqueue(formatter(state, exception));
        }

        public void Dispose() => _seen.Clear();
    }
}
