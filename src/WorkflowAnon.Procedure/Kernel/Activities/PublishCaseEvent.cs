using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>引渡し: tells the other department and integrators what happened, through the outbox.</summary>
[Activity("WorkflowAnon.PublishCaseEvent", Category = "共通", DisplayName = "事案イベントを発行する", Description = "起きたことを事案イベントとして知らせます。待っている手続が進み、そのイベントで始まる手続が始まります。")]
public sealed class PublishCaseEvent : Activity
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Name of a type in <see cref="EventCatalog"/>.</summary>
    [Input(Required = true, DisplayName = "イベント名", Order = 1)]
    public string? EventName { get; set; }

    /// <summary>Further ids of the event as a JSON object, for example {"divisionId":"…"}.</summary>
    [Input(DisplayName = "識別子", UIHint = "json-editor", Order = 2)]
    public string? Ids { get; set; }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var type = EventCatalog.Find(EventName ?? "") ?? throw new InvalidOperationException($"イベント「{EventName}」はありません。");
        var json = Ids is { Length: > 0 } ? JsonNode.Parse(Ids)!.AsObject() : [];
        json["subjectId"] = context.CorrelationId;
        json["actorUnit"] = context.Workflow.Definition.Owner;
        var @event = (CaseEvent)json.Deserialize(type, Json)!;
        context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!).Publish(@event);
        return ValueTask.CompletedTask;
    }
}
