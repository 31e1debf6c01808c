using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Web.Pages;

/// <summary>A table of tasks on the page of a transfer.</summary>
/// <param name="Page">The page.</param>
/// <param name="Tasks">The tasks; never empty.</param>
/// <param name="Heading">What they are.</param>
/// <param name="Advice">What to do about them; may be empty.</param>
internal sealed record TransferTasks(TransferModel Page, IReadOnlyList<HumanTask> Tasks, string Heading, string Advice);
