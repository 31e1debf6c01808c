using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.CommissionReports;

/// <summary>個人情報保護委員会への報告 (10-1, 10-3), made by 総務課.</summary>
public sealed class CommissionReport
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The violation or termination file it is about.</summary>
    public required string ViolationId { get; init; }

    /// <summary>What is reported.</summary>
    public CommissionReportKind Kind { get; init; }

    /// <summary>報告した日.</summary>
    public DateOnly ReportedOn { get; init; }

    /// <summary>報告の方法.</summary>
    public string Method { get; init; } = "";

    /// <summary>報告の内容.</summary>
    public string Content { get; init; } = "";

    /// <summary>文書番号.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>報告した者.</summary>
    public required string ReportedById { get; init; }
}
