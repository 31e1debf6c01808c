using System.Reflection;

namespace WorkflowAnon.Server.Hosting;

/// <summary>The program: serves, or carries out one verb. A refusal is one message on standard error and exit code 2.</summary>
public static class ServerProgram
{
    private const int Refused = 2;

    /// <summary>Runs and returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        try
        {
            var command = CommandLine.Parse(args);
            if (command.Help)
            {
                await Console.Out.WriteLineAsync(Usage);
                return 0;
            }

            return command.Verb switch
            {
                null => await ServeAsync(command),
                "version" => await PrintVersionAsync(),
                "validate" => await DefinitionVerbs.ValidateAsync(command),
                "import" => await DefinitionVerbs.ImportAsync(command),
                "export" => await DefinitionVerbs.ExportAsync(command),
                "diff" => await DefinitionVerbs.DiffAsync(command),
                "add-operator" => await StaffVerbs.AddOperatorAsync(command),
                "verify-audit" => await ServerVerbs.VerifyAuditAsync(command),
                "verify-export" => await ServerVerbs.VerifyExportAsync(command),
                var unknown => throw new ConfigurationRefusedException($"「{unknown}」というコマンドはありません。使い方は --help で見られます。"),
            };
        }
        catch (ConfigurationRefusedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Refused;
        }
    }

    private static string Version => typeof(ServerProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    private static string Usage => $"""
        WorkflowAnon {Version}　行政機関等匿名加工情報の手続
        使い方:
          WorkflowAnon.Server [--role all|web|general-affairs|owning-division|relay]... [オプション]
          WorkflowAnon.Server calc …            期間・手数料の計算（calc --help）
          WorkflowAnon.Server validate ファイル…  手続定義の検査（構造と法令。--json）。0 誤りなし、1 誤りあり、2 実行できない
          WorkflowAnon.Server import ファイル…    手続定義を検査し、下書きとして取り込む
          WorkflowAnon.Server export フォルダー [定義ID[@版]]…  登録済みの手続定義をファイルに書き出す
          WorkflowAnon.Server diff 前 後          手続定義の違い（ファイル、又は 定義ID@版。--json）。0 同じ、1 違いあり
          WorkflowAnon.Server verify-audit       監査記録と添付ファイルの原データの検証
          WorkflowAnon.Server verify-export 書庫  書き出した事案ファイルの検証（データベースは不要）
          WorkflowAnon.Server add-operator 利用者ID 氏名 [所属のID]   運用管理者の登録（仮パスワードを表示）
          WorkflowAnon.Server version
        オプション:
          --urls http://localhost:5080    待ち受けるアドレス
          --mode Demonstration|Production 運用の区分
          --profile ファイル              団体設定
          --data フォルダー               SQLite と書類の保存先
          {string.Join("\n  ", ConfigurationCheck.KnownKeys.Keys.Where(k => k.Contains(':', StringComparison.Ordinal)).Select(k => $"--{k} 値"))}
        同じ設定は appsettings.json の {ServerOptions.Section} 節、環境変数 WORKFLOWANON__（例 WORKFLOWANON__Storage__Provider）にも書けます。
        """;

    private static async Task<int> ServeAsync(CommandLine command)
    {
        await using var host = ServerHost.Create(command.Settings);
        return await host.RunAsync();
    }

    private static async Task<int> PrintVersionAsync()
    {
        await Console.Out.WriteLineAsync(Version);
        return 0;
    }
}
