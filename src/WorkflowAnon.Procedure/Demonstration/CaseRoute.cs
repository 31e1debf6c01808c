namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>One case's way through the procedure, day by day, up to where it stands in the demonstration.</summary>
/// <param name="track">Its steps.</param>
/// <param name="script">The case.</param>
/// <param name="round">The recruitment that it answers.</param>
internal sealed class CaseRoute(DemonstrationTrack track, CaseScript script, RecruitmentScript round)
{
    /// <summary>Id of the recruitment, once it is planned.</summary>
    public string RecruitmentId => round.Id;

    /// <summary>Id of the case, once its papers have arrived.</summary>
    public string CaseId => script.CaseId;

    /// <summary>Does steps of the script on a day.</summary>
    public CaseRoute On(DateOnly day, params ReadOnlySpan<Func<CaseScript, CancellationToken, Task>> steps)
    {
        foreach (var step in steps)
            track.On(day, ct => step(script, ct));
        return this;
    }

    /// <summary>到達, 収受, 写し, 原本の送付.</summary>
    public CaseRoute Forwarded(DateOnly on, string channel = "post") =>
        On(on, (s, ct) => s.ArriveAsync(round.Id, channel, ct), (s, ct) => s.ForwardAsync(ct));

    /// <summary>The same, and the checks on the copy.</summary>
    /// <param name="on">The day.</param>
    /// <param name="channel">提出の方法.</param>
    /// <param name="vague">True: something has to be corrected.</param>
    public CaseRoute Received(DateOnly on, string channel = "post", bool vague = false) =>
        Forwarded(on, channel).On(on, (s, ct) => s.CheckPapersAsync(ct), (s, ct) => s.CheckContentsAsync(vague, ct));

    /// <summary>審査 and its 決裁.</summary>
    public CaseRoute Examined(DateOnly on, bool conforms = true) => On(on, (s, ct) => s.ExamineAsync(conforms, ct), (s, ct) => s.DecideAsync(ct));

    /// <summary>手数料の積算 and 適合の通知.</summary>
    public CaseRoute Noticed(DateOnly on, long outsourcedYen = 0) => outsourcedYen == 0
        ? On(on, (s, ct) => s.EstimateAsync(0, ct), (s, ct) => s.NotifyAsync(ct))
        // Estimate, scrutiny and contract with the contractor lie strictly before the notice (9-1-4ア).
        : On(on.AddDays(-1), (s, ct) => s.EstimateAsync(outsourcedYen, ct)).On(on, (s, ct) => s.NotifyAsync(ct));

    /// <summary>申込み and 納付.</summary>
    public CaseRoute Paid(DateOnly on) => On(on, (s, ct) => s.ApplyAsync(ct), (s, ct) => s.PayAsync(ct));

    /// <summary>契約の締結 and what follows it.</summary>
    public CaseRoute Contracted(DateOnly on) => On(on, (s, ct) => s.DraftContractAsync(null, ct), (s, ct) => s.ConcludeAsync(ct));

    /// <summary>作成, 検査, 提供.</summary>
    public CaseRoute Provided(DateOnly on) => On(on, (s, ct) => s.DeliverAsync(ct));

    /// <summary>ファイル簿への記載 and 公表.</summary>
    public CaseRoute Published(DateOnly on) => On(on, (s, ct) => s.RegisterAsync(ct), (s, ct) => s.PublishAsync(ct));
}
