using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>職員の登録: a new account, and its temporary password shown once.</summary>
internal sealed class StaffAddModel(StaffQuery query, StaffCommands commands) : StaffPage
{
    public FormState Form { get; private set; } = null!;

    /// <summary>Idempotency key of this rendering of the form.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    /// <summary>What was given out, or null before.</summary>
    public GivenPassword? Given { get; private set; }

    /// <summary>利用者ID of the new account.</summary>
    public string UserName { get; private set; } = "";

    public void OnGet()
    {
        CaseAccess.RequireOperator(Actor);
        Key = PostedForm.KeyOr(null);
        Show(FormBinder.Unbind(new NewStaffForm()), []);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = PostedForm.Typed(Request);
        Key = PostedForm.KeyOr(Key);
        try
        {
            var form = PostedForm.Read<NewStaffForm>(typed);
            Given = await commands.CreateAsync(form, Actor, Key, cancellationToken);
            UserName = form.UserName.Trim();
            return Page();
        }
        catch (TaskRefusedException e)
        {
            Show(typed, e.Errors);
            Response.StatusCode = 422;
            return Page();
        }
    }

    private void Show(FormData typed, IReadOnlyList<FieldError> errors) => Form = new FormState(FormDescriptor.Of(typeof(NewStaffForm)), typed, query.Choices(), errors);
}
