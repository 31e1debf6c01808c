using System.Text.RegularExpressions;
using Jint.Runtime;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>Why an expression was stopped or failed (式の誤り), in words for who draws definitions; the interpreters say it in English.</summary>
internal static partial class ExpressionTrouble
{
    /// <summary>The reason in Japanese; the exception's own words where it is none that an interpreter gives.</summary>
    public static string Describe(Exception cause) => cause switch
    {
        RegexMatchTimeoutException => "正規表現の照合が終わりません。",
        TimeoutException or OperationCanceledException => "決められた時間のうちに終わりません（終わらない繰返しがないか確かめてください）。",
        StatementsCountOverflowException => "命令の数が多すぎます（終わらない繰返しがないか確かめてください）。",
        MemoryLimitExceededException => "メモリを使い過ぎます。",
        RecursionDepthOverflowException => "呼出しが深すぎます（終わらない再帰がないか確かめてください）。",
        JavaScriptException e when NotDefined().Match(e.Message) is { Success: true } name => $"「{name.Groups[1].Value}」は使えません（式で使える名前ではありません）。",
        JavaScriptException e => $"スクリプトの誤りです（{e.Message}）。",
        _ => cause.Message,
    };

    [GeneratedRegex("^(\\S+) is not defined$")]
    private static partial Regex NotDefined();
}
