using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Engine.Simulation;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>シミュレーション of a version: what would come up with the choices in the address. Nothing is stored; going back in the browser takes a choice back.</summary>
[Implements("1-0")]
internal sealed class SimulateModel(SimulationQuery simulations) : StaffPage
{
    /// <summary>Id of the definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Number of the version.</summary>
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    /// <summary>First day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Start { get; set; }

    /// <summary>Activity that starts it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Trigger { get; set; }

    /// <summary>What was chosen so far.</summary>
    [BindProperty(SupportsGet = true, Name = "c")]
    public List<string> Choices { get; set; } = [];

    public DefinitionSummary Summary { get; private set; } = null!;

    public SimulationView View { get; private set; } = null!;

    /// <summary>Address of this page without choices.</summary>
    public string Here => $"/definitions/{Uri.EscapeDataString(Id)}/{Version}/simulate";

    /// <summary>Shows where the simulation stands; <paramref name="activity"/> with its fields is one more choice, which goes into the address.</summary>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "a")] string? activity, [FromQuery(Name = "o")] string? outcome, [FromQuery(Name = "d")] string? day, CancellationToken cancellationToken)
    {
        (Summary, var workflow) = await simulations.FindAsync(Actor, Id, Version, cancellationToken);
        var start = SimulationAddress.Day(Start);
        if (start is null && !string.IsNullOrEmpty(Start))
            ModelState.AddModelError("start", "開始日を読み取れません。年月日を選んでください。");
        var address = new SimulationAddress(start ?? simulations.Today, Trigger ?? "", Choices);
        View = await simulations.RunAsync(workflow, address, cancellationToken);
        if (activity is null)
            return Page();
        if (Next(activity, outcome ?? "", SimulationAddress.Day(day)) is not { } choice)
            return Page();
        return LocalRedirect(View.Address.With(Here, [.. View.Used, choice]));
    }

    private string? Next(string activity, string outcome, DateOnly? day)
    {
        if (View.Moves.FirstOrDefault(m => m.ActivityId == activity) is not { } move)
            return Refuse("選んだ手順は、ここでは待っていません。下の「次に起きること」から選び直してください。");
        if (View.Used.Count >= WorkflowSimulation.MostChoices)
            return Refuse($"一つの模擬で選べるのは{WorkflowSimulation.MostChoices}回までです。開始日を後にずらすか、途中から始まる別の手続を模擬してください。");
        if (move.HasDay && day is null)
            return Refuse($"「{move.Title}」が起きる日を選んでください。");
        if (move.HasDay && day < View.Today)
            return Refuse($"「{move.Title}」の日は、今の日（{JapaneseDate.Format(View.Today)}）以後にしてください。");
        List<DateOnly> days = [];
        foreach (var (kind, name) in Asked(move, outcome))
        {
            if (SimulationAddress.Day(Request.Query["f." + kind]) is not { } fixedDay)
                return Refuse($"{name}を選んでください。");
            days.Add(fixedDay);
        }

        return SimulationAddress.Write(activity, outcome, day ?? View.Today, days);
    }

    private IEnumerable<(string Kind, string Name)> Asked(SimulatedMove move, string outcome)
    {
        if (View.Result.Question is not null)
            return outcome.Length == 0 ? move.Days : [];
        return View.Simulation.DaysToFix(move.ActivityId, outcome).Select(k => (k.ToString(), k.DisplayName()));
    }

    private string? Refuse(string message)
    {
        ModelState.AddModelError("", message);
        return null;
    }
}
