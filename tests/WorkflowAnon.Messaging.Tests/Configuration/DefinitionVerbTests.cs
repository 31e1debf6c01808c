using System.Text.Json;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Messaging.Tests.Configuration;

/// <summary>The commands about definitions, as a person types them.</summary>
[Collection(TheConsole.Name)]
public sealed class DefinitionVerbTests : IDisposable
{
    private static readonly string Workflows = Repository.PathOf("workflows");
    private readonly TempDirectory _folder = new("verbs");
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_shipped_definitions_are_valid_and_an_unlawful_one_is_refused_with_file_activity_clause_and_path()
    {
        var (code, text, _) = await RunAsync("validate", Workflows);
        Assert.Equal(0, code);
        Assert.Contains("誤り0件", text, StringComparison.Ordinal);

        var file = await WriteAsync("production.json", t => t.Replace("\"value\": \"produce\"", "\"value\": \"\"", StringComparison.Ordinal));
        (code, text, _) = await RunAsync("validate", file);
        Assert.Equal(1, code);
        Assert.Contains($"誤り {file}: アクティビティ「inspect」: 要領第9-1⑸", text, StringComparison.Ordinal);
        Assert.Contains("反例: ", text, StringComparison.Ordinal);
        Assert.Contains("直し方: ", text, StringComparison.Ordinal);

        (code, text, _) = await RunAsync("validate", file, "--json");
        Assert.Equal(1, code);
        using var json = JsonDocument.Parse(text);
        var problem = Assert.Single(json.RootElement.GetProperty("problems").EnumerateArray(), p => p.GetProperty("severity").GetString() == "error");
        Assert.Equal(("9-1-5/apart", "9-1-5", "inspect"), (problem.GetProperty("check").GetString(), problem.GetProperty("clause").GetString(), problem.GetProperty("activityId").GetString()));
        Assert.Equal("inspect", problem.GetProperty("path").EnumerateArray().Last().GetProperty("activityId").GetString());

        Assert.Equal(2, (await RunAsync("validate", _folder.Combine("none.json"))).Code);
        Assert.Equal(2, (await RunAsync("validate")).Code);
    }

    [Fact]
    public async Task What_is_imported_is_exported_byte_for_byte_and_nothing_unlawful_is_imported()
    {
        var data = _folder.Combine("data");
        var target = _folder.Combine("out");
        var broken = await WriteAsync("broken.json", t => t.Replace("\"value\": \"produce\"", "\"value\": \"\"", StringComparison.Ordinal));
        var (code, _, error) = await RunAsync("import", broken, "--data", data);
        Assert.Equal(1, code);
        Assert.Contains("要領第9-1⑸", error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("import", Workflows, "--data", data)).Code);
        Assert.Equal(0, (await RunAsync("export", target, "--data", data)).Code);
        var files = Directory.GetFiles(Workflows, "*.json");
        Assert.Equal(files.Length, Directory.GetFiles(target).Length);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(Path.Combine(target, Path.GetFileName(f)))));

        // A file that somebody has changed is not written over.
        await File.AppendAllTextAsync(Path.Combine(target, "production.v1.json"), " ");
        (code, _, error) = await RunAsync("export", target, "production@1", "--data", data);
        Assert.Equal(1, code);
        Assert.Contains("書き出しません", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("export", target, "nothing", "--data", data)).Code);
    }

    [Fact]
    public async Task Two_versions_are_compared_in_words_with_what_the_law_says_of_it()
    {
        var shipped = Path.Combine(Workflows, "production.v1.json");
        var changed = await WriteAsync("production.json", t => t.Replace("\"value\": \"produce\"", "\"value\": \"\"", StringComparison.Ordinal));
        var (code, text, _) = await RunAsync("diff", shipped, changed);
        Assert.Equal(1, code);
        Assert.Contains("入力「職務分離（別の人であること）」: 「produce」 → 「」", text, StringComparison.Ordinal);
        Assert.Contains("守られている → 反している", text, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("diff", shipped, shipped)).Code);
    }

    private async Task<string> WriteAsync(string name, Func<string, string> change)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Workflows, "production.v1.json"));
        var changed = change(text);
        Assert.NotEqual(text, changed);
        await File.WriteAllTextAsync(_folder.Combine(name), changed);
        return _folder.Combine(name);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        var code = await ServerProgram.RunAsync(args);
        return (code, output.ToString(), error.ToString());
    }
}
