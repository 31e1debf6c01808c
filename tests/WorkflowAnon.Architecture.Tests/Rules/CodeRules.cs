using System.Text.RegularExpressions;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>What must never be in the code, whoever wrote it.</summary>
public sealed partial class CodeRules
{
    private const int LongestFile = 400;

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    /// <summary>Time is an input (decision 8): a clock read in passing cannot be moved by a test or a demonstration.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void The_clock_is_read_through_TimeProvider_only(string project)
    {
        string[] clocks =
        [
            "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
            "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.TimeZoneInfo.get_Local",
        ];
        Rule.HasNoOffence(ProductAssembly.MembersUsed(project).Intersect(clocks));
    }

    /// <summary>clauses.md, "likely to be implemented wrongly" 2: binary floating point gives a wrong extra hour.</summary>
    [Fact]
    public void The_law_is_computed_without_floating_point() =>
        Rule.HasNoOffence(SourceTree.CodeLinesMatching("src/WorkflowAnon.Domain", FloatingPoint()));

    [Theory]
    [InlineData("double hours = 0;", true)]
    [InlineData("var hours = 0.5;", true)]
    [InlineData("return Math.Ceiling(hours);", true)]
    [InlineData("var share = 0.5m;", false)]
    [InlineData("var clause = \"8-1.2\";", false)]
    [InlineData("var only = fees.Single();", false)]
    public void The_rule_knows_floating_point_when_it_sees_it(string line, bool offends) =>
        Assert.Equal(offends, FloatingPoint().IsMatch(line));

    /// <summary>Another agency is a profile file, not a fork.</summary>
    [Fact]
    public void No_agency_is_named_in_code()
    {
        Rule.HasNoOffence(SourceTree.CodeLinesMatching("src", AgencyName(), f => !f.IsGenerated));
        Rule.HasNoOffence(
            from file in SourceTree.Files("src", ".cshtml", ".css", ".js", ".html", ".json")
            where !file.Path.Contains("/profiles/", StringComparison.Ordinal) && AgencyName().IsMatch(file.Text)
            select file.Path);
    }

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Rule.HasNoOffence(
            from file in SourceTree.Files("src", ".cs", ".cshtml")
            where !file.IsGenerated
            let lines = file.Text.Split('\n').Length
            where lines > LongestFile
            select $"{file.Path}: {lines} lines");

    /// <summary>Razor takes a letter, an @ and a name for a mail address: the reader would see the code.</summary>
    [Fact]
    public void No_page_shows_code_behind_a_letter() =>
        Rule.HasNoOffence(
            from file in SourceTree.Files("src", ".cshtml")
            from Match match in CodeAsText().Matches(file.Text)
            select $"{file.Path}: {match.Value}");

    [Theory]
    [InlineData("<li>今日から@JapaneseDate.Format(until)まで</li>", true)]
    [InlineData("<li>代理は@Name</li>", true)]
    [InlineData("<li>今日から@(JapaneseDate.Format(until))まで</li>", false)]
    [InlineData("<td>@line.Approver@if (late){<br>}</td>", false)]
    [InlineData("<li>今日から @until まで（@reason）・@other</li>", false)]
    public void The_rule_knows_code_behind_a_letter(string markup, bool offends) => Assert.Equal(offends, CodeAsText().IsMatch(markup));

    [Fact]
    public void Nothing_is_left_to_be_done() =>
        Rule.HasNoOffence(
            from file in SourceTree.Files("src", ".cs", ".cshtml", ".js", ".css", ".csproj")
            from Match match in Unfinished().Matches(file.Text)
            select $"{file.Path}: {match.Value}");

    [Fact]
    public void A_namespace_is_that_of_its_whole_file() =>
        Rule.HasNoOffence(
            from folder in new[] { "src", "tests" }
            from file in SourceTree.Files(folder, ".cs")
            where !file.IsGenerated && BlockNamespace().IsMatch(file.Text)
            select file.Path);

    [Theory]
    [InlineData("namespace A.B\n{\n}\n", true)]
    [InlineData("using C;\n\nnamespace A.B;\n", false)]
    public void The_rule_knows_a_namespace_with_a_block(string file, bool offends) => Assert.Equal(offends, BlockNamespace().IsMatch(file));

    /// <summary>A catch that hides turns a lost case into a riddle.</summary>
    [Fact]
    public void No_catch_is_empty() =>
        Rule.HasNoOffence(
            from file in SourceTree.Files("src", ".cs")
            from Match match in EmptyCatch().Matches(file.Text)
            select $"{file.Path}:{file.Text[..match.Index].Count(c => c == '\n') + 1}");

    // A type, a function that returns one, or a literal without the m of a decimal; what stands in quotes is text.
    [GeneratedRegex("""^(?:[^"]|"[^"]*")*?(?:\b(?:double|float)\b|\bSystem\.(?:Double|Single|Half)\b|\bMath\.(?:Ceiling|Floor|Pow|Sqrt)\b|(?<![\w.])\d+\.\d+(?![\w.]))""")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"[\p{Lo}\p{Lm}]@[A-Za-z]")]
    private static partial Regex CodeAsText();

    [GeneratedRegex(@"^namespace [\w.]+\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex("青森|[Aa]omori")]
    private static partial Regex AgencyName();

    [GeneratedRegex(@"\bNotImplementedException\b|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\bcatch\b(\s*\([^{}]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
