using System.Collections;
using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Procedure.Kernel.Forms;

/// <summary>Turns typed text into a form object; every value that cannot be read becomes an error that names its field.</summary>
public static class FormBinder
{
    /// <summary>Binds <paramref name="data"/> to a new form of <paramref name="descriptor"/>'s type.</summary>
    public static (object Form, IReadOnlyList<FieldError> Errors) Bind(FormDescriptor descriptor, FormData data)
    {
        List<FieldError> errors = [];
        return (BindObject(descriptor, data, "", errors), errors);
    }

    /// <summary>Writes <paramref name="form"/> as typed text, for prefilled fields.</summary>
    public static FormData Unbind(object form)
    {
        Dictionary<string, string[]> values = [];
        Write(FormDescriptor.Of(form.GetType()), form, "", values);
        return new FormData(values);
    }

    private static object BindObject(FormDescriptor descriptor, FormData data, string prefix, List<FieldError> errors)
    {
        var form = Activator.CreateInstance(descriptor.Type)!;
        foreach (var field in descriptor.Fields)
            field.Set(form, BindField(field, data, prefix + field.Name, errors));
        return form;
    }

    private static object? BindField(FormField field, FormData data, string name, List<FieldError> errors)
    {
        if (field.Kind == FieldKind.Table)
            return BindTable(field, data, name, errors);
        if (field.Kind == FieldKind.Checkbox)
            return data.All(name).Contains("true");
        if (field.Kind == FieldKind.Checklist)
        {
            List<string> chosen = [.. data.All(name).Where(v => v.Length > 0)];
            if (chosen.Count == 0 && field.Attribute.Required)
                errors.Add(Missing(field, name));
            return chosen;
        }

        var text = data[name].Trim();
        if (text.Length == 0)
        {
            if (field.Attribute.Required)
                errors.Add(Missing(field, name));
            return field.HoldsText ? "" : null;
        }

        return BindText(field, text, name, errors);
    }

    private static object? BindText(FormField field, string text, string name, List<FieldError> errors)
    {
        var label = field.Attribute.Label;
        var clause = field.Attribute.Clause;
        switch (field.Kind)
        {
            case FieldKind.Date:
                if (JapaneseDate.TryParse(text, out var date, out var dateError))
                    return date;
                errors.Add(new(name, $"「{label}」：{dateError}", clause));
                return null;
            case FieldKind.Integer:
                if (!JapaneseNumber.TryParse(text, out var number, out var numberError))
                    errors.Add(new(name, $"「{label}」：{numberError}", clause));
                else if (field.HoldsLong)
                    return number;
                else if (number is < int.MinValue or > int.MaxValue)
                    errors.Add(new(name, $"「{label}」の値が大きすぎます。", clause));
                else
                    return (int)number;
                return null;
            case FieldKind.YesNo:
                if (bool.TryParse(text, out var answer))
                    return answer;
                errors.Add(new(name, $"「{label}」は「はい」又は「いいえ」を選んでください。", clause));
                return null;
            case FieldKind.Choice when field.FixedChoices.Count > 0 && field.FixedChoices.All(c => c.Value != text):
                errors.Add(new(name, $"「{label}」の選択肢に「{text}」はありません。選び直してください。", clause));
                return "";
            default:
                if (text.Length > field.Attribute.MaxLength)
                    errors.Add(new(name, string.Create(CultureInfo.InvariantCulture, $"「{label}」は{field.Attribute.MaxLength}文字以内で入力してください（現在{text.Length}文字）。"), clause));
                return text;
        }
    }

    private static IList BindTable(FormField field, FormData data, string name, List<FieldError> errors)
    {
        var list = (IList)Activator.CreateInstance(field.Property!.PropertyType)!;
        foreach (var row in data.Rows(name))
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{name}[{row}].");
            // A row left wholly empty is not an entry.
            if (data.Values.Any(v => v.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && v.Value.Any(x => x.Trim().Length > 0 && x != "false")))
                list.Add(BindObject(field.Rows!, data, prefix, errors));
        }

        if (list.Count == 0 && field.Attribute.Required)
            errors.Add(new(name, $"「{field.Attribute.Label}」を1行以上入力してください。", field.Attribute.Clause));
        return list;
    }

    private static FieldError Missing(FormField field, string name) => new(name, field.Kind switch
    {
        FieldKind.Choice or FieldKind.YesNo or FieldKind.Checklist => $"「{field.Attribute.Label}」を選んでください。",
        _ => $"「{field.Attribute.Label}」を入力してください。",
    }, field.Attribute.Clause);

    private static void Write(FormDescriptor descriptor, object form, string prefix, Dictionary<string, string[]> values)
    {
        foreach (var field in descriptor.Fields)
        {
            var value = field.Get(form);
            var name = prefix + field.Name;
            if (value is null)
                continue;
            if (field.Kind == FieldKind.Table)
            {
                var i = 0;
                foreach (var row in (IEnumerable)value)
                    Write(field.Rows!, row, string.Create(CultureInfo.InvariantCulture, $"{name}[{i++}]."), values);
            }
            else
            {
                values[name] = value switch
                {
                    List<string> many => [.. many],
                    bool b => [b ? "true" : "false"],
                    DateOnly d => [JapaneseDate.Format(d)],
                    IFormattable f => [f.ToString(null, CultureInfo.InvariantCulture)],
                    _ => [value.ToString() ?? ""],
                };
            }
        }
    }
}
