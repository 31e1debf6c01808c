using System.Net;
using System.Text.RegularExpressions;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Testing.Http;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>
/// The form on a task's page as a person fills it: adds the rows they need by the page's own buttons, types into fields that stand
/// there and ticks what is offered. What the page has no place for cannot be said.
/// </summary>
internal sealed partial class TaskSheet(Person person, HtmlPage page)
{
    private HtmlPage _page = page;

    private HtmlForm Form => _page.Forms.FirstOrDefault(f => f.Has("_key"))
        ?? throw new InvalidOperationException($"{_page.Address} has no form ({_page.Status}):{Environment.NewLine}{_page.Html}");

    /// <summary>The values that stand on the page, as the step's form.</summary>
    public TForm Known<TForm>()
    {
        var standing = Form.Fields.Where(f => f.IsSent).GroupBy(f => f.Name, f => f.Value)
            .Select(g => KeyValuePair.Create(g.Key, g.ToArray()));
        return (TForm)FormBinder.Bind(FormDescriptor.Of(typeof(TForm)), new FormData(standing)).Form;
    }

    /// <summary>Fills the form and presses a button; null for what stands on the page, and for the first button.</summary>
    public async Task<SentForm> SendAsync(FormData? typed, string? button)
    {
        if (typed is not null)
            await AddRowsAsync(typed);
        var form = Form;
        var pressed = form.Buttons.FirstOrDefault(b => b.Name == "_button" && (button is null || b.Value == button))
            ?? throw new InvalidOperationException($"{_page.Address} has no button {button}:{Environment.NewLine}{_page.Html}");
        var sent = await person.SendAsync(_page, form,
        [
            .. typed is null ? form.Values() : [.. Own(form), .. typed.Values.SelectMany(v => Entered(form, v.Key, v.Value))],
            .. Checked(_page),
            KeyValuePair.Create(pressed.Name, pressed.Value),
        ]);
        // What goes out is shown first; the same button confirms it.
        while (sent.Page.Forms.FirstOrDefault(f => f.Has("_seen")) is { } shown)
            sent = await person.SendAsync(sent.Page, shown, [.. shown.Values(), KeyValuePair.Create(pressed.Name, pressed.Value)]);
        return sent;
    }

    private async Task AddRowsAsync(FormData typed)
    {
        var rows = typed.Values.Keys.SelectMany(name => Row().Matches(name).Select(m => name[..(m.Index + m.Length)])).Distinct().ToList();
        while (rows.FirstOrDefault(r => !Form.Has(r + "._")) is { } missing)
        {
            var press = "add:" + missing[..missing.LastIndexOf('[')];
            if (!Form.Buttons.Any(b => b.Name == "_rows" && b.Value == press))
                throw new InvalidOperationException($"{_page.Address} has no button to add {missing}:{Environment.NewLine}{_page.Html}");
            _page = (await person.SendAsync(_page, Form, [.. Form.Values(), KeyValuePair.Create("_rows", press)])).Page;
        }
    }

    // The page's own fields: key, type, token against forgery, markers of rows.
    private static IEnumerable<KeyValuePair<string, string>> Own(HtmlForm form) =>
        form.Fields.Where(f => f.Type == "hidden").Select(f => KeyValuePair.Create(f.Name, f.Value));

    // The boxes of 確かめること stand outside the form's element.
    private static IEnumerable<KeyValuePair<string, string>> Checked(HtmlPage page) =>
        Box().Matches(page.Html).Select(m => KeyValuePair.Create(Checklist.Field, WebUtility.HtmlDecode(m.Groups[1].Value)));

    private IEnumerable<KeyValuePair<string, string>> Entered(HtmlForm form, string name, string[] values)
    {
        var fields = form.Fields.Where(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var value in values)
        {
            // A box that is not ticked and a choice not made are not sent.
            if (value.Length == 0 || (value == "false" && fields is [{ Type: "checkbox" }]))
                continue;
            if (!fields.Any(f => Takes(f, value)))
                throw new InvalidOperationException($"{_page.Address} has no place to enter {name} = {value}:{Environment.NewLine}{_page.Html}");
            yield return KeyValuePair.Create(name, value);
        }
    }

    private static bool Takes(HtmlField field, string value) => field.Type switch
    {
        "checkbox" or "radio" or "hidden" => field.Value == value,
        "select" => field.Choices.Contains(value),
        _ => true,
    };

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Row();

    [GeneratedRegex(@"<input type=""checkbox""[^>]* name=""checks"" value=""([^""]*)""")]
    private static partial Regex Box();
}
