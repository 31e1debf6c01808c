using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Contracts;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Integration;

namespace WorkflowAnon.Web.Pages;

/// <summary>連携: the events that other systems can receive, and how they leave the product. Reads only; no case's content.</summary>
internal sealed class IntegrationModel(IIntegrationInfo info) : StaffPage
{
    /// <summary>Part of the name or of what happened.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<EventSheet> Events { get; private set; } = [];

    public IntegrationState State { get; private set; } = null!;

    public IReadOnlyList<(string Department, string Queue)> Queues => info.Queues;

    public string ExchangeOf(EventSheet sheet) => info.ExchangeOf(sheet.Type);

    /// <summary>Version of the contract that the product writes now.</summary>
    public static int VersionOf(EventSheet sheet) => ((CaseEvent)Activator.CreateInstance(sheet.Type)!).Version;

    public void OnGet()
    {
        CaseAccess.RequireIntegration(Actor);
        State = info.State;
        var wanted = (Q ?? "").Trim();
        Events = [.. EventSheet.All.Where(e => e.Type.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || e.What.Contains(wanted, StringComparison.Ordinal))];
    }
}
