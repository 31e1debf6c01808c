using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WorkflowAnon.Web.Pages;

namespace WorkflowAnon.Web.Studio;

/// <summary>デザイナー: base of the pages that hold one of Elsa Studio's custom elements, and nothing else that a person needs.</summary>
internal abstract class DesignerPage(StudioPackage package) : StaffPage
{
    // Studio runs WebAssembly, styles its elements in place and lets its text editor work in blob workers; nothing of it comes from elsewhere. The digests are of the
    // scripts that its components put into the page (the keys of the editor): another version of the package has others.
    private const string Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts=' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Name of the element.</summary>
    public abstract string Element { get; }

    /// <summary>Its attributes.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes { get; } = new Dictionary<string, string>();

    /// <summary>What a designer should know before anything else; null for nothing.</summary>
    public string? Note { get; protected set; }

    /// <summary>The elements' package.</summary>
    public StudioPackage Package => package;

    /// <summary>True for a person who may change definitions.</summary>
    public bool MayEdit => StudioAccess.Edits(Actor);

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        StudioAccess.RequireReader(Actor);
        if (package.Problem is not null)
            return;
        ViewData["Studio"] = this;
        Response.Headers.ContentSecurityPolicy = Policy;
    }

    /// <summary>Shows it.</summary>
    public virtual Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => Task.FromResult<IActionResult>(Page());
}
