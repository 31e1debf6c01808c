using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using WorkflowAnon.Procedure.CaseFiles;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>事案ファイルの書き出し: asks for the purpose, records it, and sends the archive as it is written.</summary>
internal sealed class CaseExportModel(CaseQuery cases, RecordsQuery records, CaseExportCommands commands, CaseExporter exporter) : StaffPage
{
    private static readonly FormDescriptor Descriptor = FormDescriptor.Of(typeof(CaseExportForm));

    /// <summary>Id of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public CaseRow Row { get; private set; } = null!;

    /// <summary>True once the papers are gone.</summary>
    public bool IsDisposed { get; private set; }

    public FormState Form { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(FormBinder.Unbind(new CaseExportForm()), [], cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = new FormData(Request.Form.Where(f => !f.Key.StartsWith('_')).Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())));
        await LoadAsync(typed, [], cancellationToken);
        try
        {
            var (form, errors) = FormBinder.Bind(Descriptor, typed);
            if (errors.Count > 0)
                throw new TaskRefusedException(errors);
            return new CaseArchiveResult(await commands.BeginAsync(Id, (CaseExportForm)form, Actor, cancellationToken), CaseExporter.FileNameOf(Row.Case), exporter, commands);
        }
        catch (TaskRefusedException e)
        {
            await LoadAsync(typed, e.Errors, cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }
    }

    private async Task LoadAsync(FormData typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        Row = await cases.FindAsync(Actor, Id, cancellationToken);
        IsDisposed = (await records.OfAsync(Actor, Id, Row.Case.OwningDivisionId, !Row.Case.IsOpen, cancellationToken)).IsDisposed;
        Form = new FormState(Descriptor, typed, new Dictionary<string, IReadOnlyList<Choice>>(), errors);
    }
}

/// <summary>The archive on its way: written straight into the answer, never whole in memory.</summary>
internal sealed class CaseArchiveResult(CaseExport export, string fileName, CaseExporter exporter, CaseExportCommands commands) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        var manifest = await exporter.WriteAsync(export, response.Body, context.HttpContext.RequestAborted);
        await commands.FinishAsync(export, manifest, CancellationToken.None);
    }
}
