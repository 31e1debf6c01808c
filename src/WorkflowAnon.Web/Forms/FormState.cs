using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Forms;

/// <summary>A form as it stands on a page: its fields, what is typed, the choices, the errors.</summary>
internal sealed class FormState
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, FieldError Error)> _placed = [];

    public FormState(FormDescriptor form, FormData data, IReadOnlyDictionary<string, IReadOnlyList<Choice>> choices, IReadOnlyList<FieldError> errors, string focus = "")
    {
        Form = form;
        Data = data;
        Choices = choices;
        Errors = errors;
        Focus = focus;
        Sections = Group(form);
        Collect(form, "");
        _placed.AddRange(errors.Select(e => (Nearest(e.Field), e)));
    }

    /// <summary>The form's fields.</summary>
    public FormDescriptor Form { get; }

    /// <summary>What is typed.</summary>
    public FormData Data { get; }

    /// <summary>Choices supplied by the handler.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> Choices { get; }

    /// <summary>All errors, in the order found.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>Row or table that gets the focus after a row was added or removed; else empty.</summary>
    public string Focus { get; }

    /// <summary>Fields by section; a section's heading may be empty.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<FormField> Fields)> Sections { get; }

    /// <summary>Errors for the summary at the top, each with the id of the field it leads to, or null.</summary>
    public IEnumerable<(FieldError Error, string? TargetId)> Summary => _placed.Select(p => (p.Error, p.Name.Length > 0 ? FieldModel.IdOf(p.Name) : null));

    /// <summary>Errors to show beside the field, row or table <paramref name="name"/>.</summary>
    public IReadOnlyList<FieldError> ErrorsOf(string name) => [.. _placed.Where(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Error)];

    /// <summary>Row numbers that a table shows: those typed, and at least its fewest.</summary>
    public int RowCount(FormField table, string name) => Math.Max(Data.Rows(name) is { Count: > 0 } rows ? rows[^1] + 1 : 0, table.Attribute.MinRows);

    private static List<(string, IReadOnlyList<FormField>)> Group(FormDescriptor form)
    {
        List<(string Heading, List<FormField> Fields)> sections = [];
        foreach (var field in form.Fields)
        {
            if (sections.Count == 0 || field.Attribute.Section.Length > 0)
                sections.Add((field.Attribute.Section, []));
            sections[^1].Fields.Add(field);
        }

        return [.. sections.Select(s => (s.Heading, (IReadOnlyList<FormField>)s.Fields))];
    }

    private void Collect(FormDescriptor form, string prefix)
    {
        foreach (var field in form.Fields)
        {
            var name = prefix + field.Name;
            _names.Add(name);
            if (field.Kind != FieldKind.Table)
                continue;
            for (var row = 0; row < RowCount(field, name); row++)
            {
                var rowName = FormRows.RowName(name, row);
                _names.Add(rowName);
                Collect(field.Rows!, rowName + ".");
            }
        }
    }

    /// <summary>A finding may name something finer than the form has: it is shown at the nearest thing that stands on the page.</summary>
    private string Nearest(string name)
    {
        while (name.Length > 0 && !_names.Contains(name))
            name = name.LastIndexOfAny(['.', '[']) is var at and > 0 ? name[..at] : "";
        return name;
    }
}

/// <summary>One field on a page.</summary>
internal sealed record FieldModel(FormState State, FormField Field, string Name)
{
    /// <summary>Most choices that stand open as radio buttons; more become a list to choose from.</summary>
    private const int MostRadios = 6;

    /// <summary>True within a table of short rows: choices become a list to choose from.</summary>
    public bool InLine { get; init; }

    public string Id => IdOf(Name);

    public string Label => Field.Attribute.Label;

    public string Value => State.Data[Name];

    public IReadOnlyList<FieldError> Errors => State.ErrorsOf(Name);

    public bool HasErrors => Errors.Count > 0;

    /// <summary>Place in the 要領 behind the field, or empty.</summary>
    public string Reference => ClauseText.References(Field.Attribute.Clause);

    public string Help => Field.Kind == FieldKind.Date && Field.Attribute.Help.Length == 0 ? "例：令和8年2月3日、R8.2.3、2026/2/3" : Field.Attribute.Help;

    public bool HasHelp => Help.Length > 0;

    public string HelpId => Id + "-help";

    public string ErrorId => Id + "-error";

    /// <summary>Value of aria-describedby, or null.</summary>
    public string? DescribedBy => (HasHelp, HasErrors) switch
    {
        (true, true) => $"{ErrorId} {HelpId}",
        (true, false) => HelpId,
        (false, true) => ErrorId,
        _ => null,
    };

    /// <summary>Choices offered; a value typed that is no longer among them is kept, so that the page never drops it.</summary>
    public IReadOnlyList<Choice> Choices
    {
        get
        {
            IReadOnlyList<Choice> offered = Field.FixedChoices.Count > 0 ? Field.FixedChoices
                : State.Choices.TryGetValue(Field.Attribute.OptionsFrom, out var supplied) ? supplied : [];
            var lost = State.Data.All(Name).Where(v => v.Length > 0 && offered.All(c => c.Value != v)).ToList();
            return lost.Count == 0 ? offered : [.. offered, .. lost.Select(v => new Choice(v, v))];
        }
    }

    public bool AsRadios => !InLine && !Field.Attribute.AsList && Choices.Count <= MostRadios;

    /// <summary>True when the choices are few and short enough to stand side by side.</summary>
    public bool InOneLine => Choices.Count <= 4 && Choices.Sum(c => c.Text.Length) <= 32;

    /// <summary>True when the field is a group of inputs (fieldset and legend) rather than one.</summary>
    public bool IsGroup => Field.Kind is FieldKind.YesNo or FieldKind.Checklist or FieldKind.Table || (Field.Kind == FieldKind.Choice && AsRadios);

    /// <summary>True for a table whose rows are short enough to stand one below the other like lines of a list.</summary>
    public bool HasLines => Field.Rows is { Fields.Count: <= 4 } rows && rows.Fields.All(f =>
        f.Kind is FieldKind.Text or FieldKind.Integer or FieldKind.Date or FieldKind.YesNo or FieldKind.Choice or FieldKind.Checkbox && f.Attribute.Help.Length <= 30);

    /// <summary>True for a cell of a row that needs the row's whole width.</summary>
    public bool IsWide => Field.Kind is FieldKind.Multiline or FieldKind.Table or FieldKind.Checklist || (!InLine && Label.Length > 16);

    /// <summary>Models of the fields in row <paramref name="row"/> of this table.</summary>
    public IEnumerable<FieldModel> Row(int row) => Field.Rows!.Fields.Select(f => new FieldModel(State, f, FormRows.RowName(Name, row) + "." + f.Name) { InLine = HasLines });

    /// <summary>Id of the element for the field, row or table <paramref name="name"/>.</summary>
    public static string IdOf(string name) => "f-" + name.Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-');
}
