using static WorkflowAnon.Procedure.Demonstration.DemonstrationProposals;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>The cases of the recruitment that is open: from the arrival to the 決裁 of the examination.</summary>
internal static class DemonstrationSecondRound
{
    private static readonly DateOnly Jun2 = new(2026, 6, 2), Jun9 = new(2026, 6, 9), Jun17 = new(2026, 6, 17), Jun22 = new(2026, 6, 22), Jun23 = new(2026, 6, 23);

    /// <summary>Key, proposal and way of each case.</summary>
    public static IReadOnlyList<(string Key, DemonstrationProposal Proposal, Action<CaseRoute> Route)> Cases { get; } =
    [
        // 受付: just arrived; the checks go on.
        ("arrived", SchoolRoutes, c => c.On(DemonstrationCalendar.Present, (s, ct) => s.ArriveAsync(c.RecruitmentId, "in-person", ct))),
        ("identity", SnowRoads, c => c.Forwarded(Jun23).On(Jun23, (s, ct) => s.EnterPartiesAsync(ct))),
        ("contents", StationFinds, c => c.Forwarded(Jun22, "in-person").On(Jun22, (s, ct) => s.CheckPapersAsync(ct))),
        // 補正: asked for; overdue; corrected and back with 担当課.
        ("demanded", FilmPermits, c => c.Received(Jun9, vague: true).On(Jun17, (s, ct) => s.DemandCorrectionAsync(new(2026, 7, 8), ct))),
        ("overdue", MountainHuts, c => c.Received(Jun2, vague: true).On(Jun9, (s, ct) => s.DemandCorrectionAsync(Jun22, ct))),
        ("corrected", GuardTraining, c => c.Received(Jun2, vague: true).On(Jun9, (s, ct) => s.DemandCorrectionAsync(Jun23, ct)).On(Jun22, (s, ct) => s.CorrectAsync(ct))),
        // 審査: consulted; under way; to be approved.
        ("consultation", LicenceReturns, c => c.Received(Jun2).On(Jun22, (s, ct) => s.RequestConsultationAsync(ct))),
        ("examination", RoundaboutStudy, c => c.Received(Jun9).On(Jun22, (s, ct) => s.BeginExaminationAsync(ct))),
        ("decision", WinterTyres, c => c.Received(Jun2).On(Jun22, (s, ct) => s.ExamineAsync(true, ct))),
    ];
}
