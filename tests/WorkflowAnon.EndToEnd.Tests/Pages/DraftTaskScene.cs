using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>A draft with two 担当者の作業, one of them inside of a nested flow, and much that our page must leave alone.</summary>
internal sealed class DraftTaskScene(PagesHost host, string definitionId)
{
    /// <summary>The step that is composed, as it stands in the document.</summary>
    public const string Step = """
        {"id":"consult","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"回答を見てもらう","designer":{"position":{"x":10.50,"y":2e1}}},"customProperties":{"clauses":"12","kept":null},"title":{"typeName":"String","expression":{"type":"JavaScript","value":"getCorrelationId()"}},
          "unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"},"memoryReference":{"id":"consult:input-3"}},
          "fields":{"typeName":"String","expression":{"type":"Literal","value":"[{\"name\":\"opinion\",\"label\":\"意見\",\"kind\":\"multiline\",\"required\":true}]"}},
          "outcomes":{"typeName":"String[]","expression":{"type":"Object","value":"[\"異議なし\",\"異議あり\"]"}},"reasonFor":{"typeName":"String[]","expression":{"type":"Object","value":"[\"異議あり\"]"}},
          "unknown":[1.0,{"id":"consult","type":"Somewhere.Else"}]}
        """;

    /// <summary>What stands before the step: figures, spaces and names that nobody of us knows.</summary>
    public string Head => $$"""{"id":"x","definitionId":"{{definitionId}}","name":"合議の試験",  "version":1,"future":{"number":1.50,"text":"そのまま"},"customProperties":{"owner":"general-affairs"},"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[""";

    /// <summary>What stands behind it.</summary>
    public const string Tail = """
        ,
         {"id":"inner","type":"Elsa.Flowchart","version":1,"metadata":{"displayText":"内側"},"activities":[{"id":"second","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"二人目が見る"},"unit":{"expression":{"type":"Literal","value":"general-affairs"}}}],"connections":[]}],
          "connections":[{"source":{"activity":"consult","port":"異議なし"},"target":{"activity":"inner","port":"In"},"vertices":[]},
           {"source":{"activity":"consult","port":"異議あり"},"target":{"activity":"inner","port":"In"}}]}}
        """;

    public string Draft { get; private set; } = "";

    public string Path => $"definitions/drafts/{Draft}/tasks/consult";

    /// <summary>Saves the document into a person's draft.</summary>
    public async Task<DraftTaskScene> BeginAsync(string userName = "designer")
    {
        var saved = await host.Services.GetRequiredService<DefinitionDraftCommands>().SaveAsync(new(null, Head + Step + Tail, null), await ActorAsync(userName), Guid.NewGuid().ToString("N"));
        Draft = saved.VersionId;
        return this;
    }

    /// <summary>The person as commands know them.</summary>
    public async Task<Actor> ActorAsync(string userName)
    {
        Actor? actor = null;
        await host.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<StaffAccount>>();
            // A second designer: the host has one.
            if (await users.FindByNameAsync(userName) is not { } account)
            {
                account = new StaffAccount { UserName = userName, DisplayName = "齊藤 健", DivisionId = host.GeneralAffairs };
                await users.CreateAsync(account, PagesHost.Password);
                await users.AddToRoleAsync(account, Duties.ProcessDesigner);
            }

            actor = new Actor(account.Id, account.DisplayName, account.DivisionId, (await users.GetRolesAsync(account)).ToHashSet());
        });
        return actor!;
    }

    /// <summary>The draft as it is stored.</summary>
    public async Task<DefinitionDraft> StoredAsync()
    {
        DefinitionDraft? draft = null;
        await host.InScopeAsync(async services => draft = await services.GetRequiredService<WorkflowAnonDbContext>().Set<DefinitionDraft>().AsNoTracking().SingleAsync(d => d.VersionId == Draft));
        return draft!;
    }

    /// <summary>The step as it is stored.</summary>
    public async Task<JsonObject> StepAsync() => JsonNode.Parse((await StoredAsync()).Json)!["root"]!["activities"]![0]!.AsObject();

    /// <summary>What a browser posts when nothing was changed: the page's hidden fields and every field as the page fills it; then the changes.</summary>
    public static Dictionary<string, string> Typed(string page, params (string Name, string? Value)[] changes)
    {
        Dictionary<string, string> typed = new()
        {
            ["_key"] = Guid.NewGuid().ToString("N"),
            ["_stamp"] = Between(page, "name=\"_stamp\" value=\"", "\""),
            ["title"] = "",
            ["instructions"] = "",
            ["unit"] = "general-affairs",
            ["duty"] = "staff",
            ["clauses"] = "",
            ["paper"] = "",
            ["fields[0]._"] = "",
            ["fields[0].label"] = "意見",
            ["fields[0].kind"] = "multiline",
            ["fields[0].required"] = "true",
            ["fields[0].hint"] = "",
            ["fields[0].options"] = "",
            ["fields[0].name"] = "opinion",
            ["outcomes[0]._"] = "",
            ["outcomes[0].name"] = "異議なし",
            ["outcomes[0].button"] = "",
            ["outcomes[1]._"] = "",
            ["outcomes[1].name"] = "異議あり",
            ["outcomes[1].button"] = "",
            ["outcomes[1].needsReason"] = "true",
            ["dueRule"] = "none",
            ["dueDays"] = "",
            ["legalDeadline"] = "",
            ["dueInBusinessDays"] = "",
            ["escalation"] = "division",
        };
        foreach (var (name, value) in changes)
        {
            if (value is null)
                typed.Remove(name);
            else
                typed[name] = value;
        }

        return typed;
    }

    /// <summary>The value of an input of a step.</summary>
    public static string? Value(JsonObject step, string input) => step[input]?["expression"]?["value"]?.ToString();

    private static string Between(string text, string from, string until)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return text[(at + from.Length)..text.IndexOf(until, at + from.Length, StringComparison.Ordinal)];
    }
}
