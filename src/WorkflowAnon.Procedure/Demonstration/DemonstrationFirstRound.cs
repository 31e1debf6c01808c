using static WorkflowAnon.Procedure.Demonstration.DemonstrationProposals;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>The cases of the recruitment that is closed: from the notice to the end of the use, and those that ended earlier.</summary>
internal static class DemonstrationFirstRound
{
    private static readonly DateOnly
        Feb16 = new(2026, 2, 16), Feb20 = new(2026, 2, 20), Feb26 = new(2026, 2, 26), Mar10 = new(2026, 3, 10), Mar16 = new(2026, 3, 16), Mar17 = new(2026, 3, 17),
        Mar24 = new(2026, 3, 24), Mar31 = new(2026, 3, 31), Apr1 = new(2026, 4, 1), Apr10 = new(2026, 4, 10), Apr15 = new(2026, 4, 15), Apr22 = new(2026, 4, 22),
        May11 = new(2026, 5, 11), May14 = new(2026, 5, 14), May26 = new(2026, 5, 26), Jun2 = new(2026, 6, 2), Jun9 = new(2026, 6, 9), Jun17 = new(2026, 6, 17),
        Jun19 = new(2026, 6, 19), Jun22 = new(2026, 6, 22), Jun23 = new(2026, 6, 23);

    /// <summary>Key, proposal and way of each case.</summary>
    public static IReadOnlyList<(string Key, DemonstrationProposal Proposal, Action<CaseRoute> Route)> Cases { get; } =
    [
        // 提供後: the register is published, and 取扱従事者 was replaced.
        ("published", Accident, c => Used(c, Feb16).Published(May14).On(Jun9, (s, ct) => s.ReplaceHandlerAsync(ct))),
        // 変更の届出: received, its reason is to be confirmed.
        ("change", Guard, c => Used(c, Feb16).Published(May14).On(Jun23, (s, ct) => s.NotifyOfHandlerAsync(ct))),
        // 解除: both parties passed the data on; one is terminated, the other about to be. 委員会 has heard of the intention once.
        ("terminated", RoadUse, c => Used(c, Feb16).Published(May14).On(Jun2, (s, ct) => s.IntendTerminationAsync(ct)).On(Jun9, (s, ct) => s.TerminateAsync(ct))),
        ("terminating", Climbing, c => Used(c, Feb20).Published(May14).On(Jun22, (s, ct) => s.IntendTerminationAsync(ct)).On(Jun23, (s, ct) => s.ReportIntentAsync(ct))),
        // 利用期間の満了.
        ("expired", Festival, c => Used(c, Feb20).Published(May14).On(Jun19, (s, ct) => s.ConfirmErasureAsync(ct))),
        // 不適合, after a correction and a consultation.
        ("refused", Licence, c => c.Received(Feb20, "in-person", vague: true).On(Feb26, (s, ct) => s.DemandCorrectionAsync(new(2026, 3, 12), ct)).On(Mar10, (s, ct) => s.CorrectAsync(ct))
            .On(Mar17, (s, ct) => s.ConsultAsync(ct)).Examined(Mar24, conforms: false).On(Apr1, (s, ct) => s.NotifyNonConformingAsync(ct))),
        // 取下げ: the papers were never corrected.
        ("withdrawn", HikingMaps, c => c.Received(Feb26, vague: true).On(Mar17, (s, ct) => s.DemandCorrectionAsync(Mar31, ct)).On(Apr10, (s, ct) => s.WithdrawAsync(ct))),
        // 期限の経過: neither application nor fee by the 11th of May.
        ("lapsed", ParkingPenalty, c => c.Received(Feb26).Examined(Mar24).Noticed(Apr10).On(May14, (s, ct) => s.LapseAsync(ct))),
        // 返戻: by e-mail.
        ("returned", LostByBus, c => c.On(Mar10, (s, ct) => s.ArriveAsync(c.RecruitmentId, "email", ct), (s, ct) => s.ReturnAsync(ct))),
        // ファイル簿: the outline is to be entered; the publication is to be requested.
        ("outline", Seminar, c => Contracted(c, Mar10).Provided(Jun22)),
        ("publication", LostProperty, c => Contracted(c, Mar10).Provided(Jun17).On(Jun22, (s, ct) => s.RegisterAsync(ct))),
        // 提供: the media are to be made ready; the provision is late, and the counterparty knows.
        ("media", Garage, c => Begun(c, Mar10).On(Jun22, (s, ct) => s.ProduceAsync(ct), (s, ct) => s.InspectAsync(true, ct))),
        ("delayed", Secondhand, c => Begun(c, Mar10).On(Jun17, (s, ct) => s.ProduceAsync(ct), (s, ct) => s.InspectAsync(true, ct), (s, ct) => s.PrepareMediaAsync(ct))
            .On(Jun22, (s, ct) => s.DelayAsync(new(2026, 6, 30), ct))),
        // 作成: with a contractor; the inspection is to be made.
        ("production", UsedCars, c => c.Received(Mar16).Examined(Apr22).Noticed(May14, 1_200_000).Paid(May26).Contracted(Jun2).On(Jun17, (s, ct) => s.StartProductionAsync(true, ct))),
        ("inspection", Nightlife, c => Begun(c, Mar16).On(Jun22, (s, ct) => s.ProduceAsync(ct))),
        // 契約: to be sealed; to be approved.
        ("seal", LicenceRenewal, c => Applied(c, Mar16).On(Jun19, (s, ct) => s.DraftContractAsync(null, ct)).On(Jun22, (s, ct) => s.ApproveContractAsync(ct))),
        ("contract", ParkingMeters, c => Applied(c, Mar16).On(Jun23, (s, ct) => s.DraftContractAsync(null, ct))),
        // 手数料: applied for, not yet paid; nothing has come yet.
        ("payment", NightDriving, c => c.Received(Mar16).Examined(Apr22).Noticed(Jun2).On(Jun17, (s, ct) => s.ApplyAsync(ct))),
        ("application", LostUmbrellas, c => c.Received(Mar16).Examined(Apr22).Noticed(Jun17)),
        // 通知: to be dispatched; the fee is to be estimated.
        ("notice", ElderlyDrivers, c => c.Received(Mar16).Examined(May26).On(Jun22, (s, ct) => s.EstimateAsync(0, ct), (s, ct) => s.DraftNoticeAsync(ct))),
        ("fee", CarSharing, c => c.Received(Mar16).Examined(Jun17).On(Jun22, (s, ct) => s.DecideOutsourcingAsync(0, ct))),
    ];

    private static CaseRoute Used(CaseRoute route, DateOnly arrived) => route.Received(arrived).Examined(Mar24).Noticed(Apr1).Paid(Apr15).Contracted(Apr22).Provided(May11);

    private static CaseRoute Applied(CaseRoute route, DateOnly arrived) => route.Received(arrived).Examined(Apr22).Noticed(May26).Paid(Jun17);

    private static CaseRoute Contracted(CaseRoute route, DateOnly arrived) => route.Received(arrived).Examined(Apr22).Noticed(May14).Paid(May26).Contracted(Jun2);

    private static CaseRoute Begun(CaseRoute route, DateOnly arrived) => Contracted(route, arrived).On(Jun9, (s, ct) => s.StartProductionAsync(false, ct));
}
