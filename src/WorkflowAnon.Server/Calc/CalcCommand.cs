using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;

namespace WorkflowAnon.Server.Calc;

/// <summary>
/// The verb <c>calc</c>: periods, calendar and fees on the command line, without a host, a database or a log.
/// One command answers with one JSON object on standard output and exit code 0. Wrong input: exit code 2, nothing on standard output, a message on
/// standard error. <c>calc --batch</c> reads one command per line (blank lines are passed over) and writes one JSON line for each; a line that is wrong gets
/// <c>{"error": …, "line": n}</c>, the others are still answered, and the exit code is 2 when there was a wrong line.
/// </summary>
internal static class CalcCommand
{
    private const int Success = 0;
    private const int WrongInput = 2;
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs one command, or a batch.</summary>
    /// <param name="args">The arguments after "calc".</param>
    /// <param name="input">Standard input, read by --batch only.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="context">The agency's calculators.</param>
    /// <returns>Exit code: 0, or 2 for wrong input.</returns>
    internal static int Run(IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter error, CalcContext context)
    {
        if (args is ["--help"])
        {
            error.WriteLine(Usage());
            return Success;
        }

        if (args is ["--batch"])
            return RunBatch(input, output, error, context);
        if (!TryAnswer(args, context, out string text))
        {
            error.WriteLine("calc: " + text);
            return WrongInput;
        }

        output.WriteLine(text);
        return Success;
    }

    private static int RunBatch(TextReader input, TextWriter output, TextWriter error, CalcContext context)
    {
        int exit = Success;
        int number = 0;
        while (input.ReadLine() is { } line)
        {
            number++;
            string[] args = line.TrimStart('\uFEFF').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (args.Length == 0)
                continue;
            if (TryAnswer(args, context, out string text))
            {
                output.WriteLine(text);
                continue;
            }

            exit = WrongInput;
            int at = number;
            output.WriteLine(ToJson(w =>
            {
                w.WriteString("error", text);
                w.WriteNumber("line", at);
            }));
            error.WriteLine($"calc: {number}行目: {text}");
        }

        return exit;
    }

    // The answer as JSON, or what is wrong with the input.
    private static bool TryAnswer(IReadOnlyList<string> args, CalcContext context, out string text)
    {
        if (args.Count == 0)
        {
            text = Usage();
            return false;
        }

        if (!CalcVerbs.All.TryGetValue(args[0], out var verb))
        {
            text = $"「{args[0]}」という計算はありません。{Usage()}";
            return false;
        }

        try
        {
            var options = new CalcOptions([.. args.Skip(1)], verb.Options);
            text = ToJson(w => verb.Run(options, context, w));
            return true;
        }
        catch (Exception e) when (e is CalcInputException or FeeException or PeriodException)
        {
            text = e.Message;
        }
        catch (ArgumentOutOfRangeException)
        {
            // A day beyond the calendar (祝日 1948–2099) or beyond the year 9999.
            text = "日付が、計算できる範囲（休日の計算は1948年から2099年まで）を超えています。";
        }

        return false;
    }

    private static string ToJson(Action<Utf8JsonWriter> properties)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Usage() =>
        "使い方: calc <計算> <指定…> 又は calc --batch。計算: "
        + string.Join("、", CalcVerbs.All.Select(v => $"{v.Key} {string.Join(' ', v.Value.Options)}"));
}
