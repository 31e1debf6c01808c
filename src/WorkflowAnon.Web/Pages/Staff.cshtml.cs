using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>職員: the list, for 運用管理者.</summary>
internal sealed class StaffModel(StaffQuery query, TimeProvider clock) : StaffPage
{
    /// <summary>Part of 氏名 or 利用者ID.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>所属, or empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Division { get; set; }

    /// <summary>True: those who have left.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Left { get; set; }

    public IReadOnlyList<StaffRow> Rows { get; private set; } = [];

    /// <summary>Transfers that were carried out a short while ago.</summary>
    public IReadOnlyList<(StaffTransfer Transfer, string Person)> Recent { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await query.ListAsync(Actor, new(Q ?? "", Division ?? "", Left), cancellationToken);
        Recent = await query.RecentAsync(Actor, JapanTime.Today(clock), cancellationToken);
    }
}
