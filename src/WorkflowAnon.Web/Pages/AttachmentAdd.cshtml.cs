using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>添付ファイルの登録: a new file of a case or recruitment, or a new version of one. Its post streams the file; a refusal keeps what was typed.</summary>
[StreamedUpload]
internal sealed class AttachmentAddModel(AttachmentQuery query, AttachmentCommands commands) : StaffPage
{
    /// <summary>Case or recruitment.</summary>
    [BindProperty(SupportsGet = true)]
    public string Subject { get; set; } = "";

    /// <summary>The version to be replaced, or null for a new file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    public AttachmentSubject On { get; private set; } = null!;

    /// <summary>The version to be replaced.</summary>
    public Attachment? Predecessor { get; private set; }

    public FormState Form { get; private set; } = null!;

    /// <summary>Idempotency key of this rendering of the form.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Key = Guid.CreateVersion7().ToString("N");
        await LoadAsync(FormData.Empty, [], cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var upload = HttpContext.Features.Get<StreamedUpload>();
        try
        {
            return await AddAsync(upload, cancellationToken);
        }
        finally
        {
            if (upload is not null)
                await upload.DrainAsync(cancellationToken);
        }
    }

    private async Task<IActionResult> AddAsync(StreamedUpload? upload, CancellationToken cancellationToken)
    {
        var typed = new FormData(Request.Form.Where(f => !f.Key.StartsWith('_')).Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())));
        Key = Key is { Length: > 0 and <= 64 } ? Key : Guid.CreateVersion7().ToString("N");
        // Nobody's bytes are taken for what is not theirs.
        await FindAsync(cancellationToken);
        try
        {
            if (Of is null)
            {
                var entry = new AttachmentEntry(typed["title"], typed["paperId"], On.IsCase ? typed["identity"] : null);
                await commands.AddAsync(Subject, entry, upload?.File, Actor, Key, cancellationToken);
                Tell("添付ファイルを登録しました。");
            }
            else
            {
                await commands.ReplaceAsync(Of, upload?.File, Actor, Key, cancellationToken);
                Tell("添付ファイルの新しい版を登録しました。前の版は「前の版」から開けます。");
            }

            return LocalRedirect(On.Path);
        }
        catch (TaskRefusedException e)
        {
            await LoadAsync(typed, e.Errors, cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        On = await query.SubjectAsync(Actor, Subject, cancellationToken);
        if (query.WhyNotAdd(Actor, On) is { } refused)
            throw refused;
    }

    private async Task LoadAsync(FormData typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Of is null)
        {
            Form = await query.FormAsync(On, typed, errors, cancellationToken);
            return;
        }

        (Predecessor, _) = await query.FindAsync(Actor, Of, cancellationToken);
        Form = new FormState(FormDescriptor.Of(typeof(AttachmentVersionForm)), typed, new Dictionary<string, IReadOnlyList<Choice>>(), errors);
    }
}
