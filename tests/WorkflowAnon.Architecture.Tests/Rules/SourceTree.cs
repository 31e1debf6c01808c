using System.Text.RegularExpressions;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>The product's own files as they stand in the checkout.</summary>
internal static partial class SourceTree
{
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)).Order()];

    public static IEnumerable<SourceFile> Files(string folder, params string[] extensions)
    {
        var root = Repository.PathOf(folder);
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(f => extensions.Contains(Path.GetExtension(f)))
                .Select(f => new SourceFile(Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')))
                .Where(f => !BuiltFolder().IsMatch(f.Path))
            : [];
    }

    /// <summary>The lines of C# code that match, comments left out, as "file:line: text".</summary>
    public static IReadOnlyList<string> CodeLinesMatching(string folder, Regex pattern, Func<SourceFile, bool>? only = null) =>
    [
        .. from file in Files(folder, ".cs")
           where only is null || only(file)
           from line in CodeLines(file)
           where pattern.IsMatch(line.Text)
           select $"{file.Path}:{line.Number}: {line.Text.Trim()}",
    ];

    private static IEnumerable<(int Number, string Text)> CodeLines(SourceFile file) =>
        BlockComment().Replace(file.Text, m => new string('\n', m.Value.Count(c => c == '\n')))
            .Split('\n')
            .Select((text, index) => (index + 1, LineComment().Replace(text, "")));

    [GeneratedRegex("(^|/)(bin|obj|node_modules)/")]
    private static partial Regex BuiltFolder();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex BlockComment();

    // "//" inside an address ("https://…") is not a comment.
    [GeneratedRegex(@"(?<!:)//.*$")]
    private static partial Regex LineComment();
}

/// <summary>One file, by its path below the root with forward slashes.</summary>
internal sealed record SourceFile(string Path)
{
    public string Text => File.ReadAllText(Repository.PathOf(Path));

    public bool IsGenerated => Path.Contains("/Migrations/", StringComparison.Ordinal) || Path.Contains("/Compiled/", StringComparison.Ordinal);
}
