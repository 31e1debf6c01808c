namespace WorkflowAnon.Procedure.Kernel;

/// <summary>Address of a paper's content in the product, "/print/{Key}/{Id}": what <c>Paper.PrintPath</c> and the facts of a task hold.</summary>
/// <param name="Key">Key of its <see cref="IPaperSource"/>.</param>
/// <param name="Id">What it is made from; a case id unless the source says otherwise.</param>
public readonly record struct PaperAddress(string Key, string Id)
{
    private const string Prefix = "/print/";

    /// <summary>The address that a path means; null for another path, or for none.</summary>
    public static PaperAddress? TryParse(string? path) =>
        path is not null && path.StartsWith(Prefix, StringComparison.Ordinal) && path[Prefix.Length..].Split('/') is [var key, var id] ? new(key, id) : null;

    /// <summary>The path of a paper.</summary>
    public static string Of(string key, string id) => new PaperAddress(key, id).ToString();

    /// <summary>The path.</summary>
    public override string ToString() => $"{Prefix}{Key}/{Id}";
}
