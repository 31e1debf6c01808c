using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>A fact shown beside the form.</summary>
/// <param name="Label">項目名.</param>
/// <param name="Value">What is on record.</param>
/// <param name="Path">Link to it in the product, or null.</param>
public sealed record TaskFact(string Label, string Value, string? Path = null);

/// <summary>A table of facts shown beside the form.</summary>
/// <param name="Caption">表題.</param>
/// <param name="Headers">Column names.</param>
/// <param name="Rows">Cells.</param>
public sealed record FactTable(string Caption, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What a person sees of a task besides its form: facts, choices, values already known. Never a preselected legal decision.</summary>
public sealed class TaskView
{
    /// <summary>Facts.</summary>
    public List<TaskFact> Facts { get; } = [];

    /// <summary>Tables of facts.</summary>
    public List<FactTable> Tables { get; } = [];

    /// <summary>留意事項, one line each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Findings of the rules on what is on record, one line each.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Choices by the name in <see cref="FormFieldAttribute.OptionsFrom"/>.</summary>
    public Dictionary<string, IReadOnlyList<Choice>> Choices { get; } = [];

    /// <summary>Form with the values already known, or null for an empty form.</summary>
    public object? Initial { get; set; }

    /// <summary>Adds a fact.</summary>
    public TaskView Fact(string label, string value, string? path = null)
    {
        Facts.Add(new(label, value, path));
        return this;
    }
}
