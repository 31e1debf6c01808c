using System.Text.Json;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Procedure.Statute;

/// <summary>What became of an activity from one version to the other.</summary>
public enum ActivityChange
{
    /// <summary>追加.</summary>
    Added = 0,

    /// <summary>削除.</summary>
    Removed = 1,

    /// <summary>変更.</summary>
    Changed = 2,
}

/// <summary>版の違い: two versions of a definition compared, in words and by activity. Where things stand on the canvas does not count.</summary>
public sealed class DefinitionComparison
{
    private static readonly string[] Envelope = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "activities", "connections", "variables", "start", "then", "else", "body"];

    private readonly List<string> _words = [];
    private readonly Dictionary<string, ActivityChange> _activities = new(StringComparer.Ordinal);
    private readonly CompiledWorkflow _before;
    private readonly CompiledWorkflow _after;

    private DefinitionComparison(CompiledWorkflow before, CompiledWorkflow after) => (_before, _after) = (before, after);

    /// <summary>Every difference in Japanese, in the order in which people ask: the whole, activities, inputs, connections.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Activities that came, went or changed, by id.</summary>
    public IReadOnlyDictionary<string, ActivityChange> Activities => _activities;

    /// <summary>Compares two versions.</summary>
    public static DefinitionComparison Of(CompiledWorkflow before, CompiledWorkflow after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var comparison = new DefinitionComparison(before, after);
        comparison.CompareWhole();
        comparison.CompareActivities();
        comparison.CompareConnections();
        return comparison;
    }

    /// <summary>Statute rules that the change makes kept or broken, in Japanese.</summary>
    /// <param name="before">Verdicts with the version before.</param>
    /// <param name="after">Verdicts with the version after.</param>
    public static IReadOnlyList<string> VerdictChanges(IReadOnlyList<StatuteVerdict> before, IReadOnlyList<StatuteVerdict> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. from then in after
               join first in before on then.Rule.Id equals first.Rule.Id
               where then.IsKept != first.IsKept
               select $"法令の規則 {Domain.Rules.Clauses.Get(then.Rule.Clause).Reference}「{then.Rule.Text}」: {(then.IsKept ? "反している → 守られている" : "守られている → 反している")}",
        ];
    }

    private void CompareWhole()
    {
        var (before, after) = (_before.Definition, _after.Definition);
        Say("手続定義の名前", before.Name, after.Name);
        Say("説明", before.Description, after.Description);
        Say("所管", before.Owner, after.Owner);
        Say("開始の入力", string.Join("、", before.Inputs.Select(i => i.Name)), string.Join("、", after.Inputs.Select(i => i.Name)));
        Say("変数", string.Join("、", before.Variables.Select(v => $"{v.Name}（{v.TypeName}）")), string.Join("、", after.Variables.Select(v => $"{v.Name}（{v.TypeName}）")));
    }

    private void CompareActivities()
    {
        var before = _before.Definition.Activities.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var after = _after.Definition.Activities.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var added in _after.Definition.Activities.Where(a => !before.ContainsKey(a.Id)))
            Note(added.Id, ActivityChange.Added, $"アクティビティ{NameOf(_after, added)}（{TypeOf(_after, added)}）を追加");
        foreach (var removed in _before.Definition.Activities.Where(a => !after.ContainsKey(a.Id)))
            Note(removed.Id, ActivityChange.Removed, $"アクティビティ{NameOf(_before, removed)}（{TypeOf(_before, removed)}）を削除");
        foreach (var (id, first) in before)
        {
            if (after.TryGetValue(id, out var then))
                CompareActivity(first, then);
        }
    }

    private void CompareActivity(ActivityNode before, ActivityNode after)
    {
        var name = NameOf(_after, after);
        if (before.DisplayName != after.DisplayName)
            Note(after.Id, ActivityChange.Changed, $"アクティビティ［{after.Id}］の名前: 「{before.DisplayName}」→「{after.DisplayName}」");
        if (before.Type != after.Type)
            Note(after.Id, ActivityChange.Changed, $"{name}の種類: {TypeOf(_before, before)} → {TypeOf(_after, after)}");
        if (before.CanStartWorkflow != after.CanStartWorkflow)
            Note(after.Id, ActivityChange.Changed, $"{name}の「手続を開始する」: {(before.CanStartWorkflow ? "はい → いいえ" : "いいえ → はい")}");
        foreach (var key in before.CustomProperties.Keys.Union(after.CustomProperties.Keys).Where(k => k != "canStartWorkflow").Order(StringComparer.Ordinal))
        {
            var (first, then) = (Text(before.CustomProperties, key), Text(after.CustomProperties, key));
            if (first != then)
                Note(after.Id, ActivityChange.Changed, $"{name}の{(key == "clauses" ? "根拠条項" : $"性質 {key}")}: {first} → {then}");
        }

        foreach (var input in InputsOf(before).Union(InputsOf(after), StringComparer.Ordinal))
        {
            var (first, then) = (ValueOf(before, input), ValueOf(after, input));
            if (first != then)
                Note(after.Id, ActivityChange.Changed, $"{name}の入力「{LabelOf(_after, after, input)}」: {first} → {then}");
        }
    }

    private void CompareConnections()
    {
        var (before, after) = (Connections(_before), Connections(_after));
        foreach (var removed in before.Except(after))
            _words.Add($"接続を削除: {ConnectionText(_before, removed)}");
        foreach (var added in after.Except(before))
            _words.Add($"接続を追加: {ConnectionText(_after, added)}");
    }

    private void Say(string what, string? before, string? after)
    {
        if ((before ?? "") != (after ?? ""))
            _words.Add($"{what}: 「{before}」→「{after}」");
    }

    private void Note(string id, ActivityChange change, string words)
    {
        _activities[id] = change;
        _words.Add(words);
    }

    private static List<ConnectionDefinition> Connections(CompiledWorkflow workflow) => [.. workflow.Definition.Activities.SelectMany(a => a.Connections)];

    private static string ConnectionText(CompiledWorkflow workflow, ConnectionDefinition connection)
    {
        var source = workflow.FindActivity(connection.Source)!;
        var port = workflow.Catalog.TryGet(source.Type)?.Ports.FirstOrDefault(p => p.Name == connection.SourcePort)?.DisplayName ?? connection.SourcePort;
        return $"{NameOf(workflow, source)}の「{port}」→ {NameOf(workflow, workflow.FindActivity(connection.Target)!)}";
    }

    private static string NameOf(CompiledWorkflow workflow, ActivityNode activity) => $"「{activity.DisplayName ?? TypeOf(workflow, activity)}」［{activity.Id}］";

    private static string TypeOf(CompiledWorkflow workflow, ActivityNode activity) => workflow.Catalog.TryGet(activity.Type)?.DisplayName ?? activity.Type;

    private static string LabelOf(CompiledWorkflow workflow, ActivityNode activity, string input) =>
        workflow.Catalog.TryGet(activity.Type)?.Inputs.FirstOrDefault(i => i.Name.Equals(input, StringComparison.OrdinalIgnoreCase))?.DisplayName ?? input;

    private static IEnumerable<string> InputsOf(ActivityNode activity) => activity.Json.EnumerateObject().Select(p => p.Name).Where(n => !Envelope.Contains(n));

    /// <summary>The value of an input as people read it: the literal, or the kind of expression with its text.</summary>
    public static string ValueOf(ActivityNode activity, string input)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (!activity.Json.TryGetProperty(input, out var value) || value.ValueKind == JsonValueKind.Null)
            return "なし";
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("expression", out var expression) && expression.ValueKind == JsonValueKind.Object)
        {
            var kind = expression.TryGetProperty("type", out var type) ? type.GetString() ?? "Literal" : "Literal";
            var text = expression.TryGetProperty("value", out var given) ? Plain(given) : "";
            return kind == "Literal" ? $"「{text}」" : $"{kind}式「{text}」";
        }

        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("memoryReference", out var reference) && reference.ValueKind == JsonValueKind.Object
            ? $"変数 {Plain(reference.GetProperty("id"))} に入れる" : $"「{Plain(value)}」";
    }

    /// <summary>The inputs and outputs that the definition gives an activity, with their labels.</summary>
    public static IReadOnlyList<(string Label, string Value)> Inputs(CompiledWorkflow workflow, ActivityNode activity)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(activity);
        return [.. InputsOf(activity).Where(n => activity.Json.GetProperty(n).ValueKind != JsonValueKind.Null).Select(n => (LabelOf(workflow, activity, n), ValueOf(activity, n)))];
    }

    private static string Text(IReadOnlyDictionary<string, JsonElement> properties, string key) => properties.TryGetValue(key, out var value) ? $"「{Plain(value)}」" : "なし";

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
