using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>完了の知らせ: what was done and what comes next, read from the records, so that it is true whenever it is opened.</summary>
internal sealed class TaskDoneModel(TaskTypes types, SubjectQuery subjects, AgencyProfile profile) : StaffPage
{
    /// <summary>Id of the task.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>True when the page has already looked a second time for what began elsewhere.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    public HumanTask Task { get; private set; } = null!;

    /// <summary>Text of the button that was pressed.</summary>
    public string Act { get; private set; } = "";

    public IReadOnlyList<(HumanTask Task, string Division, bool IsMine)> Next { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Task = await subjects.FindTaskAsync(Actor, Id, cancellationToken);
        if (Task.State != HumanTaskState.Done)
            return LocalRedirect("/tasks/" + Id);
        Act = types.Handler(Task.ActivityType, HttpContext.RequestServices).Of(Task.Context).Buttons.FirstOrDefault(b => b.Value == Task.Outcome)?.Text ?? "";
        Next = [.. (await subjects.PendingTasksAsync(Task.SubjectId, cancellationToken))
            .Select(t => (t, Names.Division(profile, t.DivisionId), t.DivisionId == Actor.DivisionId))
            .OrderByDescending(t => t.Item3)];
        return Page();
    }
}
