using Xunit;

namespace WorkflowAnon.Engine.Tests.Conformance;

public sealed class ConformanceTests
{
    public static TheoryData<string> Cases => [.. ConformanceCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_does_what_the_trace_says(string name)
    {
        var test = ConformanceCase.Load(name);
        if (Environment.GetEnvironmentVariable("OBS") is { } o) { await using var h2 = new InMemoryHost(); var r = await new ConformanceHarness(h2).RunAsync(test); File.WriteAllText(Path.Combine(o, name + ".json"), System.Text.Json.JsonSerializer.Serialize(r)); }
        await using var host = new InMemoryHost();
        var differences = await new ConformanceHarness(host).CheckAsync(test);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
