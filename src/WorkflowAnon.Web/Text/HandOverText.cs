using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Text;

/// <summary>What came of a hand-over, in words.</summary>
internal static class HandOverText
{
    private const int MostRefusals = 5;

    /// <summary>3件を引き継ぎました。1件はできませんでした。（件名）：理由.</summary>
    public static string Of(HandOverResult result, string done)
    {
        if (result.Refusals.Count == 0)
            return $"{result.Done}件を{done}。";
        var shown = string.Join("　", result.Refusals.Take(MostRefusals));
        return $"{result.Done}件を{done}。{result.Refusals.Count}件はできませんでした。{shown}{(result.Refusals.Count > MostRefusals ? "　ほか" : "")}";
    }
}
