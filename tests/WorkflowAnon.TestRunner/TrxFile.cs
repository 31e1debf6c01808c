using System.Globalization;
using System.Xml.Linq;

namespace WorkflowAnon.TestRunner;

/// <summary>How many tests ended how.</summary>
internal readonly record struct Tally(int Passed, int Failed, int Skipped)
{
    public static Tally operator +(Tally a, Tally b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);
}

/// <summary>One failed test, as printed.</summary>
internal sealed record Failure(string Test, string Message, string Detail)
{
    public override string ToString() =>
        $"       × {Test}{Environment.NewLine}{Indented(Message, 40)}{Indented(Detail, 40)}";

    private static string Indented(string text, int lines) =>
        string.Concat(text.Split('\n').Take(lines).Select(l => "         " + l.TrimEnd() + Environment.NewLine));
}

/// <summary>Reads the result file that <c>dotnet test</c> writes.</summary>
internal static class TrxFile
{
    public static (Tally Tally, IReadOnlyList<Failure> Failures) Read(string path)
    {
        if (!File.Exists(path))
            return (default, []); // a project without a matching test writes no file
        var document = XDocument.Load(path);
        var ns = document.Root!.Name.Namespace;
        var failures = new List<Failure>();
        int passed = 0, skipped = 0;
        foreach (var result in document.Descendants(ns + "UnitTestResult"))
        {
            switch ((string?)result.Attribute("outcome"))
            {
                case "Passed":
                    passed++;
                    break;
                case "NotExecuted":
                    skipped++;
                    break;
                default:
                    var error = result.Descendants(ns + "ErrorInfo").FirstOrDefault();
                    failures.Add(new Failure(
                        (string?)result.Attribute("testName") ?? "?",
                        (string?)error?.Element(ns + "Message") ?? string.Create(CultureInfo.InvariantCulture, $"outcome {result.Attribute("outcome")?.Value}"),
                        (string?)error?.Element(ns + "StackTrace") ?? ""));
                    break;
            }
        }
        return (new Tally(passed, failures.Count, skipped), failures);
    }
}
