using System.Text.Json;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Definitions.Composing;

/// <summary>A human task in a draft, of whatever level of the graph.</summary>
/// <param name="Id">Id of the activity.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsDrawn">True for a 担当者の作業.</param>
public sealed record DraftStep(string Id, string Name, bool IsDrawn);

/// <summary>A 担当者の作業 of a draft as it can be composed.</summary>
/// <param name="Step">The step.</param>
/// <param name="Form">Its inputs as a form.</param>
/// <param name="Notes">What the form does not show: inputs that a script gives or that cannot be read.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record ComposedStep(DraftStep Step, ComposedTask Form, IReadOnlyList<string> Notes, IReadOnlyList<string> Problems);

/// <summary>What a save did.</summary>
/// <param name="HasChanged">False when the form said what the step says already: nothing was saved.</param>
/// <param name="Dangling">Connections that leave an outcome which the step no longer has: "outcome → next step".</param>
public sealed record ComposedSave(bool HasChanged, IReadOnlyList<string> Dangling);

/// <summary>
/// 担当者の作業を組み立てる: the drawn steps of a draft, read from its document as forms and written back into it. Whatever a form does not ask for stays byte for byte; the save is a save of
/// the draft like an editor's, on the stamp that the person has read.
/// </summary>
public sealed class TaskComposer(DefinitionReader reader, DefinitionDraftCommands drafts, TaskTypes types, AgencyProfile profile)
{
    private readonly HashSet<string> _tasks = [.. types.ActivityTypes];

    /// <summary>The draft.</summary>
    /// <exception cref="TaskConflictException">There is no such draft, or it is not this person's to read.</exception>
    public Task<OpenedDefinition> OpenAsync(Actor actor, string versionId, CancellationToken cancellationToken = default) => reader.OpenDraftAsync(actor, versionId, cancellationToken);

    /// <summary>The human tasks of a draft, in the order of its document.</summary>
    public IReadOnlyList<DraftStep> Steps(OpenedDefinition draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var document = Parse(draft.Json);
        return [.. Activities(document).Where(a => _tasks.Contains(StepDocument.Text(a, "type") ?? "")).Select(StepOf)];
    }

    /// <summary>A 担当者の作業 of a draft; null when it has no such step.</summary>
    public ComposedStep? Find(OpenedDefinition draft, string activityId)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var document = Parse(draft.Json);
        if (FindStep(document, activityId) is not { } step)
            return null;
        var (inputs, scripted, unreadable) = TaskInputRule.Read(step);
        var (form, problems) = DrawnTaskReader.Read(inputs, profile, IdsOf(document), activityId);
        return new ComposedStep(
            StepOf(step), ComposedInputs.FormOf(inputs, form.Fields),
            [
                .. scripted.Select(i => $"「{NameOf(i)}」は、式で決まっています。書くと、書いた内容に替わります。書かなければ、式のまま残ります。"),
                .. unreadable.Append(problems.Any(p => p.Field == "fields") && form.Fields.Count == 0 ? "fields" : "").Where(i => i.Length > 0).Select(i => $"「{NameOf(i)}」に書いてあることを読み取れません。書くと、書いた内容に替わります。"),
            ],
            [.. problems.Select(p => p.Message)]);
    }

    /// <summary>Writes a step's form into the draft and saves it. Refused is what the checks would refuse, beside its field.</summary>
    /// <param name="versionId">The draft.</param>
    /// <param name="activityId">The step.</param>
    /// <param name="form">The form.</param>
    /// <param name="stamp">Stamp of the draft that the person has read.</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Key.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">Something in the form is wrong.</exception>
    /// <exception cref="TaskConflictException">Not a 手続設計者; another's draft; saved meanwhile; its publication is asked for; or the step is gone.</exception>
    public async Task<ComposedSave> SaveAsync(string versionId, string activityId, ComposedTask form, string? stamp, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        DefinitionAccess.RequireDesigner(actor);
        var draft = await OpenAsync(actor, versionId, cancellationToken);
        if (draft.WhyNotEditable is { } why)
            throw new TaskConflictException(TaskConflictKind.Ended, why);
        // The stamp must be one of this very draft, else the save would begin another.
        if (Stamps.Draft(stamp)?.VersionId != versionId)
            throw new TaskConflictException(TaskConflictKind.Ended, "どの内容を読んで書いたものか分かりません。画面を開き直してください。");
        using var document = Parse(draft.Json);
        var step = FindStep(document, activityId) ?? throw new TaskConflictException(TaskConflictKind.Ended, "この作業は、下書きにありません。画面を開いた後に消されています。");
        var before = TaskInputRule.Read(step).Inputs;
        var shown = ComposedInputs.Of(ComposedInputs.FormOf(before, DrawnTaskReader.Read(before, profile, [], activityId).Form.Fields), before);
        var after = ComposedInputs.Of(form, before);
        if (DrawnTaskReader.Read(after, profile, IdsOf(document), activityId).Problems is { Count: > 0 } problems)
            throw new TaskRefusedException(problems);
        var changes = ComposedInputs.Changes(step, before, shown, after);
        if (changes.Count == 0)
            return new ComposedSave(HasChanged: false, []);
        var json = StepDocument.Replace(draft.Json, activityId, DrawnTask.TypeName, StepDocument.With(step, changes));
        await drafts.SaveAsync(new DraftSave(draft.Version.DefinitionId, json, stamp), actor, idempotencyKey, cancellationToken);
        return new ComposedSave(HasChanged: true, Dangling(document, activityId, [.. ComposedInputs.OutcomesOf(before).Except(after.Outcomes ?? [])]));
    }

    private static List<string> Dangling(JsonDocument document, string activityId, IReadOnlyList<string> gone)
    {
        var names = Activities(document).GroupBy(a => StepDocument.Text(a, "id") ?? "").ToDictionary(g => g.Key, g => StepDocument.NameOf(g.First()));
        return
        [
            .. from container in Activities(document)
               where container.TryGetProperty("connections", out var c) && c.ValueKind == JsonValueKind.Array
               from connection in container.GetProperty("connections").EnumerateArray()
               where connection.ValueKind == JsonValueKind.Object && connection.TryGetProperty("source", out var source)
                   && StepDocument.Text(source, "activity") == activityId && gone.Contains(StepDocument.Text(source, "port") ?? DrawnTask.DefaultOutcome)
               let port = StepDocument.Text(connection.GetProperty("source"), "port") ?? DrawnTask.DefaultOutcome
               let to = connection.TryGetProperty("target", out var target) ? StepDocument.Text(target, "activity") ?? "" : ""
               select $"「{port}」→「{names.GetValueOrDefault(to, to)}」",
        ];
    }

    private static JsonDocument Parse(string json) => JsonDocument.Parse(json, DefinitionParser.Options);

    private static IEnumerable<JsonElement> Activities(JsonDocument document) =>
        document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("root", out var root) ? StepDocument.All(root) : [];

    private static IEnumerable<string> IdsOf(JsonDocument document) => Activities(document).Select(a => StepDocument.Text(a, "id")).OfType<string>();

    private static JsonElement? FindStep(JsonDocument document, string activityId) => Activities(document)
        .Where(a => StepDocument.Text(a, "id") == activityId && StepDocument.Text(a, "type") == DrawnTask.TypeName).Select(a => (JsonElement?)a).FirstOrDefault();

    private static DraftStep StepOf(JsonElement step) => new(StepDocument.Text(step, "id") ?? "", StepDocument.NameOf(step), StepDocument.Text(step, "type") == DrawnTask.TypeName);

    // The words of the form are those of the inputs.
    private static string NameOf(string input) => FormDescriptor.Of(typeof(ComposedTask)).Fields.FirstOrDefault(f => f.Name == input)?.Attribute.Label ?? input switch
    {
        "outcomeLabels" => "ボタンの表示",
        "reasonFor" => "理由が要る結果",
        "drafts" => "起案する決裁事項",
        _ => input,
    };
}
