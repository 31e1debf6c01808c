namespace WorkflowAnon.Domain.Proposals;

/// <summary>到達の扱い as a person decided it (5-2-1).</summary>
public enum ArrivalDecision
{
    /// <summary>Not decided yet.</summary>
    Undecided = 0,

    /// <summary>受け付ける.</summary>
    Received = 1,

    /// <summary>受け付けず返戻する.</summary>
    Returned = 2,
}

/// <summary>到達: how and when papers came in. Arrival, postmark and the date on the form are three different things (calendar.md 4.6).</summary>
public sealed class Arrival
{
    /// <summary>到達日.</summary>
    public DateOnly ArrivedOn { get; set; }

    /// <summary>True: 受付時間外 (守衛室・夜間受付 など).</summary>
    public bool AfterHours { get; set; }

    /// <summary>提出方法: id of the profile's channel, or "email", "fax", "online" for what is not accepted.</summary>
    public string Channel { get; set; } = "";

    /// <summary>消印の日, or null when not by post or not legible.</summary>
    public DateOnly? PostmarkedOn { get; set; }

    /// <summary>True: the papers concern 作成済みの匿名加工情報 (form 10; 5-※).</summary>
    public bool ForCreatedInformation { get; set; }

    /// <summary>到達の証拠 (封筒・受付簿 など) and other remarks.</summary>
    public string Note { get; set; } = "";

    /// <summary>扱い.</summary>
    public ArrivalDecision Decision { get; set; }

    /// <summary>Why, when the arrival was out of the ordinary.</summary>
    public string DecisionReason { get; set; } = "";

    /// <summary>Staff id of who decided; empty when nothing had to be decided.</summary>
    public string DecidedById { get; set; } = "";

    /// <summary>返戻した日, or null.</summary>
    public DateOnly? ReturnedOn { get; set; }

    /// <summary>返戻の方法と案内した内容.</summary>
    public string ReturnNote { get; set; } = "";
}
