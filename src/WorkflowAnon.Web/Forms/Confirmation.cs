using System.Globalization;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Forms;

/// <summary>確認: what a button does, shown before it is done.</summary>
/// <param name="Outcome">What it does.</param>
/// <param name="Button">The button that was pressed.</param>
/// <param name="Data">What was typed.</param>
/// <param name="Checklist">確かめること.</param>
/// <param name="ToCheck">How many of them the form asked for.</param>
/// <param name="HasChanged">Something else would go out than was shown before.</param>
internal sealed record Confirmation(ActOutcome Outcome, Choice Button, FormData Data, IReadOnlyList<string> Checklist, int ToCheck, bool HasChanged)
{
    /// <summary>Name of the boxes of 確かめること; each has its number as value.</summary>
    public const string Checks = "checks";

    /// <summary>What was not ticked.</summary>
    public IEnumerable<string> Unchecked => Checklist.Where((_, i) => !IsChecked(Data, i));

    /// <summary>The box of a thing to check is ticked.</summary>
    /// <param name="data">What was typed.</param>
    /// <param name="index">Its place on the list, from 0.</param>
    public static bool IsChecked(FormData? data, int index) => data?.All(Checks).Contains(index.ToString(CultureInfo.InvariantCulture)) == true;
}
