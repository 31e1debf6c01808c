using System.Text;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Expressions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Studio;

/// <summary>手続定義 for the elements: versions of the store and the reader's own drafts as one list. Reads only.</summary>
internal sealed class StudioDefinitions(IDefinitionStore store, DefinitionReader reader, ActivityCatalog catalog)
{
    /// <summary>A version of a definition by the elements' way of asking.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<JsonObject> FindAsync(Actor actor, string definitionId, string? options, CancellationToken cancellationToken) =>
        StudioDocument.ForElements(await OpenAsync(actor, definitionId, options, cancellationToken), catalog);

    /// <summary>A version as the elements want it.</summary>
    public JsonObject ForElements(StudioVersion version) => StudioDocument.ForElements(version, catalog);

    /// <summary>A version by its id.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<JsonObject> FindVersionAsync(Actor actor, string versionId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        var version = (await VersionsAsync(actor, null, cancellationToken)).FirstOrDefault(v => v.VersionId == versionId) ?? throw Missing();
        return StudioDocument.ForElements(await WithJsonAsync(actor, version, cancellationToken), catalog);
    }

    /// <summary>A version with its document as it is kept.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<StudioVersion> OpenAsync(Actor actor, string definitionId, string? options, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        var wanted = VersionOptions.Parse(options);
        var version = (await VersionsAsync(actor, definitionId, cancellationToken)).Where(wanted.Holds).MaxBy(v => v.Version) ?? throw Missing();
        return await WithJsonAsync(actor, version, cancellationToken);
    }

    /// <summary>A page of the list, with the number of all that match.</summary>
    public async Task<(IReadOnlyList<StudioVersion> Items, int Total)> ListAsync(Actor actor, DefinitionListQuery query, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        var wanted = VersionOptions.Parse(query.VersionOptions);
        var found = (await VersionsAsync(actor, null, cancellationToken)).Where(wanted.Holds);
        if (query.DefinitionIds.Count > 0)
            found = found.Where(v => query.DefinitionIds.Contains(v.DefinitionId));
        if (query.Ids.Count > 0)
            found = found.Where(v => query.Ids.Contains(v.VersionId));
        if (query.SearchTerm?.Trim() is { Length: > 0 } term)
            found = found.Where(v => v.Name.Contains(term, StringComparison.OrdinalIgnoreCase) || v.DefinitionId.Contains(term, StringComparison.OrdinalIgnoreCase));
        var all = found.ToList();
        var ordered = query.OrderBy switch
        {
            "Version" => all.OrderBy(v => v.Version),
            "Created" or "CreatedAt" => all.OrderBy(v => v.CreatedAt).ThenBy(v => v.Version),
            _ => all.OrderBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => v.Version),
        };
        IEnumerable<StudioVersion> rows = query.Descending ? ordered.Reverse() : ordered;
        if (query.PageSize is { } size)
            rows = rows.Skip(Math.Max(0, query.Page) * Math.Clamp(size, 1, 1000)).Take(Math.Clamp(size, 1, 1000));
        // Descriptions stand in the documents; only a page of them is read.
        List<StudioVersion> page = [];
        foreach (var row in rows.ToList())
            page.Add(query.PageSize is null ? row : row with { Json = (await WithJsonAsync(actor, row, cancellationToken)).Json });
        return (page, all.Count);
    }

    /// <summary>True when no other definition has this name.</summary>
    public async Task<bool> IsNameFreeAsync(Actor actor, string name, string? definitionId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        return CaseAccess.ReadsDefinitions(actor) && await reader.IsNameFreeAsync(actor, name.Trim(), definitionId, cancellationToken);
    }

    /// <summary>Declarations of what a script of this definition may use, for the editor's suggestions.</summary>
    public async Task<string> ScriptTypesAsync(Actor actor, string definitionId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        var lines = new StringBuilder();
        foreach (var name in JavaScriptNames.Functions)
            lines.Append("declare function ").Append(name).AppendLine("(...args: any[]): any;");
        if ((await VersionsAsync(actor, definitionId, cancellationToken)).FirstOrDefault(v => v.IsLatest) is not { } version)
            return lines.ToString();
        var json = JsonNode.Parse((await WithJsonAsync(actor, version, cancellationToken)).Json, null, StudioDocument.Reading)!.AsObject();
        foreach (var (list, set) in new[] { ("variables", true), ("inputs", false) })
        {
            foreach (var name in (json[list] as JsonArray ?? []).OfType<JsonObject>().Select(v => v["name"]?.ToString()).OfType<string>().Where(JavaScriptNames.IsIdentifier))
            {
                var accessor = set ? JavaScriptNames.Accessor(name) : name;
                lines.Append("declare function get").Append(accessor).AppendLine("(): any;");
                if (set)
                    lines.Append("declare function set").Append(accessor).AppendLine("(value: any): void;");
            }
        }

        return lines.ToString();
    }

    private static TaskConflictException Missing() => new(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");

    // An operator follows what runs and sees the versions of the store; who reads definitions sees their own drafts, too.
    private async Task<IReadOnlyList<StudioVersion>> VersionsAsync(Actor actor, string? definitionId, CancellationToken cancellationToken)
    {
        if (!CaseAccess.ReadsDefinitions(actor))
            return [.. (await store.ListAsync(definitionId, cancellationToken)).Select(d => new StudioVersion(d.VersionId, d.DefinitionId, d.Version, d.Name, "", d.IsPublished, d.IsLatest, d.CreatedAt, ""))];
        return [.. (await reader.ListAsync(actor, definitionId, cancellationToken)).GroupBy(v => v.DefinitionId).SelectMany(g => Of(actor, [.. g]))];
    }

    private static IEnumerable<StudioVersion> Of(Actor actor, IReadOnlyList<VersionView> versions)
    {
        // The draft of another is shown only where there is nothing else of the definition.
        var shown = versions.Where(v => !v.IsDraft || v.IsOwn).ToList();
        if (shown.Count == 0)
            shown = [versions[^1]];
        var latest = shown.Find(v => v.IsOwn) ?? shown.Find(v => v.State == VersionState.Published) ?? shown[^1];
        return shown.Select(v => new StudioVersion(v.VersionId, v.DefinitionId, v.Version, v.Name, "", v.State == VersionState.Published, v == latest, v.MadeAt, v.Stamp)
        {
            IsDraft = v.IsDraft,
            MayEdit = v == latest && StudioAccess.Edits(actor) && (v.IsOwn || !v.IsDraft) && v.RequestId is null,
        });
    }

    private async Task<StudioVersion> WithJsonAsync(Actor actor, StudioVersion version, CancellationToken cancellationToken)
    {
        if (!CaseAccess.ReadsDefinitions(actor))
            return version with { Json = (await store.FindVersionAsync(version.VersionId, cancellationToken) ?? throw Missing()).Json };
        var opened = await reader.FindAsync(actor, version.VersionId, cancellationToken) ?? throw Missing();
        return version with { Json = opened.Json, MayEdit = version.IsLatest && opened.WhyNotEditable is null, WhyNotEditable = opened.WhyNotEditable };
    }
}

/// <summary>What the list asks for.</summary>
internal sealed record DefinitionListQuery(
    string? VersionOptions, IReadOnlyCollection<string> DefinitionIds, IReadOnlyCollection<string> Ids, string? SearchTerm, string? OrderBy, bool Descending, int Page, int? PageSize);

/// <summary>Which versions are meant, in the elements' words.</summary>
internal sealed record VersionOptions(Func<StudioVersion, bool> Holds)
{
    /// <summary>Reads Latest, Published, LatestOrPublished, LatestAndPublished, Draft, AllVersions, a number, or nothing for all.</summary>
    /// <exception cref="TaskConflictException">None of these.</exception>
    public static VersionOptions Parse(string? text) => new(text switch
    {
        null or "" or "AllVersions" => _ => true,
        "Latest" => v => v.IsLatest,
        "Published" => v => v.IsPublished,
        "LatestOrPublished" => v => v.IsLatest || v.IsPublished,
        "LatestAndPublished" => v => v.IsLatest && v.IsPublished,
        "Draft" => v => !v.IsPublished && v.IsLatest,
        _ when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => v => v.Version == number,
        _ => throw new TaskConflictException(TaskConflictKind.NotFound, $"版の指定「{text}」が読み取れません。"),
    });
}
