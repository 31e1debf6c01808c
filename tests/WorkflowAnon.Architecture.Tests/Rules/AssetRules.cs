using System.Text.RegularExpressions;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>Offline by construction (decision 15): a closed government network is the normal deployment.</summary>
public sealed partial class AssetRules
{
    [Fact]
    public void No_page_loads_anything_from_another_host() =>
        Rule.HasNoOffence(Offences(OutsideAsset(), ".cshtml", ".html"));

    [Fact]
    public void No_style_sheet_loads_anything_from_another_host() =>
        Rule.HasNoOffence(Offences(OutsideStyle(), ".css", ".cshtml"));

    [Fact]
    public void No_script_calls_another_host() =>
        Rule.HasNoOffence(Offences(OutsideCall(), ".js", ".mjs", ".cshtml"));

    [Theory]
    [InlineData("<script src=\"https://cdn.example/x.js\"></script>", true)]
    [InlineData("<link rel=\"stylesheet\" href='//fonts.example/x.css'>", true)]
    [InlineData("<script src=\"~/lib/htmx.min.js\"></script>", false)]
    [InlineData("<a href=\"https://www.example.jp/\">法令</a>", false)]
    public void The_rule_knows_an_outside_asset_from_a_link(string html, bool offends) =>
        Assert.Equal(offends, OutsideAsset().IsMatch(html));

    private static IEnumerable<string> Offences(Regex pattern, params string[] extensions) =>
        from file in SourceTree.Files("src", extensions)
        from Match match in pattern.Matches(file.Text)
        select $"{file.Path}: {match.Value}";

    [GeneratedRegex("""<(script|link|img|iframe|source|video|audio|use|object|embed)\b[^>]*\b(src|srcset|href|data)\s*=\s*["']?\s*(https?:)?//[^\s"'>]*""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideAsset();

    [GeneratedRegex("""(@import\s+|url\()\s*["']?(https?:)?//[^\s"')]*""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideStyle();

    [GeneratedRegex("""\b(fetch|import|importScripts|EventSource|WebSocket)\s*\(\s*["'`](https?|wss?):[^"'`]*""")]
    private static partial Regex OutsideCall();
}
