namespace WorkflowAnon.Web.Forms;

/// <summary>A field for a password; never filled in by a page.</summary>
/// <param name="Name">Name and id.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Autocomplete">What a password manager may do: current-password or new-password.</param>
/// <param name="Help">Help under the label; may be empty.</param>
/// <param name="Error">Why it is wrong, or null.</param>
internal sealed record PasswordFieldModel(string Name, string Label, string Autocomplete, string Help, string? Error)
{
    /// <summary>Value of aria-describedby, or null.</summary>
    public string? DescribedBy => (Help.Length > 0, Error is not null) switch
    {
        (true, true) => $"{Name}-error {Name}-help",
        (true, false) => Name + "-help",
        (false, true) => Name + "-error",
        _ => null,
    };
}
