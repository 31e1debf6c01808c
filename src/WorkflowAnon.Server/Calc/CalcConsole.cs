using System.Text;
using WorkflowAnon.Server.Hosting;

namespace WorkflowAnon.Server.Calc;

/// <summary>calc on the process's own streams, with the agency profile that is shipped beside the program.</summary>
internal static class CalcConsole
{
    private const int CannotAnswer = 3;

    /// <summary>Runs; always in UTF-8, whatever the console's code page.</summary>
    internal static int Run(IReadOnlyList<string> args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true, NewLine = "\n" };
        try
        {
            int code = CalcCommand.Run(args, input, output, error, Shipped());
            output.Flush();
            return code;
        }
        catch (ConfigurationRefusedException e)
        {
            error.WriteLine($"calc: {e.Message}");
            return CannotAnswer;
        }
        catch (IOException e)
        {
            // The reader of our output has gone (a closed pipe): nobody is left to answer.
            error.WriteLine($"calc: 結果を書き出せません。{e.Message}");
            return CannotAnswer;
        }
    }

    // The first profile by name: with several the office that runs calc has put its own first.
    private static CalcContext Shipped()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "profiles");
        string? path = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).FirstOrDefault() : null;
        return path is null
            ? throw new ConfigurationRefusedException($"団体設定ファイルが「{folder}」にありません。")
            : CalcContext.Of(AgencyProfileFile.Load(path));
    }
}
