using System.Text;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Pages;

/// <summary>Form of a file that becomes a draft.</summary>
public sealed class DefinitionFileForm
{
    /// <summary>ファイル.</summary>
    [FormField("手続定義のファイル", RequiredByRule = true, Accept = ".json", Help = "Elsa 3の形式（JSON）で、10MB未満のもの。")]
    public string File { get; set; } = "";
}

/// <summary>A file as a draft: a new definition, a change of a known one, or instead of what one's draft holds. So the desk can do without the designer's own tool.</summary>
[StreamedUpload]
internal sealed class DefinitionUploadModel(DefinitionReader reader, DefinitionDraftCommands drafts) : StaffPage
{
    private static readonly FormDescriptor Descriptor = FormDescriptor.Of(typeof(DefinitionFileForm));

    /// <summary>The draft that the file replaces; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? VersionId { get; set; }

    /// <summary>Idempotency key of this rendering of the form.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    /// <summary>Stamp of the draft that the person has seen.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>The draft that is replaced.</summary>
    public VersionView? Replaced { get; private set; }

    public FormState Form { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        DefinitionAccess.RequireDesigner(Actor);
        Key = Guid.CreateVersion7().ToString("N");
        await LoadAsync([], cancellationToken);
        Stamp = Replaced?.Stamp;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var upload = HttpContext.Features.Get<StreamedUpload>();
        try
        {
            DefinitionAccess.RequireDesigner(Actor);
            await LoadAsync([], cancellationToken);
            var saved = await drafts.SaveAsync(
                new DraftSave(Replaced?.DefinitionId, await ReadAsync(upload?.File?.Content, cancellationToken), Stamp), Actor, Key is { Length: > 0 and <= 64 } ? Key : Guid.CreateVersion7().ToString("N"), cancellationToken);
            Tell(saved.IsNew ? $"「{saved.Name}」の下書きを作りました。" : "下書きを、選んだファイルの内容に置き換えました。");
            return LocalRedirect("/definitions/drafts/" + saved.VersionId);
        }
        catch (TaskRefusedException e)
        {
            await LoadAsync([.. e.Errors.Select(x => x with { Field = "file" })], cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }
        catch (TaskConflictException e) when (e.Kind != TaskConflictKind.Forbidden && e.Kind != TaskConflictKind.NotFound)
        {
            await LoadAsync([new FieldError("file", e.Message)], cancellationToken);
            Response.StatusCode = 409;
            return Page();
        }
        finally
        {
            if (upload is not null)
                await upload.DrainAsync(cancellationToken);
        }
    }

    private async Task LoadAsync(IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        if (VersionId is not null)
            Replaced = (await reader.FindAsync(Actor, VersionId, cancellationToken))?.Version ?? throw new TaskConflictException(TaskConflictKind.NotFound, "置き換える下書きがありません（公開されたか、破棄されています）。");
        Form = new FormState(Descriptor, FormData.Empty, new Dictionary<string, IReadOnlyList<Choice>>(), errors);
    }

    // One byte more than is allowed is enough to know that it is too much.
    private static async Task<string> ReadAsync(Stream? content, CancellationToken cancellationToken)
    {
        if (content is null)
            return "";
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (kept.Length < DraftRules.MaxBytes && (read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            kept.Write(buffer, 0, read);
        kept.Position = 0;
        using var reader = new StreamReader(kept, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
