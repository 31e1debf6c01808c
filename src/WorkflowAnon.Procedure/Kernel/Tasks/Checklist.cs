using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>確かめること: the boxes of a task's page, and what its record says of them.</summary>
public static class Checklist
{
    /// <summary>Name of the boxes among what is sent; each has the question as its value, so that a tick never counts for another question.</summary>
    public const string Field = "checks";

    /// <summary>The box of this question is ticked.</summary>
    public static bool IsTicked(FormData? data, string question) => data?.All(Field).Contains(question) == true;

    /// <summary>Everything that was to be checked, ticked or not.</summary>
    internal static IReadOnlyList<TaskCheck> Of(IReadOnlyList<string> questions, FormData data) => [.. questions.Select(q => new TaskCheck(q, IsTicked(data, q)))];

    /// <summary>What the timeline says of a completion: the button, then each thing checked or left open.</summary>
    internal static string Record(string button, IReadOnlyList<TaskCheck> checks) =>
        string.Join('\n', checks.Select(c => $"{(c.IsTicked ? "確かめた" : "確かめた印なし")}：{c.What}").Prepend(button));
}
