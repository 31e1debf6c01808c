using System.Diagnostics.CodeAnalysis;

namespace WorkflowAnon.TestRunner;

/// <summary>What the person who started the run asked for.</summary>
internal sealed record RunnerOptions(bool Full, string? Filter, string? Project)
{
    public const string Usage =
        "usage: dotnet run --project tests/WorkflowAnon.TestRunner [-c Release] [-- [--full] [--filter NAME] [--project NAME]]";

    public static bool TryParse(
        string[] args, [NotNullWhen(true)] out RunnerOptions? options, [NotNullWhen(false)] out string? complaint)
    {
        options = new RunnerOptions(false, null, null);
        complaint = null;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--full":
                    options = options with { Full = true };
                    break;
                case "--filter" when i + 1 < args.Length:
                    options = options with { Filter = args[++i] };
                    break;
                case "--project" when i + 1 < args.Length:
                    options = options with { Project = args[++i] };
                    break;
                default:
                    complaint = $"not understood: {args[i]}";
                    options = null;
                    return false;
            }
        }
        return true;
    }

    /// <summary>The expression for <c>dotnet test --filter</c>: a bare word means "the name contains it"; null means all.</summary>
    public string? TestFilter()
    {
        var parts = new List<string>();
        if (!Full)
            parts.Add("(Category!=Full)");
        parts.Add("(Category!=Pictures)");
        if (Filter is not null)
            parts.Add(Filter.AsSpan().ContainsAny('=', '~') ? $"({Filter})" : $"(FullyQualifiedName~{Filter})");
        return parts.Count == 0 ? null : string.Join('&', parts);
    }
}
