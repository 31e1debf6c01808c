using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>提案者・欠格: parties across cases, found by name however it is written.</summary>
internal sealed class PartiesModel(PartyQuery query, SealedText sealing) : StaffPage
{
    /// <summary>What is searched for, sealed: it is mostly somebody's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only parties that are barred today.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Barred { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What is searched for.</summary>
    public string Text { get; private set; } = "";

    public Listing<PartyRow> Parties { get; private set; } = new([], null);

    /// <summary>How many there are in all.</summary>
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Text = sealing.Open(Q);
        var search = new PartySearch(Text, Barred);
        Total = await query.CountAsync(Actor, search, cancellationToken);
        Parties = await query.ListAsync(Actor, search, After, cancellationToken);
    }

    public IActionResult OnPostSearch([FromForm] string? text)
    {
        Q = sealing.Seal((text ?? "").Trim());
        return LocalRedirect(Link(Barred, null));
    }

    /// <summary>Address of the list from a place on; from its beginning for null.</summary>
    public string Link(bool barred, string? after) => "/parties" + QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Q,
        ["barred"] = barred ? "true" : null,
        ["after"] = after,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}
