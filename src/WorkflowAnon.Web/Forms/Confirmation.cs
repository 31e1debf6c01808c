using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Forms;

/// <summary>確認: what a button does, shown before it is done.</summary>
/// <param name="Outcome">What it does.</param>
/// <param name="Button">The button that was pressed.</param>
/// <param name="Data">What was typed.</param>
/// <param name="HasChanged">Something else would happen than was shown before.</param>
internal sealed record Confirmation(ActOutcome Outcome, Choice Button, FormData Data, bool HasChanged);
