using System.Net;
using System.Text.RegularExpressions;

namespace WorkflowAnon.Testing.Http;

/// <summary>A field of a form with the value it would be sent with.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value as rendered.</param>
/// <param name="Type">input's type, "select" or "textarea".</param>
/// <param name="IsSent">False for a box that is not ticked.</param>
/// <param name="Choices">Values that may be chosen, of a select.</param>
public sealed record HtmlField(string Name, string Value, string Type, bool IsSent, IReadOnlyList<string> Choices);

/// <summary>A button that sends the form.</summary>
public sealed record HtmlButton(string Name, string Value, string Text);

/// <summary>
/// A form as a browser without script sees it. Reads the product's own, well-formed pages; it is no general HTML parser.
/// </summary>
public sealed partial class HtmlForm
{
    private HtmlForm(string action, string method, IReadOnlyList<HtmlField> fields, IReadOnlyList<HtmlButton> buttons) =>
        (Action, Method, Fields, Buttons) = (action, method, fields, buttons);

    /// <summary>Address it is sent to; empty for the page's own.</summary>
    public string Action { get; }

    /// <summary>"get" or "post".</summary>
    public string Method { get; }

    /// <summary>Fields in order.</summary>
    public IReadOnlyList<HtmlField> Fields { get; }

    /// <summary>Submit buttons in order.</summary>
    public IReadOnlyList<HtmlButton> Buttons { get; }

    /// <summary>Whether it has a field of this name.</summary>
    public bool Has(string field) => Fields.Any(f => f.Name == field);

    /// <summary>What is sent: the rendered values, replaced by those given, and the button pressed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values(
        IReadOnlyDictionary<string, string>? typed = null, HtmlButton? pressed = null)
    {
        var values = Fields.Where(f => f.IsSent && typed?.ContainsKey(f.Name) != true)
            .Select(f => KeyValuePair.Create(f.Name, f.Value))
            .Concat(typed ?? new Dictionary<string, string>());
        return pressed is null || pressed.Name.Length == 0
            ? [.. values]
            : [.. values, KeyValuePair.Create(pressed.Name, pressed.Value)];
    }

    /// <summary>The forms of a page.</summary>
    public static IReadOnlyList<HtmlForm> Of(string html) =>
        [.. FormElement().Matches(html).Select(m => Read(Attributes(m.Groups["attributes"].Value), m.Groups["content"].Value))];

    private static HtmlForm Read(IReadOnlyDictionary<string, string> attributes, string content)
    {
        var fields = new List<HtmlField>();
        var buttons = new List<HtmlButton>();
        foreach (Match match in Control().Matches(content))
        {
            var own = Attributes(match.Groups["attributes"].Value);
            if (own.ContainsKey("disabled"))
                continue;
            var name = own.GetValueOrDefault("name", "");
            var inner = match.Groups["content"].Value;
            switch (match.Groups["tag"].Value)
            {
                case "button" when own.GetValueOrDefault("type", "submit") == "submit":
                    buttons.Add(new HtmlButton(name, own.GetValueOrDefault("value", ""), WebUtility.HtmlDecode(Tag().Replace(inner, "")).Trim()));
                    break;
                case "select" when name.Length > 0:
                    fields.Add(Select(name, inner));
                    break;
                case "textarea" when name.Length > 0:
                    fields.Add(new HtmlField(name, WebUtility.HtmlDecode(inner).TrimStart('\r', '\n'), "textarea", true, []));
                    break;
                case "input" when name.Length > 0:
                    var type = own.GetValueOrDefault("type", "text");
                    var ticks = type is "checkbox" or "radio";
                    fields.Add(new HtmlField(name, own.GetValueOrDefault("value", ticks ? "on" : ""), type, !ticks || own.ContainsKey("checked"), []));
                    break;
            }
        }
        return new HtmlForm(attributes.GetValueOrDefault("action", ""), attributes.GetValueOrDefault("method", "get"), fields, buttons);
    }

    private static HtmlField Select(string name, string content)
    {
        var options = Option().Matches(content).Select(m => Attributes(m.Groups["attributes"].Value)).ToList();
        var chosen = options.FirstOrDefault(o => o.ContainsKey("selected")) ?? options.FirstOrDefault();
        return new HtmlField(
            name, chosen?.GetValueOrDefault("value", "") ?? "", "select", chosen is not null,
            [.. options.Select(o => o.GetValueOrDefault("value", ""))]);
    }

    private static Dictionary<string, string> Attributes(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Attribute().Matches(text))
            found[match.Groups["name"].Value] = WebUtility.HtmlDecode(match.Groups["value"].Value);
        return found;
    }

    [GeneratedRegex("""<form\b(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>(?<content>.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex FormElement();

    [GeneratedRegex("""<(?<tag>input)\b(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>|<(?<tag>select|textarea|button)\b(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>(?<content>.*?)</\k<tag>>""", RegexOptions.Singleline)]
    private static partial Regex Control();

    [GeneratedRegex("""<option\b(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""")]
    private static partial Regex Option();

    [GeneratedRegex("""(?<name>[\w:-]+)(?:\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+)))?""")]
    private static partial Regex Attribute();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
