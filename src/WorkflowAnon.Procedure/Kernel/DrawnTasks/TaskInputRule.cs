using System.Globalization;
using System.Text.Json;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Kernel.DrawnTasks;

/// <summary>
/// 作業の設定の検査: tasks are published only when whose they are, their duty, clauses, deadlines and separation exist, and the form of a 担当者の作業 can be shown. What decides
/// a task must stand in the definition itself.
/// </summary>
internal sealed class TaskInputRule(TaskTypes types, AgencyProfile profile) : IDefinitionRule
{
    private const string CheckName = "task-inputs";

    // Of every kind of task; of other kinds a record may decide, so that a script is no error there.
    private static readonly string[] Addressing = ["unit", "duty", "clauses", "differentFrom", "legalDeadline", "drafts", "dueInBusinessDays"];
    private static readonly string[] Drawn = ["fields", "checklist", "outcomes", "outcomeLabels", "reasonFor", "dueRule", "dueDays", "escalation", "paper"];

    private readonly HashSet<string> _tasks = [.. types.ActivityTypes];

    /// <inheritdoc/>
    public IEnumerable<DefinitionProblem> Check(CheckedDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var activities = definition.Workflow.Definition.Activities;
        return
            from node in activities
            where _tasks.Contains(node.Type)
            from problem in Problems(node, definition.Workflow)
            select new DefinitionProblem(definition.Source, node.Id, $"「{node.DisplayName ?? node.Id}」の{problem}") { Check = CheckName };
    }

    /// <summary>The inputs of a step as they stand in its definition; what only a script gives, or what cannot be read, is named.</summary>
    public static (DrawnTaskInputs Inputs, IReadOnlyList<string> Scripted, IReadOnlyList<string> Unreadable) Read(ActivityNode node) => Read(node.Json);

    /// <summary>The same of a step's JSON.</summary>
    public static (DrawnTaskInputs Inputs, IReadOnlyList<string> Scripted, IReadOnlyList<string> Unreadable) Read(JsonElement step)
    {
        var reading = new InputReading(step);
        var inputs = new DrawnTaskInputs
        {
            Title = reading.Text("title"),
            Instructions = reading.Text("instructions"),
            Unit = reading.Text("unit"),
            Duty = reading.Text("duty"),
            Clauses = reading.Text("clauses"),
            DifferentFrom = reading.Text("differentFrom"),
            LegalDeadline = reading.Text("legalDeadline"),
            Drafts = reading.Text("drafts"),
            DueInBusinessDays = reading.Number("dueInBusinessDays"),
            Fields = reading.Text("fields"),
            Checklist = reading.List("checklist"),
            Outcomes = reading.List("outcomes"),
            OutcomeLabels = reading.List("outcomeLabels"),
            ReasonFor = reading.List("reasonFor"),
            DueRule = reading.Text("dueRule"),
            DueDays = reading.Number("dueDays"),
            Escalation = reading.Text("escalation"),
            Paper = reading.Text("paper"),
        };
        return (inputs, reading.Scripted, reading.Unreadable);
    }

    private IEnumerable<string> Problems(ActivityNode node, CompiledWorkflow workflow)
    {
        var (inputs, scripted, unreadable) = Read(node);
        var isDrawn = node.Type == DrawnTask.TypeName;
        string Name(string input) => workflow.Catalog.TryGet(node.Type)?.Inputs.FirstOrDefault(i => i.Name.Equals(input, StringComparison.OrdinalIgnoreCase))?.DisplayName ?? input;
        foreach (var input in scripted.Where(i => isDrawn && (Drawn.Contains(i) || Addressing.Contains(i))))
            yield return $"「{Name(input)}」が式で決まるため、正しい作業になるかを確かめられません。リテラルで指定してください。";
        foreach (var input in unreadable.Where(i => isDrawn || Addressing.Contains(i)))
            yield return $"「{Name(input)}」を読み取れません。数又は文字の一覧（[\"…\"]）にしてください。";
        var ids = workflow.Definition.Activities.Select(a => a.Id);
        var found = isDrawn ? DrawnTaskReader.Read(inputs, profile, ids, node.Id).Problems
            : DrawnTaskReader.Addressing(inputs, profile, ids, node.Id);
        foreach (var problem in found)
            yield return problem.Message;
    }

    private sealed class InputReading(JsonElement step)
    {
        public List<string> Scripted { get; } = [];

        public List<string> Unreadable { get; } = [];

        public string? Text(string name) => Value(name) is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

        public int? Number(string name)
        {
            if (Text(name) is not { Length: > 0 } text)
                return null;
            if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
                return number;
            Unreadable.Add(name);
            return null;
        }

        public IReadOnlyList<string>? List(string name)
        {
            if (Value(name) is not { } value || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0))
                return null;
            try
            {
                var items = value.ValueKind == JsonValueKind.String ? JsonSerializer.Deserialize<JsonElement>(value.GetString()!) : value;
                if (items.ValueKind == JsonValueKind.Array && items.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String))
                    return [.. items.EnumerateArray().Select(i => i.GetString()!)];
                if (items.ValueKind == JsonValueKind.Null)
                    return null;
            }
            catch (JsonException)
            {
                // Told below.
            }

            Unreadable.Add(name);
            return null;
        }

        private JsonElement? Value(string name)
        {
            if (!step.TryGetProperty(name, out var input) || input.ValueKind == JsonValueKind.Null)
                return null;
            if (input.ValueKind != JsonValueKind.Object)
                return input;
            if (!input.TryGetProperty("expression", out var expression) || expression.ValueKind != JsonValueKind.Object || !expression.TryGetProperty("value", out var value) || value.ValueKind == JsonValueKind.Null)
                return null;
            if (!expression.TryGetProperty("type", out var type) || type.GetString() is "Literal" or "Object" or null)
                return value;
            Scripted.Add(name);
            return null;
        }
    }
}
