using System.Text.Json;

namespace WorkflowAnon.Engine.Tests.Conformance;

/// <summary>One case of the corpus (see README.md beside the cases).</summary>
public sealed class ConformanceCase
{
    private static readonly Lazy<IReadOnlyList<string>> AllNames = new(() => Directory.GetFiles(Folder, "*.json").Select(x => Path.GetFileNameWithoutExtension(x)!).Order(StringComparer.Ordinal).ToArray());

    private ConformanceCase(JsonElement json, JsonElement? quirk)
    {
        Name = json.GetProperty("name").GetString()!;
        Features = json.GetProperty("features").EnumerateArray().Select(x => x.GetString()!).ToArray();
        Definition = json.GetProperty("definition");
        Children = json.TryGetProperty("children", out var children) ? children.EnumerateArray().ToArray() : [];
        Input = json.TryGetProperty("input", out var input) ? input.EnumerateObject().ToDictionary(x => x.Name, x => (JsonElement?)x.Value) : [];
        ElsaSteps = json.GetProperty("steps").EnumerateArray().Select(x => new ConformanceStep(x.GetProperty("action"), x.GetProperty("expect"))).ToArray();
        Steps = quirk is { } own
            ? ElsaSteps.Zip(own.GetProperty("steps").EnumerateArray(), (step, expect) => step with { Expect = expect }).ToArray()
            : ElsaSteps;
        Reason = quirk?.GetProperty("reason").GetString();
    }

    /// <summary>Where the corpus lies: CONFORMANCE_DIR, or the copy beside the tests.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("CONFORMANCE_DIR") is { Length: > 0 } given ? given : Path.Combine(AppContext.BaseDirectory, "Conformance", "cases");

    /// <summary>Where our own traces of quirk-tagged cases lie.</summary>
    public static string QuirkFolder => Path.Combine(AppContext.BaseDirectory, "Conformance", "quirks");

    public static IReadOnlyList<string> Names => AllNames.Value;

    public string Name { get; }

    public IReadOnlyList<string> Features { get; }

    public JsonElement Definition { get; }

    public IReadOnlyList<JsonElement> Children { get; }

    public IReadOnlyDictionary<string, JsonElement?> Input { get; }

    /// <summary>What is expected of us: Elsa's trace, or our own where a quirk is listed.</summary>
    public IReadOnlyList<ConformanceStep> Steps { get; }

    /// <summary>What Elsa 3.7.1 did.</summary>
    public IReadOnlyList<ConformanceStep> ElsaSteps { get; }

    /// <summary>Why ours differs; null when it does not.</summary>
    public string? Reason { get; }

    public bool IsQuirk => Features.Any(x => x.StartsWith("quirk:", StringComparison.Ordinal));

    public bool HasChildren => Features.Any(x => x is "ExecuteWorkflow" or "DispatchWorkflow" or "PublishEvent");

    public static ConformanceCase Load(string name)
    {
        var quirk = Path.Combine(QuirkFolder, name + ".json");
        return new ConformanceCase(Read(Path.Combine(Folder, name + ".json")), File.Exists(quirk) ? Read(quirk) : null);
    }

    private static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 256 });
        return document.RootElement.Clone();
    }
}

/// <summary>A step: what is done, what must come of it.</summary>
public sealed record ConformanceStep(JsonElement Action, JsonElement Expect);
