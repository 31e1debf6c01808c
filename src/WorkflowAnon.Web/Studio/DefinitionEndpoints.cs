using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Studio;

/// <summary>手続定義 as the list and the editor read them.</summary>
internal static class DefinitionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-definitions", ListAsync);
        api.MapGet("/workflow-definitions/by-definition-id/{definitionId}", async (string definitionId, string? versionOptions, HttpContext context, StudioDefinitions definitions, CancellationToken cancellationToken) =>
            StudioJson.Ok(await definitions.FindAsync(StaffClaims.ActorOf(context.User), definitionId, versionOptions ?? "Latest", cancellationToken)));
        api.MapGet("/workflow-definitions/by-id/{versionId}", async (string versionId, HttpContext context, StudioDefinitions definitions, CancellationToken cancellationToken) =>
            StudioJson.Ok(await definitions.FindVersionAsync(StaffClaims.ActorOf(context.User), versionId, cancellationToken)));
        api.MapGet("/workflow-definitions/validation/is-name-unique", async (string name, string? definitionId, HttpContext context, StudioDefinitions definitions, CancellationToken cancellationToken) =>
            StudioJson.Ok(new { isUnique = await definitions.IsNameFreeAsync(StaffClaims.ActorOf(context.User), name, definitionId, cancellationToken) }));
        api.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync);
        // No definition is used as an activity of another here: definitions meet by events.
        api.MapGet("/workflow-definitions/{definitionId}/consumers", (string definitionId) => StudioJson.Ok(new { consumingWorkflowDefinitionIds = Array.Empty<string>() }));
    }

    /// <summary>A version in a list.</summary>
    public static object Summary(StudioVersion version) => new
    {
        id = version.VersionId,
        version.DefinitionId,
        version.Name,
        version.Description,
        version.Version,
        toolVersion = StudioPackage.Version + ".0",
        version.IsLatest,
        version.IsPublished,
        version.CreatedAt,
        isReadonly = false,
        providerName = "WorkflowAnon",
        materializerName = "Json",
        isMaterializerAvailable = true,
        links = StudioDocument.Links(version.DefinitionId, version.MayEdit),
    };

    private static async Task<IResult> ListAsync(HttpContext context, StudioDefinitions definitions, CancellationToken cancellationToken)
    {
        var actor = StaffClaims.ActorOf(context.User);
        var query = context.Request.Query;
        var asked = new DefinitionListQuery(
            query["versionOptions"],
            [.. query["definitionIds"].OfType<string>()],
            [.. query["ids"].OfType<string>()],
            query["searchTerm"],
            query["orderBy"],
            query["orderDirection"] == "Descending",
            int.TryParse(query["page"], out var page) ? page : 0,
            int.TryParse(query["pageSize"], out var size) ? size : null);
        var (items, total) = await definitions.ListAsync(actor, asked, cancellationToken);
        StudioLink[] links = StudioAccess.Edits(actor) ? [new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST")] : [];
        return StudioJson.Ok(new { items = items.Select(Summary), totalCount = total, links });
    }

    private static async Task<IResult> ExportAsync(string definitionId, string? versionOptions, HttpContext context, StudioDefinitions definitions, CancellationToken cancellationToken)
    {
        var version = await definitions.OpenAsync(StaffClaims.ActorOf(context.User), definitionId, versionOptions ?? "Latest", cancellationToken);
        return Results.File(Encoding.UTF8.GetBytes(version.Json), MediaTypeNames.Application.Json, $"{version.DefinitionId}.v{version.Version}.json");
    }
}
