using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.DrawnTasks;

/// <summary>入力欄 as it is drawn.</summary>
/// <param name="Name">Name for conditions: a small ASCII letter, then letters and digits.</param>
/// <param name="Label">項目名.</param>
/// <param name="Kind">A key of <see cref="DrawnForm.Kinds"/>.</param>
/// <param name="Required">必須.</param>
/// <param name="Hint">Help below the label.</param>
/// <param name="Options">Choices, each "value=text"; for "choice" alone.</param>
public sealed record DrawnField(string Name, string Label, string Kind, bool Required = false, string Hint = "", IReadOnlyList<string>? Options = null);

/// <summary>What was entered in a field, as people read it.</summary>
/// <param name="Label">項目名.</param>
/// <param name="Value">The value in words; may be empty.</param>
public sealed record EnteredValue(string Label, string Value);

/// <summary>The form of a 担当者の作業 as it was drawn when the task arose, kept with the task: another version of the definition does not change a task in hand.</summary>
/// <param name="Fields">入力欄.</param>
/// <param name="Checklist">確かめること.</param>
/// <param name="Buttons">Outcomes and what their buttons say.</param>
/// <param name="ReasonFor">Outcomes that need a reason.</param>
public sealed record DrawnForm(IReadOnlyList<DrawnField> Fields, IReadOnlyList<string> Checklist, IReadOnlyList<Choice> Buttons, IReadOnlyList<string> ReasonFor)
{
    /// <summary>Field that takes the reason.</summary>
    public const string ReasonField = "reason";

    private const string ReasonLabel = "理由";
    private const int LongestLine = 500;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Kinds of fields by the word that a definition uses.</summary>
    public static IReadOnlyDictionary<string, FieldKind> Kinds { get; } = new Dictionary<string, FieldKind>(StringComparer.Ordinal)
    {
        ["text"] = FieldKind.Text,
        ["multiline"] = FieldKind.Multiline,
        ["yes-no"] = FieldKind.YesNo,
        ["date"] = FieldKind.Date,
        ["integer"] = FieldKind.Integer,
        ["choice"] = FieldKind.Choice,
    };

    /// <summary>Where a definition draws none: one optional text.</summary>
    public static IReadOnlyList<DrawnField> DefaultFields { get; } = [new("note", "処理の内容", "multiline")];

    /// <summary>The form of a task for which nothing is drawn.</summary>
    public static DrawnForm Default { get; } = new(DefaultFields, [], [new(DrawnTask.DefaultOutcome, "完了する")], []);

    /// <summary>How the date was computed; empty without one.</summary>
    public string Due { get; init; } = "";

    /// <summary>A value of <see cref="Escalations"/>.</summary>
    public string Escalation { get; init; } = Escalations.Division;

    /// <summary>見る書類: name of a <see cref="Domain.Cases.PaperKind"/>; empty for none.</summary>
    public string Paper { get; init; } = "";

    /// <summary>What was entered; empty until the task is done.</summary>
    public IReadOnlyList<EnteredValue> Entered { get; init; } = [];

    /// <summary>The form of a task; null for tasks of other types.</summary>
    public static DrawnForm? Of(HumanTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.ActivityType == DrawnTask.TypeName ? Read(task.Context) : null;
    }

    /// <summary>Reads a task's context; a task from before forms were drawn has the default one.</summary>
    public static DrawnForm Read(string context)
    {
        try
        {
            return context is { Length: > 0 } && JsonSerializer.Deserialize<DrawnForm>(context, Json) is { Fields: not null, Checklist: not null, Buttons: not null, ReasonFor: not null } form ? form : Default;
        }
        catch (JsonException)
        {
            return Default;
        }
    }

    /// <summary>As a task's context.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>The form for pages and the binder: the fields, and the reason where an outcome needs one.</summary>
    public FormDescriptor Descriptor() => FormDescriptor.Of([.. Fields.Select(Describe), .. ReasonFor.Count == 0 ? [] : new[] { Reason() }]);

    private static FormField Describe(DrawnField field)
    {
        var kind = Kinds.GetValueOrDefault(field.Kind, FieldKind.Text);
        var attribute = new FormFieldAttribute(field.Label)
        {
            Required = field.Required,
            Help = field.Hint ?? "",
            Multiline = kind == FieldKind.Multiline,
            MaxLength = kind == FieldKind.Text ? LongestLine : 4000,
            Options = [.. field.Options ?? []],
        };
        return new FormField(field.Name, kind, attribute, null, null);
    }

    private FormField Reason() => new(ReasonField, FieldKind.Multiline, new FormFieldAttribute(ReasonLabel)
    {
        Multiline = true,
        Help = $"{string.Join("", Buttons.Where(b => ReasonFor.Contains(b.Value)).Select(b => $"「{b.Text}」"))}を選ぶときは、必ず入力してください。",
    }, null, null);
}
