using System.Text.Json;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Web.Forms;

/// <summary>
/// What a page of a form shows that only the database knows. It travels with the form, so that the same page can be shown again by
/// any node while the database is away; it is never used for anything else.
/// </summary>
/// <param name="Title">件名.</param>
/// <param name="Choices">Choices by the name of their list.</param>
/// <param name="Checklist">確かめること.</param>
/// <param name="Context">Context of the task where it draws the form; else empty.</param>
internal sealed record KeptForm(string Title, IReadOnlyDictionary<string, IReadOnlyList<Choice>> Choices, IReadOnlyList<string> Checklist, string Context = "")
{
    private static readonly KeptForm Nothing = new("タスク", new Dictionary<string, IReadOnlyList<Choice>>(), []);

    /// <summary>As a field's value.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>From a field's value; nothing when it is not one.</summary>
    public static KeptForm Read(string? text)
    {
        try
        {
            return (text is { Length: > 0 } ? JsonSerializer.Deserialize<KeptForm>(text) : null) is { Title: not null, Choices: not null, Checklist: not null } kept ? kept : Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }
}
