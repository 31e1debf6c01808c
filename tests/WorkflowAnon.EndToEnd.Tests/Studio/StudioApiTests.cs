using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.EndToEnd.Tests.Pages;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>デザイナーの窓口, reading half: status, shape and authorisation of the contract that Elsa Studio's elements need. Needs no package.</summary>
public sealed class StudioApiTests(StudioApiTests.Host host) : IClassFixture<StudioApiTests.Host>
{
    private const string Instance = "case-studio";
    private const string Waiting = "case-waiting";

    [Theory]
    [InlineData("descriptors/activities?Refresh=True")]
    [InlineData("descriptors/expression-descriptors")]
    [InlineData("descriptors/variables")]
    [InlineData("descriptors/storage-drivers")]
    [InlineData("descriptors/workflow-activation-strategies")]
    [InlineData("descriptors/incident-strategies")]
    [InlineData("descriptors/log-persistence-strategies")]
    [InlineData("descriptors/commit-strategies/workflows")]
    [InlineData("descriptors/commit-strategies/activities")]
    [InlineData("descriptors/output-converters?sourceType=String&destinationType=Object")]
    [InlineData("features/installed")]
    public async Task Every_list_that_the_elements_ask_for_answers_with_items(string path)
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        Assert.IsType<JsonArray>((await designer.ReadAsync(path))["items"]);
    }

    [Fact]
    public async Task The_palette_is_told_once_and_afterwards_that_it_still_holds()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        const string palette = "elsa/api/descriptors/activities?Refresh=True";
        using var first = await designer.RawAsync(HttpMethod.Get, palette);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal((true, true), (first.Headers.CacheControl!.NoCache, first.Headers.CacheControl.Private));
        using var again = await designer.RawAsync(HttpMethod.Get, palette, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Matches("^app;dur=[0-9.]+$", Assert.Single(again.Headers.GetValues("Server-Timing")));
        using var nobody = await StudioClient.SignInAsync(host.Address, null);
        using var refused = await nobody.RawAsync(HttpMethod.Get, palette, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("ga-1", 403)]
    [InlineData("designer", 200)]
    [InlineData("ga-supervisor", 200)]
    [InlineData("operator", 200)]
    public async Task The_API_is_for_designers_supervisors_and_operators(string? user, int status)
    {
        using var client = await StudioClient.SignInAsync(host.Address, user);
        foreach (var path in new[] { "workflow-definitions?versionOptions=Latest", "descriptors/activities", "workflow-definitions/by-definition-id/production?versionOptions=Latest" })
        {
            var (found, body) = await client.GetAsync(path);
            Assert.Equal(status, (int)found);
            if (status != 200)
                Assert.NotEmpty(body!["errors"]!["generalErrors"]!.AsArray());
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData(null)]
    public async Task What_changes_something_and_the_hub_must_come_from_a_page_of_ours(string? site)
    {
        using var client = await StudioClient.SignInAsync(host.Address, "designer");
        client.Site = site;
        var (status, _) = await client.PostAsync("workflow-definitions/production/publish", new JsonObject());
        Assert.Equal(HttpStatusCode.Forbidden, status);
        using var hub = await client.RawAsync(HttpMethod.Post, "elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", site is null ? [("Origin", "https://elsewhere.example")] : [("Sec-Fetch-Site", site)]);
        Assert.Equal(HttpStatusCode.Forbidden, hub.StatusCode);
        using var own = await client.RawAsync(HttpMethod.Post, "elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", ("Origin", host.Address.ToString().TrimEnd('/')));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task A_definition_comes_with_a_path_and_a_descriptor_for_every_activity_and_is_editable_by_a_link_only()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        using var supervisor = await StudioClient.SignInAsync(host.Address, "ga-supervisor");
        var types = (await designer.ReadAsync("descriptors/activities"))["items"]!.AsArray().Select(d => ((string)d!["typeName"]!, (int)d["version"]!)).ToHashSet();
        var list = await designer.ReadAsync("workflow-definitions?VersionOptions=Latest&Page=0&PageSize=100");
        Assert.Contains("bulk-publish", Rels(list));
        Assert.DoesNotContain("bulk-publish", Rels(await supervisor.ReadAsync("workflow-definitions?versionOptions=Latest&page=0&pageSize=10")));
        Assert.Equal((int)list["totalCount"]!, list["items"]!.AsArray().Count);
        foreach (var id in list["items"]!.AsArray().Select(i => (string)i!["definitionId"]!))
        {
            var definition = await designer.ReadAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Latest");
            Assert.Contains("publish", Rels(definition));
            Assert.DoesNotContain("publish", Rels(await supervisor.ReadAsync($"workflow-definitions/by-id/{(string)definition["id"]!}")));
            Assert.All(new[] { "variables", "inputs", "outputs", "outcomes" }, l => Assert.IsType<JsonArray>(definition[l]));
            Assert.True(Version.TryParse((string)definition["toolVersion"]!, out _));
            var root = definition["root"]!;
            Assert.Equal($"Workflow1:{root["id"]}", (string)root["nodeId"]!);
            Assert.All(root["activities"]!.AsArray(), a =>
            {
                Assert.Equal($"Workflow1:{root["id"]}:{a!["id"]}", (string)a["nodeId"]!);
                Assert.Contains(((string)a["type"]!, (int)a["version"]!), types);
            });
        }
    }

    [Theory]
    [InlineData("versionOptions=Latest&searchTerm=作成", 1, "production")]
    [InlineData("versionOptions=&Ids=production-v1", 1, "production")]
    [InlineData("versionOptions=Published&DefinitionIds=production&DefinitionIds=recruitment", 2, null)]
    [InlineData("versionOptions=AllVersions&DefinitionIds=production&Page=0&PageSize=10&OrderBy=Version&OrderDirection=Descending", 1, "production")]
    [InlineData("versionOptions=Draft", 0, null)]
    public async Task The_list_obeys_its_filters(string query, int least, string? id)
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var items = (await designer.ReadAsync("workflow-definitions?" + query))["items"]!.AsArray();
        Assert.True(items.Count >= least && (least > 0 || items.Count == 0), items.ToJsonString());
        if (id is not null)
            Assert.Contains(items, i => (string)i!["definitionId"]! == id);
    }

    [Fact]
    public async Task The_step_that_a_designer_draws_has_an_editor_for_each_input_and_ports_from_its_outcomes()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var step = (await designer.ReadAsync("descriptors/activities"))["items"]!.AsArray().Single(d => (string)d!["typeName"]! == "WorkflowAnon.HumanTask")!;
        Assert.Equal(("担当者の作業", "Task", 0), ((string)step["displayName"]!, (string)step["kind"]!, step["ports"]!.AsArray().Count));
        var inputs = step["inputs"]!.AsArray().ToDictionary(i => (string)i!["name"]!, i => i!);
        Assert.Equal(
            "Title singleline, Instructions multiline, Unit dropdown, Duty dropdown, Clauses dropdown, DueInBusinessDays singleline, LegalDeadline dropdown, DifferentFrom singleline, Drafts dropdown, Fields json-editor, "
            + "Checklist multitext, Outcomes dynamic-outcomes, OutcomeLabels multitext, ReasonFor multitext, DueRule dropdown, DueDays singleline, Escalation dropdown, Paper dropdown",
            string.Join(", ", inputs.Values.Where(i => (bool)i["isBrowsable"]!).OrderBy(i => (float)i["order"]!).Select(i => $"{i["name"]} {i["uiHint"]}")));
        Assert.Equal(["", "none", "calendar-days", "business-days", "deadline"], Choices("DueRule"));
        Assert.Equal(["division", "general-affairs"], Choices("Escalation"));
        Assert.Contains("driver-licence", Choices("Unit"));
        Assert.Equal(["Result", "Values"], step["outputs"]!.AsArray().Select(o => (string)o!["name"]!));
        Assert.All(step["inputs"]!.AsArray().Where(i => ((string)i!["displayName"]!).All(char.IsAscii)), i => Assert.Fail($"{i!["name"]} has no 日本語 name."));
        // What is dropped on the canvas has a port to connect; what a definition gives without outcomes is shown with the one that it has.
        Assert.Contains("Done", (string)step["constructionProperties"]!["Outcomes"]!["expression"]!["value"]!, StringComparison.Ordinal);
        await designer.TakeAsync("workflow-definitions", new JsonObject { ["model"] = Flow.Of("drawn", Flow.Task("a"), Flow.Task("b")), ["publish"] = false });
        var shown = await designer.ReadAsync("workflow-definitions/by-definition-id/drawn?versionOptions=Latest");
        Assert.All(shown["root"]!["activities"]!.AsArray(), a => Assert.Equal("[\"Done\"]", (string)a!["outcomes"]!["expression"]!["value"]!));

        IEnumerable<string> Choices(string input) => inputs[input]["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(i => (string)i!["value"]!);
    }

    [Fact]
    public async Task Every_activity_of_the_palette_has_a_category_a_name_and_a_help_in_Japanese()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var shown = (await designer.ReadAsync("descriptors/activities"))["items"]!.AsArray().Where(d => (bool)d!["isBrowsable"]!).ToList();
        Assert.True(shown.Count > 150);
        Assert.Empty(shown.Where(d => new[] { "category", "displayName", "description" }.Any(p => ((string?)d![p] ?? "").All(char.IsAscii))).Select(d => (string)d!["typeName"]!));
    }

    [Fact]
    public async Task Every_input_and_output_has_a_Japanese_label_where_the_viewer_lists_it_by_its_name()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var labels = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("src/WorkflowAnon.Web/wwwroot/studio/ja.json")))!["texts"]!.AsObject();
        var names = (await designer.ReadAsync("descriptors/activities"))["items"]!.AsArray().SelectMany(d => d!["inputs"]!.AsArray().Concat(d["outputs"]!.AsArray())).Select(i => (string)i!["name"]!).ToHashSet();
        Assert.True(names.Count > 50);
        Assert.DoesNotContain(names, n => labels[n] is not { } label || ((string)label!).All(char.IsAscii));
    }

    [Fact]
    public async Task A_definition_that_is_not_there_is_404_and_an_export_is_a_file()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("workflow-definitions/by-definition-id/none?versionOptions=Latest")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("workflow-definitions/by-id/none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("workflow-instances/none")).Status);
        using var file = await designer.RawAsync(HttpMethod.Get, "elsa/api/workflow-definitions/production/export?versionOptions=1");
        Assert.Equal("production.v1.json", file.Content.Headers.ContentDisposition!.FileName);
        Assert.True((bool)(await designer.ReadAsync("workflow-definitions/validation/is-name-unique?name=ない名前"))["isUnique"]!);
        Assert.False((bool)(await designer.ReadAsync("workflow-definitions/validation/is-name-unique?name=作成"))["isUnique"]!);
        Assert.True((bool)(await designer.ReadAsync("workflow-definitions/validation/is-name-unique?name=作成&definitionId=production"))["isUnique"]!);
    }

    [Fact]
    public async Task An_instance_shows_what_the_engine_recorded_and_hides_what_a_person_typed()
    {
        using var reader = await StudioClient.SignInAsync(host.Address, "operator");
        var list = await reader.TakeAsync("workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["correlationId"] = Instance, ["orderBy"] = "Created", ["orderDirection"] = "Descending" });
        var id = (string)Assert.Single(list["items"]!.AsArray())!["id"]!;
        var instance = await reader.ReadAsync("workflow-instances/" + id);
        Assert.Equal(("Finished", "Faulted"), ((string)instance["status"]!, (string)instance["subStatus"]!));
        var incident = Assert.Single(instance["workflowState"]!["incidents"]!.AsArray())!;
        Assert.Equal(("t2", "Workflow1:flow:t2", "試験の障害"), ((string)incident["activityId"]!, (string)incident["activityNodeId"]!, (string)incident["message"]!));

        var variables = (await reader.ReadAsync($"workflow-instances/{id}/variables"))["items"]!.AsArray().ToDictionary(v => (string)v!["name"]!, v => (string?)v!["value"]);
        Assert.Equal("（4文字を伏せています）", variables["Typed"]);
        Assert.Equal("case-2026-001", variables["Reference"]);

        var journal = await reader.TakeAsync($"workflow-instances/{id}/journal?skip=0&take=110", new JsonObject { ["filter"] = new JsonObject { ["excludedActivityTypes"] = new JsonArray("Elsa.Workflow", "Elsa.Flowchart") } });
        Assert.Equal((int)journal["totalCount"]!, journal["items"]!.AsArray().Count);
        Assert.Contains(journal["items"]!.AsArray(), e => (string)e!["activityId"]! == "t0" && (string)e["eventName"]! == "Completed");
        var faulted = await reader.TakeAsync($"workflow-instances/{id}/journal?skip=0&take=10", new JsonObject { ["filter"] = new JsonObject { ["eventNames"] = new JsonArray("Faulted") } });
        Assert.Equal("t2", (string)Assert.Single(faulted["items"]!.AsArray())!["activityId"]!);
        Assert.DoesNotContain("対馬 葵", journal.ToJsonString() + instance.ToJsonString(), StringComparison.Ordinal);

        // What the scripts gave: masked where it may be a person's text; beside it what the definition says literally.
        Assert.Equal("（4文字を伏せています）", (string)(await RunOfAsync(reader, id, "t0"))["activityState"]!["Value"]!);
        Assert.Equal("case-2026-001", (string)(await RunOfAsync(reader, id, "t1"))["activityState"]!["Value"]!);
        Assert.Equal("試験の障害", (string)(await RunOfAsync(reader, id, "t2"))["activityState"]!["Message"]!);
        Assert.Equal("case-2026-001", (string)journal["items"]!.AsArray().First(e => (string)e!["activityId"]! == "t1")!["activityState"]!["Value"]!);

        var stats = (await reader.TakeAsync("activity-executions/report", new JsonObject { ["workflowInstanceId"] = id, ["activityNodeIds"] = new JsonArray("Workflow1:flow:t0", "Workflow1:flow:t2") }))["stats"]!.AsArray();
        Assert.Equal(2, stats.Count);
        Assert.True((bool)stats.Single(s => (string)s!["activityId"]! == "t2")!["isFaulted"]!);
        Assert.Equal(1, (int)stats.Single(s => (string)s!["activityId"]! == "t0")!["completedCount"]!);

        var executions = (await reader.ReadAsync($"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:flow:t2"))["items"]!.AsArray();
        var execution = (string)Assert.Single(executions)!["id"]!;
        var record = await reader.ReadAsync("activity-executions/by-id?id=" + Uri.EscapeDataString(execution));
        Assert.Equal(("Faulted", "試験の障害"), ((string)record["status"]!, (string)record["exception"]!["message"]!));
        Assert.NotEmpty((await reader.ReadAsync($"activity-executions/list?WorkflowInstanceId={id}"))["items"]!.AsArray());
        Assert.NotEmpty((await reader.ReadAsync($"activity-executions/{Uri.EscapeDataString(execution)}/call-stack"))["items"]!.AsArray());
        Assert.Equal("Faulted", (string)(await reader.ReadAsync($"workflow-instances/{id}/execution-state"))["workflowSubStatus"]!);
    }

    [Fact]
    public async Task An_activity_shows_what_it_gave_out_and_the_defaults_that_it_worked_with()
    {
        using var reader = await StudioClient.SignInAsync(host.Address, "operator");
        var list = await reader.TakeAsync("workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["correlationId"] = Waiting });
        var id = (string)Assert.Single(list["items"]!.AsArray())!["id"]!;
        var ask = await RunOfAsync(reader, id, "ask");
        Assert.Equal("照会", (string)ask["activityState"]!["TaskName"]!);
        Assert.Equal("Running", (string)ask["status"]!);
        Assert.NotEmpty((string)ask["outputs"]!["TaskId"]!);
    }

    [Fact]
    public async Task Nothing_that_runs_is_changed_from_the_designer()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        foreach (var path in new[] { "cancel/workflow-instances/x", "bulk-actions/delete/workflow-instances/by-id", "workflow-definitions/production/execute", "tests/activities" })
            Assert.Equal(HttpStatusCode.Forbidden, (await designer.PostAsync(path, new JsonObject())).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await designer.DeleteAsync("workflow-instances/x")).Status);
    }

    [Fact]
    public async Task Without_the_package_the_page_says_what_to_do_and_the_rest_works()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        using var page = await designer.RawAsync(HttpMethod.Get, "designer", ("Accept", "text/html"));
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("npm ci", text, StringComparison.Ordinal);
        Assert.Contains("WorkflowAnon:Studio:Path", text, StringComparison.Ordinal);
        using var file = await designer.RawAsync(HttpMethod.Get, "designer/_framework/blazor.webassembly.js");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    private static async Task<JsonNode> RunOfAsync(StudioClient reader, string instanceId, string activity) =>
        Assert.Single((await reader.ReadAsync($"activity-executions/list?WorkflowInstanceId={instanceId}&ActivityNodeId=Workflow1:flow:{activity}"))["items"]!.AsArray())!;

    private static IEnumerable<string> Rels(JsonNode node) => node["links"]!.AsArray().Select(l => (string)l!["rel"]!);

    /// <summary>The shipped definitions, one instance that failed, and no package.</summary>
    public sealed class Host : PagesHost
    {
        protected override string StudioFolder => Path.Combine(Path.GetTempPath(), "no-such-folder-of-a-designer");

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(Repository.PathOf("workflows"));
            var document = Flow.Of(
                "studio",
                SetVariable("t0", "Typed", "'対馬' + ' 葵'"),
                SetVariable("t1", "Reference", "'case-2026-' + '001'"),
                Flow.Activity("t2", "Elsa.Fault", ("message", Flow.Literal("試験の障害"))));
            document["variables"] = new JsonArray(Variable("Typed"), Variable("Reference"));
            await Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(document.ToJsonString(), "studio.json") { Publish = true }, EngineCommand.BySystem());
            await Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "studio", CorrelationId = Instance }, EngineCommand.BySystem());
            var waiting = Flow.Of("waiting", Flow.Activity("ask", "Elsa.RunTask", ("taskName", Flow.Literal("照会"))));
            await Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(waiting.ToJsonString(), "waiting.json") { Publish = true }, EngineCommand.BySystem());
            await Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "waiting", CorrelationId = Waiting }, EngineCommand.BySystem());
        }

        private static JsonObject Variable(string name) => new() { ["id"] = name, ["name"] = name, ["typeName"] = "Object", ["isArray"] = false, ["value"] = null };

        private static JsonObject SetVariable(string id, string variable, string script)
        {
            var activity = Flow.Activity(id, "Elsa.SetVariable", ("value", new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script } }));
            activity["variable"] = new JsonObject { ["id"] = variable, ["name"] = variable, ["typeName"] = "Object" };
            return activity;
        }
    }
}
