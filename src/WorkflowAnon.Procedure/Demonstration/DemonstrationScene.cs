using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>
/// What the demonstration shows: two recruitments, cases of made-up parties that stand in every stage of the procedure, and the desk. Every key is
/// fixed, so that building the scene again goes on where it stopped.
/// </summary>
/// <param name="office">The office.</param>
/// <param name="people">Who acts.</param>
/// <param name="today">The business day.</param>
internal sealed class DemonstrationScene(IScriptedOffice office, DemonstrationPeople people, Func<DateOnly> today)
{
    /// <summary>The whole agenda, not yet begun.</summary>
    public DemonstrationAgenda Build()
    {
        var agenda = new DemonstrationAgenda();
        var first = Recruitment(agenda, "r7", DemonstrationCalendar.FirstWindow, DemonstrationCalendar.Begins, new(2025, 12, 10), new(2026, 1, 23));
        var second = Recruitment(agenda, "r8", DemonstrationCalendar.SecondWindow, new(2026, 4, 13), new(2026, 4, 21), new(2026, 5, 15));
        Dictionary<string, CaseRoute> answered = [];
        foreach (var (key, proposal, route) in DemonstrationFirstRound.Cases)
            route(answered[key] = Case(agenda, key, proposal, first));
        foreach (var (key, proposal, route) in DemonstrationSecondRound.Cases)
            route(Case(agenda, key, proposal, second));
        // 新たな提案 on what was made for another and is published: its contents are to be entered.
        Case(agenda, "new", DemonstrationProposals.FleetSafety, second).On(
            new(2026, 6, 22), (s, ct) => s.ArriveNewAsync(ProposalKind.NewByOtherParty, answered["published"].CaseId, cancellationToken: ct), (s, ct) => s.ForwardAsync(ct), (s, ct) => s.CheckPapersAsync(ct));
        new DemonstrationDesk(office, people, today).AddTo(agenda);
        return agenda;
    }

    private RecruitmentScript Recruitment(
        DemonstrationAgenda agenda, string key, (DateOnly Start, DateOnly End) window, DateOnly planned, DateOnly selected, DateOnly announced)
    {
        var script = new RecruitmentScript(office, people, today, key, [.. RegisterSeed.Files.Select(f => f.DivisionId).Distinct()]);
        var track = agenda.Track(key, isRecruitment: true);
        track.On(planned, ct => script.PlanAsync(window.Start, window.End, ct));
        track.On(selected, script.SelectAsync);
        track.On(announced, script.AnnounceAsync);
        track.On(window.Start, script.OpenAsync);
        if (window.End < DemonstrationCalendar.Present)
        {
            track.On(window.End.AddDays(1), script.CloseAsync);
            track.On(window.End.AddDays(8), script.ReportAsync);
        }

        return script;
    }

    private CaseRoute Case(DemonstrationAgenda agenda, string key, DemonstrationProposal proposal, RecruitmentScript round) =>
        new(agenda.Track(key), new CaseScript(office, people, today, new DemonstrationCase(key, proposal)), round);
}
