using System.Globalization;
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

    /// <summary>Page of the list, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>What is searched for.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<PartyRow> Rows { get; private set; } = [];

    /// <summary>How many there are in all.</summary>
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Text = sealing.Open(Q);
        Number = Math.Max(1, Number);
        var all = await query.ListAsync(Actor, Text, Barred, cancellationToken);
        Total = all.Count;
        Rows = [.. all.Skip((Number - 1) * PartyQuery.PageSize).Take(PartyQuery.PageSize)];
    }

    public IActionResult OnPostSearch([FromForm] string? text)
    {
        Q = sealing.Seal((text ?? "").Trim());
        return LocalRedirect(Link(Barred, 1));
    }

    /// <summary>Address of a page of the list.</summary>
    public string Link(bool barred, int number) => "/parties" + QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Q, ["barred"] = barred ? "true" : null, ["p"] = number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}
