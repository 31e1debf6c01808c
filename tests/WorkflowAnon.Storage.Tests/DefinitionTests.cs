using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Storage.Tests.Hosting;
using WorkflowAnon.Testing;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class DefinitionsOnSqlite : DefinitionTests<SqliteStore>;

public sealed class DefinitionsOnPostgreSql : DefinitionTests<PostgreSqlStore>;

public abstract class DefinitionTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    private Task<StoredDefinition> ImportAsync(Flow flow, bool publish = false) =>
        Host.Definitions.ImportAsync(new DefinitionImport(flow.ToJson(), flow.Id + ".json") { Publish = publish }, StorageHost.By("designer"));

    private ShippedDefinitions Shipped => Host.Services.GetRequiredService<ShippedDefinitions>();

    [Fact]
    public async Task A_malformed_definition_is_refused_with_file_activity_and_reason_and_changes_nothing()
    {
        var broken = new Flow("f").Task("a").Add("x", "No.Such.Type");
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => ImportAsync(broken));
        Assert.Contains(refused.Problems, p => p is { Source: "f.json", ActivityId: "x", IsWarning: false });
        Assert.Contains("f.json: アクティビティ「x」", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DefinitionRefusedException>(
            () => Host.Definitions.ImportAsync(new DefinitionImport("{", "bad.json"), StorageHost.By("designer")));
        Assert.Empty(await Host.Definitions.ListAsync());
    }

    [Fact]
    public async Task A_definition_without_an_owning_department_is_refused()
    {
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => ImportAsync(new Flow("f") { Owner = null }.Task("a")));
        Assert.Contains("所管", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_never_changes_and_a_draft_may()
    {
        await ImportAsync(new Flow("f").Task("a"));
        await ImportAsync(new Flow("f").Task("b"));
        await Host.Definitions.PublishAsync("f-v1", StorageHost.By("designer"));
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => ImportAsync(new Flow("f").Task("c")));
        Assert.Contains("公開済み", refused.Message, StringComparison.Ordinal);
        // The very same content again is no change.
        Assert.True((await ImportAsync(new Flow("f").Task("b"))).Summary.IsPublished);
        await Assert.ThrowsAsync<WorkflowConflictException>(() => Host.Definitions.DeleteDraftAsync("f-v1", StorageHost.By("designer")));
    }

    [Fact]
    public async Task A_version_that_is_published_is_told_in_the_stream_of_its_definition_and_a_draft_is_not()
    {
        await ImportAsync(new Flow("f").Task("a"));
        Assert.Empty(await PublishedAsync());
        await Host.Definitions.PublishAsync("f-v1", StorageHost.By("designer"));
        await Host.Definitions.PublishAsync("f-v1", StorageHost.By("designer"));
        await ImportAsync(new Flow("f", 2).Task("b"), publish: true);
        // The same file again changes nothing and tells nothing.
        await ImportAsync(new Flow("f", 2).Task("b"), publish: true);
        Assert.Equal([("definition-f", 1L, "f", "f-v1", 1), ("definition-f", 2L, "f", "f-v2", 2)],
            (await PublishedAsync()).Select(e => (e.SubjectId, e.Sequence, e.DefinitionId, e.VersionId, e.DefinitionVersion)));
    }

    private async Task<List<ProcessVersionPublished>> PublishedAsync() =>
        (await Host.ReadAsync(db => db.Set<OutboxRow>().AsNoTracking().OrderBy(o => o.Sequence).ToListAsync())).ConvertAll(o => (ProcessVersionPublished)CaseEventJson.Read(o.EventName, o.Payload)!);

    [Fact]
    public async Task New_instances_start_on_the_published_version_and_running_ones_stay_on_theirs()
    {
        await ImportAsync(new Flow("f").Task("a").Task("old"), publish: true);
        var first = await Host.StartInstanceAsync("f");
        await ImportAsync(new Flow("f", 2).Task("a").Task("new"));
        var second = await Host.StartInstanceAsync("f");
        await Host.Definitions.PublishAsync("f-v2", StorageHost.By("designer"));
        var third = await Host.StartInstanceAsync("f");
        await RestartAsync();
        foreach (var id in new[] { first, second, third })
            await Host.CompleteAsync(id, "a");
        Assert.Equal(["old"], await Host.BlockedAsync(first));
        Assert.Equal(["old"], await Host.BlockedAsync(second));
        Assert.Equal(["new"], await Host.BlockedAsync(third));
        var versions = await Host.Definitions.ListAsync("f");
        Assert.Equal([(1, false, false), (2, true, true)], versions.Select(v => (v.Version, v.IsPublished, v.IsLatest)));
        Assert.Equal("f-v2", (await Host.Definitions.FindPublishedAsync("f"))!.Summary.VersionId);
    }

    [Fact]
    public async Task A_retracted_definition_starts_nothing_and_running_instances_go_on()
    {
        await ImportAsync(new Flow("f").Task("a").Task("b"), publish: true);
        var id = await Host.StartInstanceAsync("f");
        await Host.Definitions.RetractAsync("f", StorageHost.By("designer"));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => Host.StartInstanceAsync("f"));
        await Host.CompleteAsync(id, "a");
        Assert.Equal(["b"], await Host.BlockedAsync(id));
    }

    [Fact]
    public async Task A_rule_of_statute_forbids_publishing_but_not_drafting()
    {
        await Host.DisposeAsync();
        await using var host = await StorageHost.StartAsync(Options, Host.Clock, s => s.AddSingleton<IDefinitionRule, NoTaskCalledForbidden>());
        var flow = new Flow("f").Task("forbidden");
        await host.Definitions.ImportAsync(new DefinitionImport(flow.ToJson(), "f.json"), StorageHost.By("designer"));
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => host.Definitions.PublishAsync("f-v1", StorageHost.By("designer")));
        Assert.Equal("forbidden", Assert.Single(refused.Problems).ActivityId);
        Assert.Null(await host.Definitions.FindPublishedAsync("f"));
    }

    [Fact]
    public async Task A_rule_over_all_definitions_sees_what_would_be_published_and_spares_what_was_broken_before()
    {
        await Host.DisposeAsync();
        await using var host = await StorageHost.StartAsync(Options, Host.Clock, s => s.AddSingleton<IDefinitionSetRule, ANeedsB>());
        Task<StoredDefinition> Publish(string id, int version = 1, string task = "t") =>
            host.Definitions.ImportAsync(new DefinitionImport(new Flow(id, version).Task(task).ToJson(), id + ".json") { Publish = true }, StorageHost.By("designer"));
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => Publish("a"));
        Assert.Equal("a", Assert.Single(refused.Problems, p => p.Check == "a-needs-b").DefinitionId);
        Assert.Null(await host.Definitions.FindAsync("a"));
        await Publish("b");
        await Publish("a");
        await Assert.ThrowsAsync<DefinitionRefusedException>(() => host.Definitions.RetractAsync("b", StorageHost.By("designer")));
        Assert.NotNull(await host.Definitions.FindPublishedAsync("b"));
        await host.Definitions.RetractAsync("a", StorageHost.By("designer"));
        await host.Definitions.RetractAsync("b", StorageHost.By("designer"));
        Assert.Contains(await host.Definitions.ExamineAsync([new DefinitionImport(new Flow("a", 2).Task("t").ToJson(), "a2.json")]), p => p is { Check: "a-needs-b", IsWarning: false });
    }

    [Fact]
    public async Task A_flow_with_an_error_of_structure_may_be_drafted_but_not_published()
    {
        await Host.DisposeAsync();
        await using var host = await StorageHost.StartAsync(Options, Host.Clock, s => s.AddSingleton<IDefinitionRule, StructureRule>());
        var loop = new Flow("f").Task("a").Task("b").Connect("a", "b", "Nowhere").ToJson();
        await host.Definitions.ImportAsync(new DefinitionImport(loop, "f.json"), StorageHost.By("designer"));
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => host.Definitions.PublishAsync("f-v1", StorageHost.By("designer")));
        Assert.Contains(refused.Problems, p => p is { Check: "dangling-port", ActivityId: "a", IsWarning: false });
        Assert.Null(await host.Definitions.FindPublishedAsync("f"));
    }

    [Fact]
    public async Task Shipped_definitions_are_published_only_into_an_empty_database()
    {
        using var folder = new TempDirectory("workflows");
        await File.WriteAllTextAsync(folder.Combine("f-1.json"), new Flow("f").Task("a").ToJson());
        await File.WriteAllTextAsync(folder.Combine("g-1.json"), new Flow("g").Task("a").ToJson());
        Assert.Equal(["f-v1", "g-v1"], await Shipped.ImportFolderAsync(folder.Path));
        Assert.Empty(await Shipped.ImportFolderAsync(folder.Path));

        await File.WriteAllTextAsync(folder.Combine("f-2.json"), new Flow("f", 2).Task("a").ToJson());
        Assert.Equal(["f-v2"], await Shipped.ImportFolderAsync(folder.Path));
        var versions = await Host.Definitions.ListAsync("f");
        Assert.Equal([(1, true, DefinitionOrigin.Shipped), (2, false, DefinitionOrigin.Shipped)], versions.Select(v => (v.Version, v.IsPublished, v.Origin)));
    }

    [Fact]
    public async Task A_shipped_file_that_changed_under_a_known_version_stops_the_import_with_its_name()
    {
        using var folder = new TempDirectory("workflows");
        await File.WriteAllTextAsync(folder.Combine("f-1.json"), new Flow("f").Task("a").ToJson());
        await Shipped.ImportFolderAsync(folder.Path);
        await File.WriteAllTextAsync(folder.Combine("f-1.json"), new Flow("f").Task("changed").ToJson());
        await File.WriteAllTextAsync(folder.Combine("g-1.json"), new Flow("g").Task("a").ToJson());
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => Shipped.ImportFolderAsync(folder.Path));
        Assert.Contains("f-1.json", refused.Message, StringComparison.Ordinal);
        Assert.Equal("f-v1", Assert.Single(await Host.Definitions.ListAsync()).VersionId);
    }

    [Fact]
    public async Task A_shipped_version_whose_number_the_site_has_taken_comes_under_the_next_free_number_once()
    {
        using var folder = new TempDirectory("workflows");
        await File.WriteAllTextAsync(folder.Combine("f-1.json"), new Flow("f").Task("a").ToJson());
        await Shipped.ImportFolderAsync(folder.Path);
        await ImportAsync(new Flow("f", 2) { VersionId = "version-site" }.Task("ours"), publish: true);
        await File.WriteAllTextAsync(folder.Combine("f-2.json"), new Flow("f", 2).Task("theirs").ToJson());
        Assert.Equal(["f-v2"], await Shipped.ImportFolderAsync(folder.Path));
        Assert.Equal(
            [("f-v1", 1, false), ("version-site", 2, true), ("f-v2", 3, false)],
            (await Host.Definitions.ListAsync("f")).Select(v => (v.VersionId, v.Version, v.IsPublished)));
        Assert.Empty(await Shipped.ImportFolderAsync(folder.Path));
        await File.WriteAllTextAsync(folder.Combine("f-2.json"), new Flow("f", 2).Task("changed").ToJson());
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => Shipped.ImportFolderAsync(folder.Path));
        Assert.Contains("f-2.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_that_start_together_import_once()
    {
        using var folder = new TempDirectory("workflows");
        await File.WriteAllTextAsync(folder.Combine("f-1.json"), new Flow("f").Task("a").ToJson());
        var other = IsPostgreSql ? await SecondHostAsync() : Host;
        var added = await Task.WhenAll(Shipped.ImportFolderAsync(folder.Path), other.Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(folder.Path));
        Assert.Single(added.SelectMany(a => a));
        Assert.NotNull(await Host.Definitions.FindPublishedAsync("f"));
    }

    [Fact]
    public async Task Publishing_and_importing_are_audited()
    {
        await ImportAsync(new Flow("f").Task("a"), publish: true);
        var actions = await Host.ReadAsync(db => db.Set<AuditRow>().Where(a => a.SubjectId == "definitions").OrderBy(a => a.Sequence).Select(a => a.Content).ToListAsync());
        Assert.Collection(
            actions,
            a => Assert.Contains("definition.import", a, StringComparison.Ordinal),
            a => Assert.Contains("definition.publish", a, StringComparison.Ordinal));
    }

    private sealed class NoTaskCalledForbidden : IDefinitionRule
    {
        public IEnumerable<DefinitionProblem> Check(CheckedDefinition definition) => definition.Workflow.Definition.Activities
            .Where(a => a.Id == "forbidden")
            .Select(a => new DefinitionProblem(definition.Source, a.Id, "法令に反します。"));
    }

    private sealed class ANeedsB : IDefinitionSetRule
    {
        public IReadOnlyList<DefinitionProblem> Check(IReadOnlyList<CheckedDefinition> set)
        {
            var ids = set.Select(d => d.Workflow.Definition.DefinitionId).ToList();
            return ids.Contains("a") && !ids.Contains("b") ? [new DefinitionProblem("a", null, "b がありません。") { Check = "a-needs-b", DefinitionId = "a" }] : [];
        }
    }
}
