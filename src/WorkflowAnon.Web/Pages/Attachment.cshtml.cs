using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>
/// 添付ファイル: one version, its preview, its bytes. They never run and never are taken for a page of ours: sent under the type that their content has shown,
/// in a sandbox without any source, and to be saved unless they are an image or PDF that is looked at. Copies of identity papers are sent only after
/// the view has been recorded, by a button.
/// </summary>
internal sealed class AttachmentModel(AttachmentQuery query, AttachmentCommands commands, IBlobStore blobs, IdentityViews views) : StaffPage
{
    private const string ByButton = "本人確認書類の写しは、添付ファイルの画面の「開く（閲覧が記録されます）」のボタンから開きます。";

    /// <summary>Id of the version.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Attachment Row { get; private set; } = null!;

    public AttachmentSubject On { get; private set; } = null!;

    public AttachmentLine Line { get; private set; } = null!;

    /// <summary>The paper that this is a scan of, or null.</summary>
    public string? Paper { get; private set; }

    public bool MayChange { get; private set; }

    public string? Problem { get; private set; }

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>True when the content is there to be opened.</summary>
    public bool IsThere => !Row.IsErased;

    /// <summary>True for an image that a browser shows.</summary>
    public bool IsImage => Row.MediaType == FileTypes.Png.MediaType || Row.MediaType == FileTypes.Jpeg.MediaType;

    /// <summary>True for what can be looked at without saving it; TIFF no browser shows.</summary>
    public bool IsViewable => IsImage || Row.MediaType == FileTypes.Pdf.MediaType;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>The bytes, to be saved.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        return Row.IdentityKind is null ? await SendAsync("attachment", cancellationToken) : throw new TaskConflictException(TaskConflictKind.Forbidden, ByButton);
    }

    /// <summary>An image or PDF, to be looked at.</summary>
    public async Task<IActionResult> OnGetViewAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Row.IdentityKind is not null)
            throw new TaskConflictException(TaskConflictKind.Forbidden, ByButton);
        return await SendAsync(IsViewable ? "inline" : "attachment", cancellationToken);
    }

    /// <summary>A copy of an identity paper: recorded, then sent.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Row.IdentityKind is { } kind && !await views.TryRecordAsync(Row.SubjectId, [kind], Actor, cancellationToken, Row.Id))
        {
            Problem = IdentityViews.NotRecorded;
            await LoadAsync(cancellationToken);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        return await SendAsync(IsViewable ? "inline" : "attachment", cancellationToken);
    }

    public Task<IActionResult> OnPostWithdrawAsync([FromForm] string? reason, [FromForm] bool erase, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) =>
        RunAsync(async () =>
        {
            await FindAsync(cancellationToken);
            await commands.WithdrawAsync(Id, reason ?? "", erase, Actor, key, cancellationToken);
            return erase ? "添付ファイルを取り下げ、内容を消去しました。原データは翌日までに保管場所から消えます。" : "添付ファイルを取り下げました。理由は記録に残りました。";
        }, "/attachments/" + Uri.EscapeDataString(Id));

    private async Task FindAsync(CancellationToken cancellationToken) => (Row, On) = await query.FindAsync(Actor, Id, cancellationToken);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        Line = await query.LineAsync(Row, cancellationToken);
        Paper = await query.PaperAsync(Row, cancellationToken);
        MayChange = !On.IsDisposed && query.MayChange(Actor, Row, On);
    }

    private async Task<IActionResult> SendAsync(string disposition, CancellationToken cancellationToken)
    {
        if (!IsThere)
            throw new TaskConflictException(TaskConflictKind.NotFound, "この添付ファイルの内容は、個人番号が写っていたため消去されています。");
        var content = blobs.OpenRead(Row.Sha256)
            ?? throw new FileNotFoundException($"添付ファイル {Row.Id} の原データ {Row.Sha256} が保管場所にありません。");
        if (!await IsAsStoredAsync(content, cancellationToken))
        {
            await content.DisposeAsync();
            throw new InvalidDataException($"添付ファイル {Row.Id} の原データが {Row.MediaType} ではありません。");
        }

        var header = new ContentDispositionHeaderValue(disposition);
        header.SetHttpFileName(Row.FileName);
        Response.Headers.ContentDisposition = header.ToString();
        // A PDF is shown by the browser's own viewer, apart from our pages, also with this header (Chromium 156); its scripts and links find no origin here.
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        Response.Headers.CacheControl = "private, no-store";
        // Parts of an identity paper are not fetched again without a record.
        return new FileStreamResult(content, Row.MediaType) { EnableRangeProcessing = Row.IdentityKind is null };
    }

    private async Task<bool> IsAsStoredAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[FileTypes.HeadBytes];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        return content.Length == Row.Bytes && FileTypes.OfContent(head.AsSpan(0, read))?.MediaType == Row.MediaType;
    }
}

/// <summary>What the form of a file needs.</summary>
/// <param name="SubjectId">Case or recruitment.</param>
/// <param name="Of">The version to be replaced, or null.</param>
/// <param name="Form">Fields, what is typed, errors.</param>
/// <param name="Key">Idempotency key.</param>
internal sealed record AttachmentFormModel(string SubjectId, string? Of, FormState Form, string Key)
{
    /// <summary>Where it is sent.</summary>
    public string Action => "/attachments/add/" + Uri.EscapeDataString(SubjectId) + (Of is null ? "" : "/" + Uri.EscapeDataString(Of));
}
