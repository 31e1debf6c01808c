using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Studio;

/// <summary>What an editor's person does, as commands of the procedure: a save goes into one's own draft, "publish" asks for the publication, which a second person decides.</summary>
internal sealed class StudioDrafts(StudioDefinitions definitions, DefinitionDraftCommands drafts, ReleaseCommands releases)
{
    /// <summary>Saves a posted document; asks for its publication as well where wanted. Returns the version as it is stored now.</summary>
    /// <exception cref="TaskRefusedException">The document is none.</exception>
    /// <exception cref="TaskConflictException">The save is older than the draft, or the publication cannot be asked for; the message says why.</exception>
    /// <exception cref="DefinitionRefusedException">The checks forbid the publication.</exception>
    public async Task<StudioVersion> SaveAsync(Actor actor, JsonObject model, bool publish, CancellationToken cancellationToken)
    {
        StudioAccess.RequireEditor(actor);
        var (document, stamp) = StudioDocument.FromElements(model);
        var definitionId = document["definitionId"] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
        var current = definitionId is null ? null : await FindAsync(actor, definitionId, cancellationToken);
        var changed = current is null || !IsSame(document, current);
        if (changed)
        {
            var saved = await drafts.SaveAsync(new DraftSave(definitionId, document.ToJsonString(StudioJson.Options), stamp), actor, Key(), cancellationToken);
            definitionId = saved.DefinitionId;
        }

        if (publish)
            await RequestAsync(actor, definitionId!, changed, cancellationToken);
        return await definitions.OpenAsync(actor, definitionId!, "Latest", cancellationToken);
    }

    /// <summary>Asks for the publication of what this person sees as the latest version. False: it is published already.</summary>
    public async Task<bool> RequestAsync(Actor actor, string definitionId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireEditor(actor);
        return await RequestAsync(actor, definitionId, saved: false, cancellationToken);
    }

    /// <summary>Makes a draft of an older version.</summary>
    public async Task<StudioVersion> RevertAsync(Actor actor, string definitionId, int version, CancellationToken cancellationToken)
    {
        StudioAccess.RequireEditor(actor);
        await drafts.RevertAsync(definitionId, version, actor, Key(), cancellationToken);
        return await definitions.OpenAsync(actor, definitionId, "Latest", cancellationToken);
    }

    /// <summary>Deletes one's draft, or a version that was never published.</summary>
    public Task DeleteVersionAsync(Actor actor, string versionId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireEditor(actor);
        return drafts.DeleteAsync(versionId, actor, Key(), cancellationToken);
    }

    /// <summary>Deletes a definition that was never published.</summary>
    public Task DeleteAsync(Actor actor, string definitionId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireEditor(actor);
        return drafts.DeleteDefinitionAsync(definitionId, actor, Key(), cancellationToken);
    }

    private async Task<bool> RequestAsync(Actor actor, string definitionId, bool saved, CancellationToken cancellationToken)
    {
        var version = await definitions.OpenAsync(actor, definitionId, "Latest", cancellationToken);
        if (version.IsPublished)
            return false;
        try
        {
            await releases.RequestAsync(version.VersionId, version.Stamp, "", actor, Key(), cancellationToken);
            return true;
        }
        catch (TaskConflictException e) when (saved)
        {
            // The editor learns nothing of the save from a refusal: its next save would be older than the draft.
            throw new TaskConflictException(e.Kind, $"下書きは保存しましたが、公開は申請できません。{e.Message} 続けて編集するときは、画面を開き直してください。");
        }
        catch (DefinitionRefusedException e) when (saved)
        {
            throw new DefinitionRefusedException([.. e.Problems, e.Problems[0] with { Reason = "下書きは保存しましたが、公開は申請できません。続けて編集するときは、画面を開き直してください。", IsWarning = false, ActivityId = null, Path = [], Remedy = "" }]);
        }
    }

    private async Task<StudioVersion?> FindAsync(Actor actor, string definitionId, CancellationToken cancellationToken)
    {
        try
        {
            return await definitions.OpenAsync(actor, definitionId, "Latest", cancellationToken);
        }
        catch (TaskConflictException e) when (e.Kind == TaskConflictKind.NotFound)
        {
            return null;
        }
    }

    // What opening the editor adds is no change: without this each look would begin a draft.
    private bool IsSame(JsonObject document, StudioVersion current)
    {
        var (kept, _) = StudioDocument.FromElements(definitions.ForElements(current));
        var asked = document.DeepClone().AsObject();
        foreach (var name in new[] { "id", "version", "toolVersion", "usableAsActivity" })
        {
            kept.Remove(name);
            asked.Remove(name);
        }

        return JsonNode.DeepEquals(kept, asked);
    }

    private static string Key() => Guid.CreateVersion7().ToString("N");
}
