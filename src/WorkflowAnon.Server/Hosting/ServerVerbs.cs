using Microsoft.Extensions.Logging.Console;
using WorkflowAnon.Procedure.CaseFiles;
using WorkflowAnon.Storage.Audit;

namespace WorkflowAnon.Server.Hosting;

/// <summary>コマンド that work without serving. Answers on standard output, logs on standard error.</summary>
internal static class ServerVerbs
{
    private const int Failed = 1;

    /// <summary>Verifies the whole audit record (監査記録) and the contents of the attachments; exit code 1 where something was broken.</summary>
    public static async Task<int> VerifyAuditAsync(CommandLine command)
    {
        if (command.Arguments.Count > 0) throw new ConfigurationRefusedException($"verify-audit に「{command.Arguments[0]}」という引数はありません。");
        await using var services = await PrepareAsync(command);
        var report = await services.GetRequiredService<AuditVerifier>().VerifyAsync();
        var contents = await services.GetRequiredService<ContentVerifier>().VerifyAsync();
        foreach (var problem in report.Problems.Concat(contents.Problems)) await Console.Out.WriteLineAsync(problem);
        await Console.Out.WriteLineAsync(report.IsIntact
            ? $"監査記録 {report.Records} 件（うち廃棄済み {report.Disposed} 件）に改変はありません。"
            : $"監査記録 {report.Records} 件に {report.Problems.Count} 件の異常があります。");
        await Console.Out.WriteLineAsync(contents.IsIntact
            ? $"添付ファイルの原データ {contents.Contents} 件に改変はありません。"
            : $"添付ファイルの原データ {contents.Contents} 件に {contents.Problems.Count} 件の異常があります。");
        return report.IsIntact && contents.IsIntact ? 0 : Failed;
    }

    /// <summary>Verifies an exported case file (事案ファイルの書庫) without the database; exit code 1 where it was altered, 2 where it is none.</summary>
    public static async Task<int> VerifyExportAsync(CommandLine command)
    {
        if (command.Arguments is not [var path]) throw new ConfigurationRefusedException("確かめる書庫のファイルを1つ書いてください（verify-export ファイル）。");
        if (!File.Exists(path)) throw new ConfigurationRefusedException($"「{path}」がありません。");
        try
        {
            await using var archive = File.OpenRead(path);
            var report = await CaseArchiveCheck.CheckAsync(archive);
            foreach (var line in report.Facts.Concat(report.Problems)) await Console.Out.WriteLineAsync(line);
            await Console.Out.WriteLineAsync(report.IsIntact ? "書庫に改変はありません。" : $"書庫に {report.Problems.Count} 件の異常があります。");
            return report.IsIntact ? 0 : Failed;
        }
        catch (Exception e) when (e is NotACaseArchiveException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefusedException($"「{path}」を確かめられません。{e.Message}");
        }
    }

    /// <summary>The product's services on a database that is ready for them.</summary>
    public static async Task<ServiceProvider> PrepareAsync(CommandLine command)
    {
        var provider = Services(command);
        await StartupSequence.RunAsync(provider, _ => true, CancellationToken.None);
        return provider;
    }

    /// <summary>The product's services without touching a database.</summary>
    public static ServiceProvider Services(CommandLine command)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddInMemoryCollection(command.Settings).Build();
        var setup = ServerSetup.Read(configuration);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging"))
            .AddSimpleConsole().Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        ServerHost.AddServices(services, setup);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
