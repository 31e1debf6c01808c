using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Studio;

/// <summary>What the list and the editor change: saves, requests of publication, older versions, deletions.</summary>
internal static class DraftEndpoints
{
    /// <summary>The document and what the editor puts around it; the document alone is measured by the command.</summary>
    private const int MostBytes = DraftRules.MaxBytes + 100_000;

    private const string TooLarge = "手続定義が大きすぎます（10メガバイト未満にしてください）。保存していません。手続を複数の定義に分けてください。";
    private const string RetractElsewhere = "公開の終了は、「手続定義」の画面で公開中の版を開き、「この版の操作」から、理由を付けて申請してください。";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/workflow-definitions", async (HttpContext context, StudioDrafts drafts, StudioDefinitions definitions, CancellationToken cancellationToken) =>
        {
            var posted = await ReadAsync(context, cancellationToken);
            var model = posted["model"] as JsonObject ?? throw NoDefinition();
            var publish = posted["publish"] is JsonValue flag && flag.TryGetValue<bool>(out var wanted) && wanted;
            return Saved(definitions, await drafts.SaveAsync(StaffClaims.ActorOf(context.User), model, publish, cancellationToken), false);
        });
        api.MapPost("/workflow-definitions/import", async (HttpContext context, StudioDrafts drafts, StudioDefinitions definitions, CancellationToken cancellationToken) =>
            StudioJson.Ok(definitions.ForElements(await drafts.SaveAsync(StaffClaims.ActorOf(context.User), await ReadAsync(context, cancellationToken), false, cancellationToken))));
        api.MapPost("/workflow-definitions/{definitionId}/publish", async (string definitionId, HttpContext context, StudioDrafts drafts, StudioDefinitions definitions, CancellationToken cancellationToken) =>
        {
            var actor = StaffClaims.ActorOf(context.User);
            var asked = await drafts.RequestAsync(actor, definitionId, cancellationToken);
            return Saved(definitions, await definitions.OpenAsync(actor, definitionId, "Latest", cancellationToken), !asked);
        });
        api.MapPost("/workflow-definitions/{definitionId}/retract", (HttpContext context) => Retract(context));
        api.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", async (string definitionId, int version, HttpContext context, StudioDrafts drafts, CancellationToken cancellationToken) =>
            StudioJson.Ok(DefinitionEndpoints.Summary(await drafts.RevertAsync(StaffClaims.ActorOf(context.User), definitionId, version, cancellationToken))));
        api.MapDelete("/workflow-definitions/{definitionId}", async (string definitionId, HttpContext context, StudioDrafts drafts, CancellationToken cancellationToken) =>
        {
            await drafts.DeleteAsync(StaffClaims.ActorOf(context.User), definitionId, cancellationToken);
            return Results.NoContent();
        });
        api.MapDelete("/workflow-definition-versions/{versionId}", async (string versionId, HttpContext context, StudioDrafts drafts, CancellationToken cancellationToken) =>
        {
            await drafts.DeleteVersionAsync(StaffClaims.ActorOf(context.User), versionId, cancellationToken);
            return Results.NoContent();
        });
        MapBulk(api);
    }

    private static void MapBulk(IEndpointRouteBuilder api)
    {
        api.MapPost("/bulk-actions/delete/workflow-definitions/by-id", (IdList asked, HttpContext context, StudioDrafts drafts, CancellationToken cancellationToken) =>
            EachAsync(asked.Ids, "削除しました", id => drafts.DeleteVersionAsync(StaffClaims.ActorOf(context.User), id, cancellationToken), deleted => new { deleted }));
        api.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", (IdList asked, HttpContext context, StudioDrafts drafts, CancellationToken cancellationToken) =>
            EachAsync(asked.DefinitionIds, "削除しました", id => drafts.DeleteAsync(StaffClaims.ActorOf(context.User), id, cancellationToken), deleted => new { deleted }));
        api.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", (IdList asked, HttpContext context, StudioDrafts drafts, CancellationToken cancellationToken) =>
        {
            List<string> requested = [], before = [];
            // "published" is what the element counts in its message, which the dictionary of labels calls a request.
            return EachAsync(
                asked.DefinitionIds,
                "扱いました",
                async id => (await drafts.RequestAsync(StaffClaims.ActorOf(context.User), id, cancellationToken) ? requested : before).Add(id),
                _ => new { published = requested, alreadyPublished = before, notFound = Array.Empty<string>(), updatedConsumers = 0 });
        });
        api.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", (HttpContext context) => Retract(context));
    }

    // One that is refused does not keep the others; the elements show the words of a 400, which say of each what became of it.
    private static async Task<IResult> EachAsync(IReadOnlyList<string>? ids, string done, Func<string, Task> act, Func<int, object> answer)
    {
        List<string> refused = [];
        foreach (var id in ids ?? [])
        {
            try
            {
                await act(id);
            }
            catch (Exception e) when (e is BurstRefusedException and not TaskConflictException { Kind: TaskConflictKind.Forbidden } or DefinitionRefusedException)
            {
                refused.Add($"{id}：{e.Message}");
            }
        }

        var settled = (ids?.Count ?? 0) - refused.Count;
        return refused.Count == 0 ? StudioJson.Ok(answer(settled)) : StudioJson.Refused(StatusCodes.Status400BadRequest, [.. settled > 0 ? [$"{settled}件を{done}。"] : Array.Empty<string>(), .. refused]);
    }

    // The end of a publication wants a reason, and the elements have no place to type one.
    private static IResult Retract(HttpContext context)
    {
        StudioAccess.RequireEditor(StaffClaims.ActorOf(context.User));
        return StudioJson.Refused(StatusCodes.Status400BadRequest, RetractElsewhere);
    }

    private static IResult Saved(StudioDefinitions definitions, StudioVersion version, bool alreadyPublished) =>
        StudioJson.Ok(new { workflowDefinition = definitions.ForElements(version), alreadyPublished, consumingWorkflowCount = 0 });

    private static async Task<JsonObject> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        StudioAccess.RequireEditor(StaffClaims.ActorOf(context.User));
        if (context.Request.ContentLength > MostBytes)
            throw new TaskRefusedException("document", TooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, null, StudioDocument.Reading, cancellationToken) as JsonObject ?? throw NoDefinition();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new TaskRefusedException("document", TooLarge);
        }
        catch (JsonException e)
        {
            throw new TaskRefusedException("document", $"JSONとして読み取れません（{e.LineNumber + 1}行目、{e.BytePositionInLine + 1}文字目付近）。保存していません。");
        }
    }

    private static TaskRefusedException NoDefinition() => new("document", "手続定義ではありません。最上位のアクティビティ（root）のある、Elsa 3の手続定義にしてください。保存していません。");

    /// <summary>What an act on many names.</summary>
    internal sealed class IdList
    {
        public IReadOnlyList<string>? Ids { get; init; }

        public IReadOnlyList<string>? DefinitionIds { get; init; }
    }
}
