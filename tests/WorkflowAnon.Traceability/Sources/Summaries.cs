using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkflowAnon.Traceability.Sources;

/// <summary>日本語 names as the documentation comments give them (glossary: the Japanese term stands in the type's summary).</summary>
internal static partial class Summaries
{
    private static readonly Dictionary<string, string> Known = Directory.GetFiles(AppContext.BaseDirectory, "WorkflowAnon.*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .Where(m => m.Element("summary") is not null)
        .GroupBy(m => (string)m.Attribute("name")!)
        .ToDictionary(g => g.Key, g => Space().Replace(g.First().Element("summary")!.Value, " ").Trim(), StringComparer.Ordinal);

    /// <summary>First words of the summary of a type.</summary>
    public static string Of(Type type) => First(Known.GetValueOrDefault("T:" + type.FullName!.Replace('+', '.'), type.Name));

    /// <summary>First words of the summary of an enum's member.</summary>
    public static string Of(Type type, string member) => First(Known.GetValueOrDefault($"F:{type.FullName}.{member}", member));

    // "契約締結に関する申込書 (form 6)." and "解除の通知: what …" name the thing before the first stop.
    private static string First(string summary) => Stop().Split(summary)[0].Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[。.:;]| \((?!form)")]
    private static partial Regex Stop();
}
