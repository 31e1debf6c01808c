using System.Globalization;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Web.Forms;

/// <summary>Adds, removes and renumbers the rows of a form's tables in typed data, so that tables work without script and nothing typed is lost.</summary>
internal static class FormRows
{
    /// <summary>Name of the hidden marker that says a row stands on the page although nothing is typed in it.</summary>
    public const string Marker = "_";

    /// <summary>Value of the button that only renders the form again.</summary>
    public const string Stay = "stay";

    /// <summary>Value of the button that adds a row to the table at <paramref name="path"/>.</summary>
    public static string Add(string path) => "add:" + path;

    /// <summary>Value of the button that removes a row.</summary>
    public static string Remove(string path, int row) => string.Create(CultureInfo.InvariantCulture, $"remove:{path}[{row}]");

    /// <summary>Value of the button that moves a row up.</summary>
    public static string Up(string path, int row) => string.Create(CultureInfo.InvariantCulture, $"up:{path}[{row}]");

    /// <summary>Value of the button that moves a row down.</summary>
    public static string Down(string path, int row) => string.Create(CultureInfo.InvariantCulture, $"down:{path}[{row}]");

    /// <summary>Carries out a row button. Returns the new data and the row or table that gets the focus (empty for none).</summary>
    public static (FormData Data, string Focus) Apply(FormDescriptor form, FormData data, string command)
    {
        Dictionary<string, string[]> values = new(data.Values, StringComparer.OrdinalIgnoreCase);
        var focus = "";
        if (command.StartsWith("add:", StringComparison.Ordinal))
        {
            var path = command[4..];
            var next = data.Rows(path) is { Count: > 0 } rows ? rows[^1] + 1 : 0;
            focus = RowName(path, next);
            values[focus + "." + Marker] = [""];
        }
        else if (command.StartsWith("remove:", StringComparison.Ordinal))
        {
            var row = command[7..];
            foreach (var key in values.Keys.Where(k => k.StartsWith(row + ".", StringComparison.OrdinalIgnoreCase)).ToList())
                values.Remove(key);
            focus = row.LastIndexOf('[') is var at and > 0 ? row[..at] : "";
        }
        else if (command.Split(':', 2) is ["up" or "down", var moved] && Neighbour(data, moved, command[0] == 'u') is { } other)
        {
            Swap(values, moved, other);
            focus = other;
        }

        return (Renumber(form, new FormData(values), keepEmpty: true), focus);
    }

    /// <summary>
    /// Rows numbered 0, 1, 2 … without gaps and, on submission, without wholly empty ones: so that the row numbers in a rule's
    /// findings are those on the page.
    /// </summary>
    public static FormData Renumber(FormDescriptor form, FormData data, bool keepEmpty)
    {
        Dictionary<string, string[]> values = new(StringComparer.OrdinalIgnoreCase);
        Copy(form, data, "", "", keepEmpty, values);
        // What belongs to another form on the same page (決裁経路) is kept as it is.
        foreach (var (name, typed) in data.Values.Where(v => !form.Fields.Any(f => Belongs(f, v.Key))))
            values[name] = typed;
        return new FormData(values);
    }

    // The row before or after another as they stand on the page; null at the end.
    private static string? Neighbour(FormData data, string row, bool before)
    {
        if (row.LastIndexOf('[') is not (var at and > 0) || !int.TryParse(row[(at + 1)..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var others = data.Rows(row[..at]).Where(r => before ? r < number : r > number).ToList();
        return others.Count == 0 ? null : RowName(row[..at], before ? others[^1] : others[0]);
    }

    private static void Swap(Dictionary<string, string[]> values, string one, string other)
    {
        var moved = values.Where(v => IsOf(v.Key, one) || IsOf(v.Key, other)).ToList();
        foreach (var (name, _) in moved)
            values.Remove(name);
        foreach (var (name, typed) in moved)
            values[IsOf(name, one) ? other + name[one.Length..] : one + name[other.Length..]] = typed;
        static bool IsOf(string name, string row) => name.StartsWith(row + ".", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Belongs(FormField field, string name) =>
        name.Equals(field.Name, StringComparison.OrdinalIgnoreCase) || (field.Kind == FieldKind.Table && name.StartsWith(field.Name + "[", StringComparison.OrdinalIgnoreCase));

    /// <summary>Name of a row: path[3].</summary>
    public static string RowName(string path, int row) => string.Create(CultureInfo.InvariantCulture, $"{path}[{row}]");

    private static void Copy(FormDescriptor form, FormData data, string from, string to, bool keepEmpty, Dictionary<string, string[]> values)
    {
        foreach (var field in form.Fields)
        {
            if (field.Kind != FieldKind.Table)
            {
                if (data.Values.TryGetValue(from + field.Name, out var typed))
                    values[to + field.Name] = typed;
                continue;
            }

            var next = 0;
            foreach (var row in data.Rows(from + field.Name))
            {
                var source = RowName(from + field.Name, row) + ".";
                if (!keepEmpty && IsEmpty(data, source))
                    continue;
                var target = RowName(to + field.Name, next++) + ".";
                values[target + Marker] = [""];
                Copy(field.Rows!, data, source, target, keepEmpty, values);
            }
        }
    }

    // The same notion of an empty row as the binder has.
    private static bool IsEmpty(FormData data, string prefix) =>
        !data.Values.Any(v => v.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && v.Value.Any(x => x.Trim().Length > 0 && x != "false"));
}
