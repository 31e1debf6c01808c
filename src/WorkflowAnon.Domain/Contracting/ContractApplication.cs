using WorkflowAnon.Domain.Proposals;

namespace WorkflowAnon.Domain.Contracting;

/// <summary>契約締結に関する申込書 (form 6) as received with the two counterparts (8-3-1). One per case.</summary>
public sealed class ContractApplication
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The notice it answers.</summary>
    public required string NoticeId { get; init; }

    /// <summary>収受した日.</summary>
    public DateOnly ReceivedOn { get; set; }

    /// <summary>提出方法: id of the profile's channel.</summary>
    public required string ChannelId { get; set; }

    /// <summary>申込者 as written, one name per applicant; all notified proposers where the proposal is joint (form 6).</summary>
    public List<string> Applicants { get; set; } = [];

    /// <summary>契約書の通数 received; two are needed (規則61).</summary>
    public int ContractCopies { get; set; }

    /// <summary>収入印紙 is needed on one counterpart: a person's decision (8-3-1n). Never the 収入証紙 of the fee.</summary>
    public bool NationalRevenueStampNeeded { get; set; }

    /// <summary>Why it is needed or not.</summary>
    public string NationalRevenueStampReason { get; set; } = "";

    /// <summary>収入印紙 of the right amount is on one counterpart; meaningless when none is needed.</summary>
    public bool NationalRevenueStampAffixed { get; set; }

    /// <summary>It is on the counterpart that the office keeps.</summary>
    public bool NationalRevenueStampOnOurs { get; set; }

    /// <summary>取扱従事者 as notified with the application; empty when none was (8-3-5).</summary>
    public List<DataHandler> Handlers { get; set; } = [];

    /// <summary>受け付けた者.</summary>
    public required string ReceivedById { get; set; }

    /// <summary>写し（消印後の証紙の写しを含む）を保管した日 (8-3-4).</summary>
    public DateOnly? CopyRetainedOn { get; set; }

    /// <summary>消印後の証紙の写し is kept with the copy (8-3-4).</summary>
    public bool StampCopyRetained { get; set; }

    /// <summary>原本を担当課へ送付した日.</summary>
    public DateOnly? ForwardedOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
