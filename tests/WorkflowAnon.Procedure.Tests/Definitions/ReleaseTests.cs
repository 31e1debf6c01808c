using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Definitions;

/// <summary>手続定義の公開: asked for by a designer, decided by a second person, and then a version that never changes; old instances stay where they began.</summary>
public sealed class ReleaseTests
{
    public static TheoryData<StorageProvider> Providers => DraftScene.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_second_person_approves_and_new_instances_start_on_the_new_version_while_old_ones_stay(StorageProvider provider)
    {
        await using var scene = await DraftScene.StartAsync(provider);
        var engine = scene.Driver.Services.GetRequiredService<IWorkflowEngine>();
        var old = await engine.StartAsync(new StartRequest { DefinitionId = DraftScene.Moves, CorrelationId = "case-old" }, EngineCommand.BySystem());
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document("新しい作り方"));
        var request = await scene.RequestAsync(draft);
        Assert.Equal(1, await scene.StartedVersionAsync());
        var asked = (await scene.OpenAsync(scene.Designer))!;
        Assert.Equal((VersionState.Requested, request), (asked.Version.State, asked.Version.RequestId));
        Assert.Contains("公開を申請中", asked.WhyNotEditable, StringComparison.Ordinal);
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "公開を申請中", () => scene.SaveAsync(scene.Designer, DraftScene.Document("続き"), draft.Stamp));
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "自分が申請した", () => scene.ApproveAsync(request, scene.Designer));
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "監督者又は別の手続設計者", () => scene.ApproveAsync(request, scene.Clerk));
        Assert.Equal(
            new[] { scene.DrawingSupervisor.Id, scene.Supervisor.Id }.Order(StringComparer.Ordinal),
            (await scene.Driver.Office.ReadAsync(db => db.Set<StaffNotice>().Where(n => n.SourceId == request && n.Kind == NoticeKind.ReleaseRequested).Select(n => n.RecipientId).ToListAsync())).Order(StringComparer.Ordinal));

        Assert.Equal(DraftScene.Moves, await scene.ApproveAsync(request));
        Assert.Equal(2, await scene.StartedVersionAsync());
        Assert.Equal(1, await scene.VersionOfAsync(old.InstanceId));
        var published = (await scene.OpenAsync(scene.Designer))!;
        Assert.Equal((draft.VersionId, 2, VersionState.Published, scene.Designer.DisplayName), (published.Version.VersionId, published.Version.Version, published.Version.State, published.Version.MadeByName));
        Assert.Contains("""{"kept": [1.50, "値"]}""", published.Json, StringComparison.Ordinal);
        Assert.Contains("ProcessVersionPublished", await scene.Driver.EventsAsync("definition-" + DraftScene.Moves));
        var decided = await scene.RequestOfAsync(request);
        Assert.Equal((ReleaseState.Approved, scene.Supervisor.Id), (decided.State, decided.DecidedById));
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, $"{scene.Supervisor.DisplayName}さんが承認しました", () => scene.ApproveAsync(request, scene.DrawingSupervisor));
        // The editor that still holds the draft is told what became of it; a save on what is published begins the next version.
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "第2版として公開されました", () => scene.SaveAsync(scene.Designer, DraftScene.Document("続き"), draft.Stamp));
        Assert.Equal(3, (await scene.SaveAsync(scene.Designer, published.Json, published.Version.Stamp)).Version);
        Assert.Equal(["release.request", "definition.import", "definition.publish", "release.approve", "definition.begin-draft"], (await scene.RecordAsync())[^5..]);
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_deciders_at_the_same_moment_one_decides(StorageProvider provider)
    {
        await using var scene = await DraftScene.StartAsync(provider);
        var request = await scene.RequestAsync(await scene.SaveAsync(scene.Designer, DraftScene.Document("新")));
        async Task<bool> DecideAsync(Func<Task<string>> act)
        {
            try
            {
                await act();
                return true;
            }
            catch (TaskConflictException e) when (e.Kind == TaskConflictKind.Ended)
            {
                return false;
            }
        }

        var decided = await Task.WhenAll(
            DecideAsync(() => scene.ApproveAsync(request)),
            DecideAsync(() => scene.Releases.RefuseAsync(request, "足りないため", scene.DrawingSupervisor, "r")),
            DecideAsync(() => scene.Releases.WithdrawAsync(request, scene.Designer, "w")));
        Assert.Single(decided, true);
        var state = (await scene.RequestOfAsync(request)).State;
        Assert.Equal(decided[0] ? 2 : 1, await scene.StartedVersionAsync());
        Assert.Equal(new[] { ReleaseState.Approved, ReleaseState.Refused, ReleaseState.Withdrawn }[Array.IndexOf(decided, true)], state);
    }

    [Fact]
    public async Task A_refused_or_withdrawn_request_gives_the_draft_back()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document("新"));
        var request = await scene.RequestAsync(draft);
        Assert.Equal("reason", Assert.Single((await Assert.ThrowsAsync<TaskRefusedException>(() => scene.Releases.RefuseAsync(request, " ", scene.Supervisor, "r1"))).Errors).Field);
        await scene.Releases.RefuseAsync(request, "題名を直すこと", scene.Supervisor, "r2");
        Assert.Equal("題名を直すこと", (await scene.RequestOfAsync(request)).Reason);
        draft = await scene.SaveAsync(scene.Designer, DraftScene.Document("直した"), draft.Stamp);

        var second = await scene.RequestAsync(draft);
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "に出した申請（第2版）があります", async () => await scene.RequestAsync(await scene.SaveAsync(scene.Colleague, DraftScene.Document("別")), scene.Colleague));
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "申請した人", () => scene.Releases.WithdrawAsync(second, scene.Colleague, "w1"));
        await scene.Releases.WithdrawAsync(second, scene.Designer, "w2");
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "取り下げました", () => scene.ApproveAsync(second));
        await scene.SaveAsync(scene.Designer, DraftScene.Document("もう一度"), draft.Stamp);
        Assert.Equal(1, await scene.StartedVersionAsync());
        var requests = await scene.ReaderAsync(r => r.ListRequestsAsync(scene.Supervisor));
        Assert.Equal([(second, ReleaseState.Withdrawn), (request, ReleaseState.Refused)], requests.Select(v => (v.Request.Id, v.Request.State)));
    }

    [Fact]
    public async Task Whoever_drew_any_of_it_cannot_approve_it()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var both = scene.DrawingSupervisor;
        var first = await scene.SaveAsync(both, DraftScene.Document("監督者の案"));
        var copy = await scene.Drafts.CopyAsync(first.VersionId, scene.Designer, "c");
        var request = await scene.RequestAsync(copy);
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "作成に関わった", () => scene.ApproveAsync(request, both));
        await scene.Releases.WithdrawAsync(request, scene.Designer, "w");
        // Taken over and asked for by another: its first maker is barred, and so is who asks.
        await scene.Drafts.DeleteAsync(copy.VersionId, scene.Designer, "d");
        var taken = await scene.Drafts.TakeOverAsync(first.VersionId, "引き継ぐため", scene.Designer, "t");
        request = await scene.RequestAsync(taken);
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "作成に関わった", () => scene.ApproveAsync(request, both));
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "自分が申請した", () => scene.ApproveAsync(request, scene.Designer));
        await scene.ApproveAsync(request, scene.Colleague);
    }

    [Fact]
    public async Task A_draft_that_another_publication_overtook_is_compared_before_it_is_asked_for()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var slow = await scene.SaveAsync(scene.Colleague, DraftScene.Document("遅い案"));
        await scene.ApproveAsync(await scene.RequestAsync(await scene.SaveAsync(scene.Designer, DraftScene.Document("早い案"))));
        Assert.True((await scene.OpenAsync(scene.Colleague))!.Version.IsOutdated);
        slow = await scene.SaveAsync(scene.Colleague, DraftScene.Document("遅い案の続き"), slow.Stamp);
        Assert.True(slow.IsOutdated);
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "第2版が公開されました", () => scene.RequestAsync(slow, scene.Colleague));
        slow = await scene.Drafts.ContinueOnNewestAsync(slow.VersionId, scene.Colleague, "c");
        Assert.Equal((3, false), (slow.Version, slow.IsOutdated));
        await scene.ApproveAsync(await scene.RequestAsync(slow, scene.Colleague));
        Assert.Equal(3, await scene.StartedVersionAsync());
    }

    [Fact]
    public async Task A_version_is_reverted_to_by_a_new_version()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        await scene.ApproveAsync(await scene.RequestAsync(await scene.SaveAsync(scene.Designer, DraftScene.Document("第二"))));
        var back = await scene.Drafts.RevertAsync(DraftScene.Moves, 1, scene.Designer, "r");
        Assert.Equal((3, true, false), (back.Version, back.IsNew, back.IsOutdated));
        Assert.Equal(2, await scene.StartedVersionAsync());
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "下書きは一人一つ", () => scene.Drafts.RevertAsync(DraftScene.Moves, 1, scene.Designer, "r2"));
        await scene.ApproveAsync(await scene.RequestAsync(back));
        Assert.Equal(3, await scene.StartedVersionAsync());
        var (first, third) = (JsonNode.Parse((await scene.Store.FindAsync(DraftScene.Moves, 1))!.Json)!, JsonNode.Parse((await scene.Store.FindAsync(DraftScene.Moves, 3))!.Json)!);
        (first["id"], first["version"]) = (back.VersionId, 3);
        Assert.True(JsonNode.DeepEquals(first, third));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_end_of_a_publication_is_asked_for_and_approved_too(StorageProvider provider)
    {
        await using var scene = await DraftScene.StartAsync(provider);
        var engine = scene.Driver.Services.GetRequiredService<IWorkflowEngine>();
        var running = await engine.StartAsync(new StartRequest { DefinitionId = DraftScene.Moves, CorrelationId = "case-1" }, EngineCommand.BySystem());
        await Assert.ThrowsAsync<TaskRefusedException>(() => scene.Releases.RequestRetractAsync(DraftScene.Moves, "", scene.Designer, "e1"));
        var request = await scene.Releases.RequestRetractAsync(DraftScene.Moves, "使わなくなったため", scene.Designer, "e2");
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "自分が申請した", () => scene.ApproveAsync(request, scene.Designer));
        Assert.Equal(1, await scene.StartedVersionAsync());
        await scene.ApproveAsync(request, scene.Colleague);
        await Assert.ThrowsAsync<WorkflowNotFoundException>(scene.StartedVersionAsync);
        Assert.Equal(1, await scene.VersionOfAsync(running.InstanceId));
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "公開中の版はありません", () => scene.Releases.RequestRetractAsync(DraftScene.Moves, "もう一度", scene.Designer, "e3"));
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "この版に戻す", () => scene.Releases.RequestAsync("moves-1", null, "", scene.Designer, "e4"));
        var back = await scene.Drafts.RevertAsync(DraftScene.Moves, 1, scene.Designer, "r");
        await scene.ApproveAsync(await scene.RequestAsync(back));
        Assert.Equal(2, await scene.StartedVersionAsync());
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task What_was_published_or_is_used_is_not_deleted_and_the_refusal_says_how_many()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        await scene.StartedVersionAsync();
        await scene.StartedVersionAsync();
        Assert.Contains("2件", (await Assert.ThrowsAsync<WorkflowConflictException>(() => scene.Drafts.DeleteAsync("moves-1", scene.Designer, "d1"))).Message, StringComparison.Ordinal);
        Assert.Contains("2件", (await Assert.ThrowsAsync<WorkflowConflictException>(() => scene.Drafts.DeleteDefinitionAsync(DraftScene.Moves, scene.Designer, "d2"))).Message, StringComparison.Ordinal);

        // Imported and never published: it is asked for, not deleted meanwhile, and deleted when nobody asks for it any more.
        await scene.Store.ImportAsync(new DefinitionImport(DraftScene.Document("取り込んだ案", DraftScene.Moves, 2), "moves.v2.json"), EngineCommand.BySystem());
        var request = await scene.Releases.RequestAsync("moves-2", null, "製品の新しい版", scene.Designer, "q");
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "申請中の版は削除できません", () => scene.Drafts.DeleteAsync("moves-2", scene.Designer, "d3"));
        await scene.Releases.RefuseAsync(request, "使わないため", scene.Supervisor, "r");
        await scene.Drafts.DeleteAsync("moves-2", scene.Designer, "d4");
        Assert.Null(await scene.Store.FindVersionAsync("moves-2"));
        await DraftScene.ConflictAsync(TaskConflictKind.NotFound, "破棄されています", () => scene.Drafts.DeleteAsync("moves-2", scene.Designer, "d5"));
    }

    [Fact]
    public async Task A_draft_with_errors_is_kept_but_its_publication_is_not_asked_for()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document().Replace("\"connections\":[]", "\"connections\":[{\"source\":{\"activity\":\"make\",\"port\":\"Done\"},\"target\":{\"activity\":\"nowhere\",\"port\":\"In\"}}]", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => scene.RequestAsync(draft));
        Assert.Contains(refused.Problems, p => p.Reason.Contains("nowhere", StringComparison.Ordinal));
        Assert.Equal(VersionState.Draft, (await scene.OpenAsync(scene.Designer))!.Version.State);
        Assert.Empty(await scene.ReaderAsync(r => r.ListRequestsAsync(scene.Supervisor)));
    }

    [Fact]
    [Covers("1-0", FindingLevel.Block)]
    public async Task An_unlawful_change_is_refused_with_its_counterexample_when_it_is_asked_for_and_when_it_is_approved()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, new(2026, 4, 1), null, [], checksDefinitions: true);
        var (drafts, releases) = (driver.Services.GetRequiredService<DefinitionDraftCommands>(), driver.Services.GetRequiredService<ReleaseCommands>());
        var (designer, supervisor) = (driver.GeneralAffairs(1, Storage.Bursts.Duties.ProcessDesigner), driver.GeneralAffairs(1, Storage.Bursts.Duties.Supervisor));
        var shipped = await File.ReadAllTextAsync(Repository.PathOf("workflows/production.v1.json"));
        var unlawful = shipped.Replace("\"value\": \"produce\"", "\"value\": \"\"", StringComparison.Ordinal);
        Assert.NotEqual(shipped, unlawful);
        var draft = await drafts.SaveAsync(new(null, unlawful, null), designer, "s1");
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => releases.RequestAsync(draft.VersionId, draft.Stamp, "", designer, "q1"));
        var problem = Assert.Single(refused.Problems, p => !p.IsWarning);
        Assert.Contains("検査は、作成した者とは別の者が行う。", problem.Reason, StringComparison.Ordinal);
        Assert.True(problem.Path.Count > 1);
        Assert.Contains("反例", refused.Message, StringComparison.Ordinal);

        // Others rely on the payment: it cannot be withdrawn.
        await Assert.ThrowsAsync<DefinitionRefusedException>(() => releases.RequestRetractAsync("fee-payment", "やめるため", designer, "q2"));

        // Mended, it is asked for; the approval looks once more, whatever stands there then.
        var mended = await drafts.SaveAsync(new(null, shipped, draft.Stamp), designer, "s2");
        var request = await releases.RequestAsync(mended.VersionId, mended.Stamp, "", designer, "q3");
        Task<int> StandsAsync(string json) => driver.Office.ReadAsync(db => db.Set<ReleaseRequest>().Where(r => r.Id == request).ExecuteUpdateAsync(set => set.SetProperty(r => r.Json, json)));
        var asked = await driver.Office.ReadAsync(db => db.Set<ReleaseRequest>().Where(r => r.Id == request).Select(r => r.Json).SingleAsync());
        await StandsAsync(asked.Replace("\"value\": \"produce\"", "\"value\": \"\"", StringComparison.Ordinal));
        await Assert.ThrowsAsync<DefinitionRefusedException>(() => releases.ApproveAsync(request, supervisor, "a0"));
        Assert.Equal(1, (await driver.Services.GetRequiredService<IDefinitionStore>().FindPublishedAsync("production"))!.Summary.Version);
        await StandsAsync(asked);
        await releases.ApproveAsync(request, supervisor, "a1");
        Assert.Equal(2, (await driver.Services.GetRequiredService<IDefinitionStore>().FindPublishedAsync("production"))!.Summary.Version);
    }
}
