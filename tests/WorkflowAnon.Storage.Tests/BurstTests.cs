using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class BurstsOnSqlite : BurstTests<SqliteStore>;

public sealed class BurstsOnPostgreSql : BurstTests<PostgreSqlStore>;

public abstract class BurstTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    [Fact]
    public async Task A_burst_commits_state_bookmarks_journal_audit_events_and_command_together()
    {
        await Host.PublishAsync(new Flow("f").Write("w").Task("t"));
        var id = await Host.StartInstanceAsync("f", "case-1");

        var summary = await Host.Engine.FindInstanceAsync(id);
        Assert.Equal((WorkflowStatus.Running, WorkflowSubStatus.Suspended, "case-1"), (summary!.Status, summary.SubStatus, summary.CorrelationId));
        Assert.Equal(["t"], await Host.BlockedAsync(id));
        Assert.Equal(["w", "t"], await Host.EventsOfJournalAsync(id, "Started"));
        var journal = await Host.Engine.ReadJournalAsync(id, 0, 100);
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(l => (int)l.Entry.Sequence));
        Assert.All(journal, l => Assert.Equal("starter", l.ActorId));
        var outbox = Assert.Single(await Host.OutboxAsync());
        Assert.Equal(("case-1", 1L, nameof(RecruitmentPlanned)), (outbox.SubjectId, outbox.Sequence, outbox.EventName));
        Assert.Equal(1, await Host.ReadAsync(db => db.Set<AuditRow>().CountAsync(a => a.SubjectId == "case-1")));
        Assert.Equal(1, await Host.ReadAsync(db => db.Set<CommandRow>().CountAsync(c => c.InstanceId == id)));
    }

    [Fact]
    public async Task The_journal_gives_back_what_steps_worked_with_and_gave_out_and_nothing_where_there_was_nothing()
    {
        static JsonObject Script(string text) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = text } };
        await Host.PublishAsync(new Flow("f").Add("name", "Elsa.SetName", ("value", Script("'case-' + 7"))).Add("ask", "Elsa.RunTask", ("taskName", Flow.Literal("String", "t"))).Task("t"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        var journal = (await Host.Engine.ReadJournalAsync(id, 0, 100)).Select(l => l.Entry).ToList();
        Assert.Equal("""{"value":"case-7"}""", journal.Single(e => e is { ActivityId: "name", Event: "Completed" }).InputsJson);
        var asked = journal.Single(e => e is { ActivityId: "ask", Event: "Suspended" });
        Assert.Null(asked.InputsJson);
        Assert.Contains("taskId", asked.OutputsJson, StringComparison.Ordinal);
        Assert.All(journal.Where(e => e.Event == "Started"), e => Assert.Equal((null, null), (e.InputsJson, e.OutputsJson)));
    }

    [Fact]
    public async Task A_task_completion_moves_the_instance_to_its_end()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        await Host.CompleteAsync(id, "a");
        var answer = await Host.CompleteAsync(id, "b");

        Assert.Equal(WorkflowSubStatus.Finished, answer.SubStatus);
        var summary = await Host.Engine.FindInstanceAsync(id);
        Assert.Equal(WorkflowStatus.Finished, summary!.Status);
        Assert.NotNull(summary.FinishedAt);
        Assert.Empty(await Host.BlockedAsync(id));
    }

    [Theory]
    [InlineData("activity refuses")]
    [InlineData("work throws after the move")]
    [InlineData("save fails")]
    [InlineData("write batch fails")]
    [InlineData("commit fails")]
    public async Task An_exception_anywhere_leaves_nothing_behind(string place)
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        var bookmark = (await Host.Engine.ListBookmarksAsync(id)).Single().Id;
        var before = await Host.FingerprintAsync();

        if (place == "activity refuses")
            Host.Probe.Fault = new BurstRefusedException("だめです。");
        if (place == "commit fails")
            Host.Commits.FailBeforeNext();
        await Assert.ThrowsAnyAsync<Exception>(() => Host.Bursts.ExecuteAsync(
            StorageHost.Command("worker") with { InstanceId = id },
            async (burst, ct) =>
            {
                var answer = await burst.ResumeAsync(new ResumeRequest(id, bookmark), ct);
                burst.Scope.AddEvent(new RecruitmentOpened { SubjectId = "case-1" });
                if (place == "work throws after the move")
                    throw new InvalidOperationException("boom");
                if (place == "save fails")
                    burst.Db.Add(new BlobRow { Hash = null!, MediaType = "x" });
                if (place == "write batch fails")
                    burst.Scope.AddEvent(new RecruitmentOpened { SubjectId = null! });
                return answer;
            }));

        Host.Probe.Fault = null;
        Assert.Equal(before, await Host.FingerprintAsync());
        await Host.CompleteAsync(id, "a");
        Assert.Equal(["b"], await Host.BlockedAsync(id));
    }

    [Fact]
    public async Task The_same_command_gets_the_same_answer_and_runs_once()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        var bookmark = (await Host.Engine.ListBookmarksAsync(id)).Single().Id;
        var command = StorageHost.By("worker");

        var first = await Host.Engine.ResumeAsync(new ResumeRequest(id, bookmark), command);
        await Host.CompleteAsync(id, "b");
        var again = await Host.Engine.ResumeAsync(new ResumeRequest(id, bookmark), command);

        Assert.Equal(first, again);
        Assert.Equal(1, Host.Probe.Runs);
    }

    [Fact]
    public async Task A_command_id_of_somebody_else_is_a_conflict()
    {
        await Host.PublishAsync(new Flow("f").Task("a"));
        var key = Guid.NewGuid().ToString("N");
        await Host.Engine.StartAsync(new StartRequest { DefinitionId = "f" }, StorageHost.By("one", key));
        var conflict = await Assert.ThrowsAsync<WorkflowConflictException>(
            () => Host.Engine.StartAsync(new StartRequest { DefinitionId = "f" }, StorageHost.By("two", key)));
        Assert.Equal("one", conflict.ById);
    }

    [Fact]
    public async Task Of_two_completions_at_the_same_moment_one_wins_and_the_other_learns_who_and_when()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        for (var round = 0; round < 10; round++)
        {
            var id = await Host.StartInstanceAsync("f", $"case-{round}");
            var bookmark = (await Host.Engine.ListBookmarksAsync(id)).Single().Id;
            var results = await Task.WhenAll(new[] { "hanako", "taro" }.Select(async actor =>
            {
                try
                {
                    await Host.Engine.ResumeAsync(new ResumeRequest(id, bookmark), StorageHost.By(actor));
                    return (Actor: actor, Conflict: null);
                }
                catch (WorkflowConflictException e)
                {
                    return (Actor: actor, Conflict: (WorkflowConflictException?)e);
                }
            }));
            var winner = Assert.Single(results, r => r.Conflict is null);
            var loser = Assert.Single(results, r => r.Conflict is not null);
            Assert.Equal(winner.Actor, loser.Conflict!.ById);
            Assert.Equal(Host.Clock.GetUtcNow(), loser.Conflict.At);
            Assert.Equal(round + 1, Host.Probe.Runs);
        }
    }

    [Fact]
    public async Task Equal_commands_at_the_same_moment_get_one_answer()
    {
        await Host.PublishAsync(new Flow("f").Write("w").Task("a"));
        for (var round = 0; round < 5; round++)
        {
            var command = StorageHost.By("worker");
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
                Host.Engine.StartAsync(new StartRequest { DefinitionId = "f", CorrelationId = $"c{command.Id}" }, command)));
            Assert.Single(answers.Distinct());
        }
        Assert.Equal(5, await Host.ReadAsync(db => db.Set<InstanceRow>().CountAsync()));
        Assert.Equal(5, (await Host.OutboxAsync()).Count);
    }

    [Fact]
    public async Task After_a_commit_of_unknown_outcome_the_command_is_looked_up_before_it_runs_again()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var id = await Host.StartInstanceAsync("f");
        Host.Commits.Fault = new DbUpdateConcurrencyException("connection lost");
        Host.Commits.FailAfterNext();
        var answer = await Host.CompleteAsync(id, "a");
        Assert.Equal(WorkflowSubStatus.Suspended, answer.SubStatus);
        Assert.Equal(1, Host.Probe.Runs);
        Assert.Equal(["b"], await Host.BlockedAsync(id));
    }

    [Fact]
    public async Task A_transient_error_reruns_the_whole_burst_from_nothing()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var id = await Host.StartInstanceAsync("f");
        Host.Probe.Fault = new DbUpdateConcurrencyException("lost a race");
        Host.Probe.Failures = 2;
        await Host.CompleteAsync(id, "a");
        Assert.Equal(3, Host.Probe.Runs);
        Assert.Equal(1, await Host.ReadAsync(db => db.Set<BlobRow>().CountAsync()));
        Assert.Single(await Host.OutboxAsync());
        Assert.Equal(0, await Host.ReadAsync(db => db.Set<IncidentRow>().CountAsync()));
    }

    [Fact]
    public async Task A_fault_becomes_an_incident_and_what_the_activity_wrote_is_gone()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        Host.Probe.Fault = new InvalidOperationException("壊れた");
        var answer = await Host.CompleteAsync(id, "a");

        Assert.Equal(WorkflowSubStatus.Faulted, answer.SubStatus);
        Assert.Equal(0, await Host.ReadAsync(db => db.Set<BlobRow>().CountAsync()));
        Assert.Empty(await Host.OutboxAsync());
        var incident = Assert.Single((await Host.Engine.ListIncidentsAsync(new IncidentFilter(), null, 10)).Items);
        Assert.Equal(("w", "壊れた", "case-1"), (incident.ActivityId, incident.Message, incident.CorrelationId));

        Host.Probe.Fault = null;
        var retried = await Host.Engine.RetryIncidentAsync(incident.Id, StorageHost.By("operator"));
        Assert.Equal(WorkflowSubStatus.Suspended, retried.SubStatus);
        Assert.Equal(["b"], await Host.BlockedAsync(id));
        Assert.Empty((await Host.Engine.ListIncidentsAsync(new IncidentFilter(), null, 10)).Items);
        var settled = Assert.Single((await Host.Engine.ListIncidentsAsync(new IncidentFilter { IncludeResolved = true }, null, 10)).Items);
        Assert.Equal(("retried", "operator"), (settled.Resolution, settled.ResolvedBy));
        Assert.Equal(0, (await Host.Engine.FindInstanceAsync(id))!.OpenIncidents);
        await Assert.ThrowsAsync<WorkflowConflictException>(() => Host.Engine.RetryIncidentAsync(incident.Id, StorageHost.By("operator")));
    }

    [Fact]
    public async Task An_incident_can_be_skipped_with_a_reason_that_stays_on_record()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var id = await Host.StartInstanceAsync("f");
        Host.Probe.Fault = new InvalidOperationException("壊れた");
        await Host.CompleteAsync(id, "a");
        var incident = Assert.Single((await Host.Engine.ListIncidentsAsync(new IncidentFilter(), null, 10)).Items);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Host.Engine.SkipIncidentAsync(incident.Id, null, " ", StorageHost.By("operator")));
        await Host.Engine.SkipIncidentAsync(incident.Id, null, "手作業で済ませた", StorageHost.By("operator"));
        Assert.Equal(["b"], await Host.BlockedAsync(id));
        var settled = Assert.Single((await Host.Engine.ListIncidentsAsync(new IncidentFilter { IncludeResolved = true }, null, 10)).Items);
        Assert.Equal(("skipped", "手作業で済ませた"), (settled.Resolution, settled.Reason));
    }

    [Fact]
    public async Task A_cancelled_instance_leaves_no_bookmark_timer_or_open_incident()
    {
        await Host.PublishAsync(new Flow("f") { IncidentStrategy = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" }
            .Add("s", "Elsa.Start").Delay("d", TimeSpan.FromHours(1)).Break().Task("t").Break().Write("w").Connect("s", "t").Connect("s", "w"));
        Host.Probe.Fault = new InvalidOperationException("壊れた");
        var id = await Host.StartInstanceAsync("f");
        Assert.Equal(1, (await Host.Engine.FindInstanceAsync(id))!.OpenIncidents);

        var answer = await Host.Engine.CancelAsync(id, "取り下げ", StorageHost.By("operator"));

        Assert.Equal(WorkflowSubStatus.Cancelled, answer.SubStatus);
        Assert.Empty(await Host.BlockedAsync(id));
        Assert.Equal(0, await Host.ReadAsync(db => db.Set<TimerRow>().CountAsync()));
        var incident = Assert.Single((await Host.Engine.ListIncidentsAsync(new IncidentFilter { IncludeResolved = true }, null, 10)).Items);
        Assert.Equal(("cancelled", "取り下げ"), (incident.Resolution, incident.Reason));
        await Assert.ThrowsAsync<WorkflowConflictException>(() => Host.Engine.CancelAsync(id, "もう一度", StorageHost.By("operator")));
    }

    [Fact]
    public async Task Events_of_one_subject_are_numbered_without_gap_whatever_runs_at_the_same_time()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Write("w").Task("b"));
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Host.StartInstanceAsync("f", "case-1")));
        Host.Probe.Fault = new DbUpdateConcurrencyException("lost a race");
        Host.Probe.Failures = 3;
        await Task.WhenAll(ids.Select(id => Host.CompleteAsync(id, "a")));
        var sequences = (await Host.OutboxAsync()).Select(o => o.Sequence);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (long)i), sequences);
    }

    [Fact]
    public async Task A_task_ends_with_its_bookmark_whether_done_or_given_up()
    {
        await Host.PublishAsync(new Flow("f").Add("s", "Elsa.Start").Inbox("left").Add("join", "Elsa.FlowJoin", ("mode", Flow.Literal("FlowJoinMode", "WaitAny"))).Inbox("last")
            .Break().Inbox("right").Connect("s", "right").Connect("right", "join"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        await Host.CompleteAsync(id, "right", "hanako");
        Assert.Equal([("last", HumanTaskState.Open), ("left", HumanTaskState.Cancelled), ("right", HumanTaskState.Done)], await TasksAsync());
        var done = await Host.ReadAsync(db => db.Set<HumanTask>().SingleAsync(t => t.ActivityId == "right"));
        Assert.Equal(("hanako", 1L, new DateOnly(2026, 4, 30)), (done.CompletedById, done.Revision, done.DueOn));

        await Host.Engine.CancelAsync(id, "取り下げ", StorageHost.By("operator"));
        Assert.Equal([("last", HumanTaskState.Cancelled), ("left", HumanTaskState.Cancelled), ("right", HumanTaskState.Done)], await TasksAsync());

        async Task<IEnumerable<(string, HumanTaskState)>> TasksAsync() =>
            (await Host.ReadAsync(db => db.Set<HumanTask>().OrderBy(t => t.ActivityId).ToListAsync())).Select(t => (t.ActivityId, t.State));
    }

    [Fact]
    public async Task A_row_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        await Host.PublishAsync(new Flow("f").Inbox("t"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        var rounds = 0;
        await Host.Bursts.ExecuteAsync(StorageHost.Command("worker"), async (burst, ct) =>
        {
            var task = await burst.Db.Set<HumanTask>().SingleAsync(t => t.InstanceId == id, ct);
            // Another process claims the task between our reading and our commit, the first time.
            if (rounds++ == 0 && IsPostgreSql)
            {
                await Host.ReadAsync(db => db.Set<HumanTask>().ExecuteUpdateAsync(
                    set => set.SetProperty(t => t.AssigneeId, "taro").SetProperty(t => t.Revision, t => t.Revision + 1), ct));
            }
            task.SubjectLabel = $"label {rounds}";
            return true;
        });
        var stored = await Host.ReadAsync(db => db.Set<HumanTask>().SingleAsync());
        Assert.Equal(IsPostgreSql ? ("taro", "label 2", 2L) : ((string?)null, "label 1", 1L), (stored.AssigneeId, stored.SubjectLabel, stored.Revision));
    }

    [Fact]
    public async Task A_burst_moves_one_instance_only()
    {
        await Host.PublishAsync(new Flow("f").Task("a"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Host.Bursts.ExecuteAsync(
            StorageHost.Command("worker"),
            async (burst, ct) =>
            {
                await burst.StartAsync(new StartRequest { DefinitionId = "f" }, ct);
                return await burst.StartAsync(new StartRequest { DefinitionId = "f" }, ct);
            }));
        Assert.Equal(0, await Host.ReadAsync(db => db.Set<InstanceRow>().CountAsync()));
    }

    [Fact]
    public async Task Lists_are_read_by_keyset_without_gaps_or_repeats()
    {
        await Host.PublishAsync(new Flow("f").Task("a"));
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(await Host.StartInstanceAsync("f"));
            if (i % 2 == 0)
                Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        var read = new List<string>();
        string? after = null;
        do
        {
            var page = await Host.Engine.ListInstancesAsync(new InstanceFilter { DefinitionId = "f" }, after, 3);
            read.AddRange(page.Items.Select(i => i.Id));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(ids.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }
}
