using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>What a person sends to finish a task; handed to the activity within the process, never stored.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Actor">Who finishes it.</param>
/// <param name="Data">What was typed.</param>
/// <param name="Button">The button pressed: an outcome the handler offers.</param>
internal sealed record TaskSubmission(string TaskId, Actor Actor, FormData Data, string Button)
{
    /// <summary>True when the drafter takes back what waits for another (引戻し, 取下).</summary>
    public bool ByDrafter { get; init; }
}
