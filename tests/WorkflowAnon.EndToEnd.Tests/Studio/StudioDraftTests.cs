using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.EndToEnd.Tests.Pages;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>デザイナーの窓口, writing half: saves into drafts, requests of publication, and what is refused with words that the elements show.</summary>
public sealed class StudioDraftTests(StudioDraftTests.Host host) : IClassFixture<StudioDraftTests.Host>
{
    [Fact]
    public async Task A_save_of_a_published_version_begins_a_draft_that_later_saves_go_into()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var opened = await OpenAsync(designer, "production");
        Assert.Equal((true, 1), ((bool)opened["isPublished"]!, (int)opened["version"]!));

        // Looking is no change.
        var looked = await SaveAsync(designer, opened);
        Assert.Equal((string)opened["id"]!, (string)looked["id"]!);

        Rename(opened, "作成（直した）");
        var first = await SaveAsync(designer, opened);
        Assert.Equal((false, true, 2), ((bool)first["isPublished"]!, (bool)first["isLatest"]!, (int)first["version"]!));
        Assert.NotEqual((string)opened["id"]!, (string)first["id"]!);
        Move(first);
        var second = await SaveAsync(designer, first);
        Assert.Equal((string)first["id"]!, (string)second["id"]!);
        Assert.Equal("作成（直した）", (string)(await OpenAsync(designer, "production"))["name"]!);
        Assert.True((bool)(await designer.ReadAsync("workflow-definitions/by-definition-id/production?versionOptions=Published"))["isPublished"]!);

        // What the editor read first is older than the draft by now.
        Rename(first, "作成（古い）");
        var (status, refused) = await designer.PostAsync("workflow-definitions", Posted(first));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("古い内容で上書きしない", Message(refused), StringComparison.Ordinal);
        Assert.Equal((string)second["customProperties"]!["workflowAnonStamp"]!, (string)(await OpenAsync(designer, "production"))["customProperties"]!["workflowAnonStamp"]!);
    }

    [Fact]
    public async Task Publishing_asks_for_the_publication_and_nothing_is_published_yet()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var created = await SaveAsync(designer, New("Elsa.Flowchart", "申請の試験"));
        var id = (string)created["definitionId"]!;
        Fill(created);
        var answer = await designer.TakeAsync("workflow-definitions", Posted(created, publish: true));
        Assert.False((bool)answer["alreadyPublished"]!);
        Assert.False((bool)answer["workflowDefinition"]!["isPublished"]!);
        Assert.DoesNotContain(answer["workflowDefinition"]!["links"]!.AsArray(), l => (string)l!["rel"]! == "publish");
        var listed = (await designer.ReadAsync("workflow-definitions?versionOptions=Published"))["items"]!.AsArray();
        Assert.DoesNotContain(listed, i => (string)i!["definitionId"]! == id);

        var (status, refused) = await designer.PostAsync($"workflow-definitions/{id}/publish", new JsonObject());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("公開を申請中", Message(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_that_the_checks_forbid_is_refused_with_the_reason_and_the_draft_stays()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var created = await SaveAsync(designer, New("Elsa.Flowchart", "誤りの試験"));
        created["root"]!["activities"] = new JsonArray(Flow.Activity("broken", "Elsa.Event"));
        var saved = await SaveAsync(designer, created);
        var (status, refused) = await designer.PostAsync("workflow-definitions", Posted(saved, publish: true));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("broken", Message(refused), StringComparison.Ordinal);

        // Nothing was saved by it, so that the editor's next save is taken.
        Move(saved, "broken");
        await SaveAsync(designer, saved);
    }

    [Theory]
    [InlineData("not json", "JSONとして読み取れません")]
    [InlineData("[]", "手続定義ではありません")]
    [InlineData("{}", "手続定義ではありません")]
    [InlineData("""{"model":[]}""", "手続定義ではありません")]
    [InlineData("""{"model":{"name":"x"}}""", "手続定義ではありません")]
    [InlineData("""{"model":{"name":"x","name":"y"}}""", "JSONとして読み取れません")]
    [InlineData("""{"model":{"name":"x","root":{"id":"r","type":"Elsa.StateMachine","version":1}}}""", "状態機械")]
    [InlineData("""{"model":{"name":"x","root":{"id":"r","type":"Elsa.Flowchart","version":1,"activities":[{"id":"a","type":"Acme.Unknown"}]}}}""", "Acme.Unknown")]
    [InlineData("""{"model":{"name":"x","root":{"id":"r","type":"Elsa.Flowchart","version":1,"activities":[{"id":"a","type":"Elsa.NotFoundActivity","originalActivityJson":"{\"id\":\"a\",\"type\":\"Acme.Gone\"}"}]}}}""", "Acme.Gone")]
    [InlineData("""{"model":{"name":"x","root":{"id":"r","type":"Elsa.Flowchart","activities":[null,1,"a"]}}}""", "アクティビティでないもの")]
    public async Task A_save_that_cannot_be_kept_is_refused_in_Japanese(string body, string reason)
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var (status, refused) = await designer.PostTextAsync("workflow-definitions", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(reason, Message(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_and_five_hundred_activities_are_not()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var (status, refused) = await designer.PostTextAsync("workflow-definitions", """{"model":{"name":"x","description":" """ + new string('x', 10_200_000) + "\"}}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("10メガバイト", Message(refused), StringComparison.Ordinal);
        var large = New("Elsa.Flowchart", "500個の試験");
        large["root"] = Flow.Of("x", [.. Enumerable.Range(0, 500).Select(i => Flow.Task($"t{i}"))])["root"]!.DeepClone();
        Assert.Equal(500, (await SaveAsync(designer, large))["root"]!["activities"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("ga-supervisor")]
    [InlineData("operator")]
    public async Task Who_reads_changes_nothing(string user)
    {
        using var reader = await StudioClient.SignInAsync(host.Address, user);
        foreach (var path in new[] { "workflow-definitions", "workflow-definitions/import", "workflow-definitions/recruitment/publish", "workflow-definitions/recruitment/retract", "workflow-definitions/recruitment/revert/1" })
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(path, Posted(New("Elsa.Flowchart", "見る人")))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync("workflow-definitions/recruitment")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync("workflow-definition-versions/recruitment-v1")).Status);
    }

    [Fact]
    public async Task Drafts_are_reverted_deleted_and_imported_and_published_versions_stay()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var reverted = await designer.TakeAsync("workflow-definitions/recruitment/revert/1", new JsonObject());
        Assert.False((bool)reverted["isPublished"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await designer.DeleteAsync($"workflow-definition-versions/{(string)reverted["id"]!}")).Status);
        Assert.True((bool)(await OpenAsync(designer, "recruitment"))["isPublished"]!);
        var (kept, _) = await designer.DeleteAsync("workflow-definitions/recruitment");
        Assert.Equal(HttpStatusCode.BadRequest, kept);
        var (ended, words) = await designer.PostAsync("workflow-definitions/recruitment/retract", new JsonObject());
        Assert.Equal(HttpStatusCode.BadRequest, ended);
        Assert.Contains("理由", Message(words), StringComparison.Ordinal);
        var imported = await designer.TakeAsync("workflow-definitions/import", Flow.Of("from-file", Flow.Task("t0")));
        Assert.Equal("from-file", (string)imported["definitionId"]!);
        Assert.Equal(1, (int)(await designer.TakeAsync("bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray("from-file") }))["deleted"]!);
    }

    [Fact]
    public async Task Beside_the_editor_stands_the_picture_of_what_it_saved_last_with_what_the_checks_say()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var published = await PaneAsync(designer, "");
        Assert.Contains("あなたの下書きはまだありません。公開中の第1版を示しています。", published, StringComparison.Ordinal);
        Assert.Contains("href=\"/definitions/inquiry/1\"", published, StringComparison.Ordinal);
        Assert.Contains("誤りなし", published, StringComparison.Ordinal);

        // Two steps that nothing leads to: each can be shown on the picture, the one that is chosen is marked.
        var draft = await OpenAsync(designer, "inquiry");
        foreach (var id in new[] { "lost-1", "lost-2" })
            draft["root"]!["activities"]!.AsArray().Add(Flow.Task(id));
        var version = (string)(await SaveAsync(designer, draft))["id"]!;
        var first = await PaneAsync(designer, "&problem=1");
        Assert.Contains("あなたの下書き（", first, StringComparison.Ordinal);
        Assert.Contains($"href=\"/definitions/drafts/{version}\"", first, StringComparison.Ordinal);
        Assert.Matches("誤り[0-9]+件|注意[0-9]+件", first);
        Assert.Contains($"href=\"/definitions/drafts/{version}?problem=2\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("problem=1\"", first, StringComparison.Ordinal);
        Assert.Contains("flow__node is-broken", first, StringComparison.Ordinal);
        Assert.DoesNotContain("flow__node is-broken", await PaneAsync(designer, "&problem=99"), StringComparison.Ordinal);

        // Who has no draft sees what is published, and whose drafts there are.
        using var supervisor = await StudioClient.SignInAsync(host.Address, "ga-supervisor");
        var seen = await PaneAsync(supervisor, "");
        Assert.DoesNotContain("あなたの下書き", seen, StringComparison.Ordinal);
        Assert.Contains("公開中の第1版を示しています。", seen, StringComparison.Ordinal);
        Assert.Contains("ほかの人の下書き：", seen, StringComparison.Ordinal);
        using var operated = await StudioClient.SignInAsync(host.Address, "operator");
        using var refused = await operated.RawAsync(HttpMethod.Get, "designer/inquiry?handler=Pane");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await designer.DeleteAsync($"workflow-definition-versions/{version}")).Status);

        static async Task<string> PaneAsync(StudioClient reader, string asked)
        {
            using var answer = await reader.RawAsync(HttpMethod.Get, "designer/inquiry?handler=Pane" + asked);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("<svg", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
            return text;
        }
    }

    [Fact]
    public async Task Of_many_to_delete_those_are_kept_that_cases_use_and_the_answer_says_which()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        await designer.TakeAsync("workflow-definitions/import", Flow.Of("nobody-uses", Flow.Task("t0")));
        await StartedAsync("in-use");
        var (status, refused) = await designer.PostAsync("bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray("in-use", "nobody-uses") });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("1件を削除しました", Message(refused), StringComparison.Ordinal);
        Assert.Contains("in-use：", Message(refused), StringComparison.Ordinal);
        Assert.DoesNotContain("nobody-uses", Message(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("workflow-definitions/by-definition-id/nobody-uses?versionOptions=Latest")).Status);
        var version = (string)(await OpenAsync(designer, "in-use"))["id"]!;
        foreach (var (path, list) in new[] { ("by-id", "ids"), ("by-definition-id", "definitionIds") })
        {
            (status, refused) = await designer.PostAsync("bulk-actions/delete/workflow-definitions/" + path, new JsonObject { [list] = new JsonArray(list == "ids" ? version : "in-use") });
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.DoesNotContain("削除しました", Message(refused), StringComparison.Ordinal);
        }

        Assert.Equal(version, (string)(await OpenAsync(designer, "in-use"))["id"]!);
    }

    private async Task StartedAsync(string id)
    {
        await host.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(Flow.Of(id, Flow.Task("t0")).ToJsonString(), id) { Publish = true }, EngineCommand.BySystem());
        await host.Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = id, CorrelationId = "case-" + id }, EngineCommand.BySystem());
    }

    private static async Task<JsonNode> OpenAsync(StudioClient client, string id) => await client.ReadAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

    private static async Task<JsonNode> SaveAsync(StudioClient client, JsonNode model) => (await client.TakeAsync("workflow-definitions", Posted(model)))["workflowDefinition"]!.DeepClone();

    private static JsonObject Posted(JsonNode model, bool publish = false)
    {
        var posted = model.DeepClone();
        posted["links"] = null;
        return new JsonObject { ["model"] = posted, ["publish"] = publish };
    }

    // As the element posts it: no activities, no definition id.
    private static JsonObject New(string root, string name) => new()
    {
        ["definitionId"] = null,
        ["name"] = name,
        ["variables"] = null,
        ["customProperties"] = null,
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = root, ["version"] = 1, ["name"] = "Flowchart1" },
    };

    private static void Rename(JsonNode definition, string name) => definition["name"] = name;

    private static void Move(JsonNode definition, string? id = null) =>
        definition["root"]!["activities"]!.AsArray().First(a => id is null || (string)a!["id"]! == id)!["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = Random.Shared.Next(1000), ["y"] = 1 } };

    private static void Fill(JsonNode definition)
    {
        var root = Flow.Of("x", Flow.Activity("start", "Elsa.Event", ("eventName", Flow.Literal("試験"))), Flow.Task("t0"), Flow.Activity("end", "Elsa.End"))["root"]!.DeepClone();
        root["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        definition["root"] = root;
    }

    private static string Message(JsonNode? refused) => string.Join(' ', refused!["errors"]!["generalErrors"]!.AsArray().Select(m => (string)m!));

    /// <summary>The shipped definitions.</summary>
    public sealed class Host : PagesHost
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(Repository.PathOf("workflows"));
        }
    }
}
