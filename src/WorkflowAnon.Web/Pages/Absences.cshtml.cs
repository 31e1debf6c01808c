using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Absences;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>不在と代理: who is away and who acts; registering one.</summary>
internal sealed class AbsencesModel(AbsenceQuery query, AbsenceCommands commands, TimeProvider clock) : StaffPage
{
    private static readonly FormDescriptor Descriptor = FormDescriptor.Of(typeof(AbsenceForm));

    public IReadOnlyList<AbsenceRow> Rows { get; private set; } = [];

    public FormState Form { get; private set; } = null!;

    /// <summary>Idempotency key of this rendering of the form.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Key = Guid.CreateVersion7().ToString("N");
        await LoadAsync(FormBinder.Unbind(new AbsenceForm { PersonId = Actor.Id }), [], cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = new FormData(Request.Form.Where(f => !f.Key.StartsWith('_')).Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())));
        Key = Key is { Length: > 0 and <= 64 } ? Key : Guid.CreateVersion7().ToString("N");
        try
        {
            var (form, errors) = FormBinder.Bind(Descriptor, typed);
            if (errors.Count > 0)
                throw new TaskRefusedException(errors);
            await commands.RegisterAsync((AbsenceForm)form, Actor, Key, cancellationToken);
            Tell("不在と代理を登録しました。");
            return LocalRedirect("/absences");
        }
        catch (TaskRefusedException e)
        {
            await LoadAsync(typed, e.Errors, cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }
    }

    public Task<IActionResult> OnPostCancelAsync([FromForm] string id, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await commands.CancelAsync(id, Actor, id, cancellationToken);
        return "不在の登録を取り消しました。";
    }, "/absences");

    private async Task LoadAsync(FormData typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        Rows = await query.ListAsync(Actor, JapanTime.Today(clock), cancellationToken);
        Form = new FormState(Descriptor, typed, new Dictionary<string, IReadOnlyList<Choice>> { ["people"] = await query.ChoicesAsync(Actor, cancellationToken) }, errors);
    }
}
