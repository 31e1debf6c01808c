namespace WorkflowAnon.Engine.Expressions;

/// <summary>What a script may call by name, for an editor's suggestions.</summary>
public static class JavaScriptNames
{
    /// <summary>The functions that every script has.</summary>
    public static IEnumerable<string> Functions => JavaScriptFunctions.Names.Order(StringComparer.Ordinal);

    /// <summary>What follows get and set in the accessor of a variable.</summary>
    public static string Accessor(string variable)
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        return char.ToUpperInvariant(variable[0]) + variable[1..];
    }

    /// <summary>True for a name that can be written in a script as it is.</summary>
    public static bool IsIdentifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');
    }
}
