using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Statute;

namespace WorkflowAnon.Server.Hosting;

/// <summary>コマンド about definitions (手続定義): examine, import, export, compare. Exit codes: 0 well, 1 found something, 2 could not be done.</summary>
internal static class DefinitionVerbs
{
    private const int Found = 1;
    private const string DefaultOwner = "general-affairs";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Examines files and folders together, beside the shipped definitions that they do not replace. Touches no database.</summary>
    public static async Task<int> ValidateAsync(CommandLine command)
    {
        if (command.Arguments.Count == 0) throw new ConfigurationRefusedException("検査する手続定義のファイルかフォルダーを書いてください（validate ファイル…）。");
        var documents = await ReadAsync(command.Arguments.SelectMany(Files));
        await using var services = ServerVerbs.Services(command);
        var report = services.GetRequiredService<DefinitionExaminer>().Examine(documents, await ShippedAsync(services));
        await Console.Out.WriteLineAsync(command.Json ? DefinitionText.Json(documents, report) : DefinitionText.Report(documents, report));
        return report.Errors.Any() ? Found : 0;
    }

    /// <summary>Imports definitions from files and folders as drafts of this site. All are examined, beside what is published, before any is stored.</summary>
    public static async Task<int> ImportAsync(CommandLine command)
    {
        if (command.Arguments.Count == 0) throw new ConfigurationRefusedException("取り込む手続定義のファイルかフォルダーを書いてください（import ファイル…）。");
        var imports = await ReadAsync(command.Arguments.SelectMany(Files));
        await using var services = await ServerVerbs.PrepareAsync(command);
        var store = services.GetRequiredService<IDefinitionStore>();
        try
        {
            var problems = await store.ExamineAsync(imports);
            if (problems.Any(p => !p.IsWarning)) throw new DefinitionRefusedException(problems);
            foreach (var import in imports)
            {
                var stored = await store.ImportAsync(import, EngineCommand.BySystem());
                await Console.Out.WriteLineAsync($"{import.Source}: {stored.Summary.DefinitionId} 第{stored.Summary.Version}版「{stored.Summary.Name}」を{(stored.Summary.PublishedAt is null ? "下書きとして取り込みました" : "確かめました（公開済みの版と同じ内容です）")}。");
            }
        }
        catch (DefinitionRefusedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Found;
        }

        return 0;
    }

    /// <summary>Writes definitions of the database to files, each version as it was taken in. A file with other content is never overwritten.</summary>
    public static async Task<int> ExportAsync(CommandLine command)
    {
        if (command.Arguments.Count == 0) throw new ConfigurationRefusedException("書き出す先のフォルダーを書いてください（export フォルダー [定義ID[@版]]…）。");
        var folder = Directory.CreateDirectory(Full(command.Arguments[0])).FullName;
        await using var services = await ServerVerbs.PrepareAsync(command);
        var store = services.GetRequiredService<IDefinitionStore>();
        var all = await store.ListAsync();
        var asked = command.Arguments.Count == 1 ? all : command.Arguments.Skip(1).SelectMany(word => Versions(all, word)).DistinctBy(d => d.VersionId);
        var kept = 0;
        foreach (var summary in asked)
        {
            var path = Path.Combine(folder, $"{summary.DefinitionId}.v{summary.Version}.json");
            var text = (await store.FindVersionAsync(summary.VersionId))!.Json + "\n";
            if (File.Exists(path) && await File.ReadAllTextAsync(path) != text)
            {
                await Console.Error.WriteLineAsync($"{path}: 内容の異なるファイルがあるため、書き出しません。別のフォルダーを指定するか、ファイルを移してください。");
                kept++;
                continue;
            }

            await File.WriteAllTextAsync(path, text);
            await Console.Out.WriteLineAsync($"{path}: {summary.DefinitionId} 第{summary.Version}版「{summary.Name}」{(summary.IsPublished ? "（公開中）" : "")}");
        }

        return kept == 0 ? 0 : Found;
    }

    /// <summary>Says in words how two versions differ, and which statute rules the change breaks or mends.</summary>
    public static async Task<int> DiffAsync(CommandLine command)
    {
        if (command.Arguments.Count != 2) throw new ConfigurationRefusedException("比べる二つの手続定義（ファイル、又は 定義ID@版）を書いてください（diff 前 後）。");
        await using var services = command.Arguments.All(word => File.Exists(Full(word))) ? ServerVerbs.Services(command) : await ServerVerbs.PrepareAsync(command);
        var catalog = services.GetRequiredService<ActivityCatalog>();
        List<CompiledWorkflow> versions = [];
        foreach (var word in command.Arguments)
        {
            var document = await DocumentAsync(services, word);
            var outcome = DefinitionParser.Parse(document.Json, document.Source, catalog);
            if (outcome.Workflow is null)
            {
                await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, outcome.Problems.Where(p => !p.IsWarning).Select(p => p.Line)));
                return 2;
            }

            versions.Add(outcome.Workflow);
        }

        var statute = services.GetRequiredService<StatuteChecks>();
        var beside = (await ShippedAsync(services)).Select(d => DefinitionParser.Parse(d.Json, d.Source, catalog).Workflow).OfType<CompiledWorkflow>().ToList();
        IReadOnlyList<StatuteVerdict> Verdicts(CompiledWorkflow version) => statute.Verdicts([.. beside.Where(w => w.Definition.DefinitionId != version.Definition.DefinitionId), version]);
        var comparison = DefinitionComparison.Of(versions[0], versions[1]);
        var verdicts = DefinitionComparison.VerdictChanges(Verdicts(versions[0]), Verdicts(versions[1]));
        if (command.Json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { differences = comparison.Words, activities = comparison.Activities.ToDictionary(a => a.Key, a => a.Value.ToString()), verdicts }, Json));
        else if (comparison.Words.Count + verdicts.Count == 0)
            await Console.Out.WriteLineAsync("違いはありません（図の上の位置は比べません）。");
        else
            await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, comparison.Words.Concat(verdicts)));
        return comparison.Words.Count + verdicts.Count == 0 ? 0 : Found;
    }

    private static List<DefinitionSummary> Versions(IReadOnlyList<DefinitionSummary> all, string word)
    {
        var (id, version) = word.Split('@', 2) is [var i, var v] ? (i, v) : (word, null);
        var found = all.Where(d => d.DefinitionId == id && (version is null || d.Version.ToString(CultureInfo.InvariantCulture) == version)).ToList();
        return found.Count > 0 ? found : throw new ConfigurationRefusedException($"手続定義「{word}」は登録されていません。");
    }

    private static async Task<DefinitionImport> DocumentAsync(IServiceProvider services, string word)
    {
        if (File.Exists(Full(word))) return new DefinitionImport(await File.ReadAllTextAsync(Full(word)), word);
        var store = services.GetRequiredService<IDefinitionStore>();
        var version = Versions(await store.ListAsync(), word).MaxBy(d => d.Version)!;
        return new DefinitionImport((await store.FindVersionAsync(version.VersionId))!.Json, word);
    }

    private static async Task<List<DefinitionImport>> ShippedAsync(IServiceProvider services)
    {
        var folder = ServerSetup.Locate(services.GetRequiredService<ServerSetup>().Options.Workflows);
        return Directory.Exists(folder) ? await ReadAsync(Files(folder)) : [];
    }

    private static async Task<List<DefinitionImport>> ReadAsync(IEnumerable<string> files)
    {
        List<DefinitionImport> documents = [];
        foreach (var file in files) documents.Add(new DefinitionImport(await File.ReadAllTextAsync(file), file) { DefaultOwner = DefaultOwner });
        return documents;
    }

    // "dotnet run" starts the program in its project's folder: what a person typed is meant from where they stand.
    private static string Full(string path) =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typed && Directory.Exists(typed) ? Path.GetFullPath(path, typed) : Path.GetFullPath(path);

    private static IEnumerable<string> Files(string path) => FilesAt(Path.Exists(Full(path)) ? Full(path) : path);

    private static IEnumerable<string> FilesAt(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : File.Exists(path) ? [path] : throw new ConfigurationRefusedException($"「{path}」がありません。");
}

/// <summary>The report of validate, for people and for programs.</summary>
internal static class DefinitionText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Report(IReadOnlyList<DefinitionImport> documents, DefinitionReport report)
    {
        var lines = report.Problems.Select(p => (p.IsWarning ? "注意 " : "誤り ") + p.Line).ToList();
        var (errors, warnings) = (report.Errors.Count(), report.Problems.Count(p => p.IsWarning));
        lines.Add($"手続定義 {documents.Count}件: 誤り{errors}件、注意{warnings}件。"
            + (report.Verdicts.Count == 0 ? "読み取れない手続定義があるため、法令の規則は調べていません。" : $"法令の規則 {report.Verdicts.Count}件のうち{report.Verdicts.Count(v => v.IsKept)}件が守られています。"));
        return string.Join(Environment.NewLine, lines);
    }

    public static string Json(IReadOnlyList<DefinitionImport> documents, DefinitionReport report) => JsonSerializer.Serialize(
        new
        {
            files = documents.Select(d => d.Source),
            errors = report.Errors.Count(),
            warnings = report.Problems.Count(p => p.IsWarning),
            rules = new { total = report.Verdicts.Count, broken = report.Verdicts.Where(v => !v.IsKept).Select(v => v.Rule.Id) },
            problems = report.Problems.Select(p => new
            {
                p.Source,
                p.DefinitionId,
                p.ActivityId,
                p.Activities,
                severity = p.IsWarning ? "warning" : "error",
                p.Check,
                p.Clause,
                p.Reason,
                p.Remedy,
                path = p.Path.Select(s => new { s.DefinitionId, s.ActivityId, s.Name, s.Outcome }),
            }),
        },
        Options);
}
