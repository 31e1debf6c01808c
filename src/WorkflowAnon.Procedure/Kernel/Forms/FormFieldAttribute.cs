namespace WorkflowAnon.Procedure.Kernel.Forms;

/// <summary>Describes a property of a task's form: what the person reads beside the field. Pages render forms from these alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormFieldAttribute(string label) : Attribute
{
    /// <summary>項目名.</summary>
    public string Label { get; } = label;

    /// <summary>True: 必須. An empty value is refused before the handler runs.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// True: 必須, because a rule that the step applies refuses an empty value, with its clause. Pages say so; the binder leaves the refusal to the rule, and a
    /// button that goes another way does not ask for it.
    /// </summary>
    public bool RequiredByRule { get; init; }

    /// <summary>Help under the label.</summary>
    public string Help { get; init; } = "";

    /// <summary>Clause id behind the field.</summary>
    public string Clause { get; init; } = "";

    /// <summary>Several lines of text.</summary>
    public bool Multiline { get; init; }

    /// <summary>Longest text accepted, in characters.</summary>
    public int MaxLength { get; init; } = 4000;

    /// <summary>Fixed choices, each "value=表示".</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Name of the choices that the handler supplies in <see cref="Tasks.TaskView.Choices"/>.</summary>
    public string OptionsFrom { get; init; } = "";

    /// <summary>Unit shown after the field (円, 分, 人 …).</summary>
    public string Unit { get; init; } = "";

    /// <summary>Heading that starts a new section before this field.</summary>
    public string Section { get; init; } = "";

    /// <summary>Endings of the files that a field takes (".pdf,.png"); empty for a field that is no file.</summary>
    public string Accept { get; init; } = "";

    /// <summary>Choices as a list to choose from, also where they are few.</summary>
    public bool AsList { get; init; }

    /// <summary>True for a table in whose rows the order says something: they can be moved up and down.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Fewest rows that a table shows.</summary>
    public int MinRows { get; init; } = 1;
}
