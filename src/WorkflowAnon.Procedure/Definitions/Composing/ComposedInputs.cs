using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Definitions.Composing;

/// <summary>Between the inputs of a 担当者の作業 as its definition gives them and the form that a designer fills in.</summary>
internal static class ComposedInputs
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The form as the inputs fill it; what they leave to the default is filled with it.</summary>
    public static ComposedTask FormOf(DrawnTaskInputs inputs, IReadOnlyList<DrawnField> fields)
    {
        var labels = (inputs.OutcomeLabels ?? []).Select(Choice.Parse).ToList();
        return new ComposedTask
        {
            Title = inputs.Title ?? "",
            Instructions = inputs.Instructions ?? "",
            Unit = inputs.Unit is { Length: > 0 } unit ? unit : Units.OwningDivision,
            Duty = inputs.Duty is { Length: > 0 } duty ? duty : Duties.Staff,
            Clauses = inputs.Clauses ?? "",
            Paper = inputs.Paper ?? "",
            DifferentFrom = [.. DrawnTaskReader.Words(inputs.DifferentFrom)],
            Fields = [.. fields.Select(f => new ComposedField { Label = f.Label, Kind = f.Kind, Required = f.Required, Hint = f.Hint, Options = string.Join('\n', f.Options ?? []), Name = f.Name })],
            Checklist = [.. (inputs.Checklist ?? []).Select(c => new ComposedCheck { Check = c })],
            Outcomes = [.. OutcomesOf(inputs).Select(o => new ComposedOutcome { Name = o, Button = labels.Find(l => l.Value == o)?.Text ?? "", NeedsReason = inputs.ReasonFor?.Contains(o) == true })],
            DueRule = inputs.DueRule is { Length: > 0 } rule ? rule : inputs.LegalDeadline is { Length: > 0 } ? DueRules.Deadline : DueRules.None,
            DueDays = inputs.DueDays,
            LegalDeadline = inputs.LegalDeadline ?? "",
            DueInBusinessDays = inputs.DueInBusinessDays,
            Escalation = inputs.Escalation is { Length: > 0 } escalation ? escalation : Escalations.Division,
        };
    }

    /// <summary>Outcomes of a step.</summary>
    public static IReadOnlyList<string> OutcomesOf(DrawnTaskInputs inputs) => inputs.Outcomes ?? [DrawnTask.DefaultOutcome];

    /// <summary>The inputs that a form gives; what it does not ask for stays as it was.</summary>
    public static DrawnTaskInputs Of(ComposedTask form, DrawnTaskInputs before) => before with
    {
        Title = form.Title,
        Instructions = Lines(form.Instructions),
        Unit = form.Unit,
        Duty = form.Duty,
        Clauses = form.Clauses,
        Paper = form.Paper,
        DifferentFrom = string.Join(' ', form.DifferentFrom),
        Fields = Write(Named(form.Fields)),
        Checklist = [.. form.Checklist.Select(c => c.Check)],
        Outcomes = [.. form.Outcomes.Select(o => o.Name)],
        OutcomeLabels = [.. form.Outcomes.Where(o => o.Button.Length > 0).Select(o => $"{o.Name}={o.Button}")],
        ReasonFor = [.. form.Outcomes.Where(o => o.NeedsReason).Select(o => o.Name)],
        DueRule = form.DueRule,
        DueDays = form.DueDays,
        LegalDeadline = form.LegalDeadline,
        DueInBusinessDays = form.DueInBusinessDays,
        Escalation = form.Escalation,
    };

    /// <summary>What a step's JSON gets where the form says something else than the step did; null takes an input away.</summary>
    public static IReadOnlyDictionary<string, string?> Changes(JsonElement step, DrawnTaskInputs before, DrawnTaskInputs shown, DrawnTaskInputs after)
    {
        Dictionary<string, string?> changes = [];
        void Value(string name, string type, string kind, JsonNode? was, JsonNode? now)
        {
            if (!JsonNode.DeepEquals(was, now))
                changes[name] = now is null ? null : Input(step, name, type, kind, now);
        }

        void Text(string name, Func<DrawnTaskInputs, string?> of) => Value(name, "String", "Literal", of(shown) ?? "", of(after) ?? "");
        void Number(string name, Func<DrawnTaskInputs, int?> of) => Value(name, "Int32", "Literal", of(shown), of(after));
        // Lists are held against the step itself: words of outcomes that it no longer has go with them.
        void List(string name, IReadOnlyList<string>? was, IReadOnlyList<string>? now) => Value(name, "String[]", "Object", JsonSerializer.Serialize(was ?? [], Json), JsonSerializer.Serialize(now ?? [], Json));
        Text("title", i => i.Title);
        Text("instructions", i => i.Instructions);
        Text("unit", i => i.Unit);
        Text("duty", i => i.Duty);
        Text("clauses", i => i.Clauses);
        Text("paper", i => i.Paper);
        Text("differentFrom", i => i.DifferentFrom);
        Text("fields", i => i.Fields);
        List("checklist", before.Checklist, after.Checklist);
        List("outcomes", OutcomesOf(before), after.Outcomes);
        List("outcomeLabels", before.OutcomeLabels, after.OutcomeLabels);
        List("reasonFor", before.ReasonFor, after.ReasonFor);
        Text("dueRule", i => i.DueRule);
        Number("dueDays", i => i.DueDays);
        Text("legalDeadline", i => i.LegalDeadline);
        Number("dueInBusinessDays", i => i.DueInBusinessDays);
        Text("escalation", i => i.Escalation);
        return changes;
    }

    // What else an input carries, the place of its value in memory for one, stays.
    private static string Input(JsonElement step, string name, string type, string kind, JsonNode value)
    {
        var input = step.TryGetProperty(name, out var old) && old.ValueKind == JsonValueKind.Object ? JsonObject.Create(old.Clone())! : [];
        input["typeName"] ??= type;
        input["expression"] = new JsonObject { ["type"] = kind, ["value"] = value };
        return input.ToJsonString(Json);
    }

    // Who draws need not think of names: one that is missing is the next that is free.
    private static List<DrawnField> Named(List<ComposedField> rows)
    {
        var taken = rows.Select(r => r.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<DrawnField> fields = [];
        foreach (var row in rows)
        {
            var name = row.Name.Length > 0 ? row.Name : Enumerable.Range(1, rows.Count).Select(n => $"item{n}").First(n => !taken.Contains(n));
            taken.Add(name);
            var options = Lines(row.Options).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            fields.Add(new(name, row.Label, row.Kind, row.Required, Lines(row.Hint), options.Length > 0 ? options : null));
        }

        return fields;
    }

    private static string Write(List<DrawnField> fields)
    {
        var rows = fields.Select(f =>
        {
            var row = new JsonObject { ["name"] = f.Name, ["label"] = f.Label, ["kind"] = f.Kind };
            if (f.Required)
                row["required"] = true;
            if (f.Hint.Length > 0)
                row["hint"] = f.Hint;
            if (f.Options is { } options)
                row["options"] = new JsonArray([.. options.Select(o => JsonValue.Create(o))]);
            return row.ToJsonString(Json);
        });
        return $"[{string.Join(",\n ", rows)}]";
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}
