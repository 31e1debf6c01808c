using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Proposals;

/// <summary>形式の確認の種類.</summary>
public enum FormalCheck
{
    /// <summary>代理人・代理権 (第5の3).</summary>
    Agent = 1,

    /// <summary>本人であること (第5の4).</summary>
    Identity = 2,

    /// <summary>提案書の記載 (第5の5).</summary>
    Items = 3,

    /// <summary>添付書類 (第5の6).</summary>
    Attachments = 4,
}

/// <summary>形式の確認で見付けたこと: one line of what 総務課 sends to the owning division (O-17). Kept per version of the papers.</summary>
public sealed class FormalFinding
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>事案.</summary>
    public required string CaseId { get; init; }

    /// <summary>Which check found it.</summary>
    public FormalCheck Check { get; init; }

    /// <summary>Version of the papers, from 1.</summary>
    public int PaperVersion { get; init; }

    /// <summary>Order within the version.</summary>
    public int Position { get; init; }

    /// <summary>条項.</summary>
    public required string Clause { get; init; }

    /// <summary>扱い.</summary>
    public FindingLevel Level { get; init; }

    /// <summary>Path of the field, for example proposers[0].name; empty when it concerns the whole.</summary>
    public string Item { get; init; } = "";

    /// <summary>What is wrong and what to do, 日本語.</summary>
    public required string Message { get; init; }

    /// <summary>True: a person added it; false: the rules found it.</summary>
    public bool ByPerson { get; init; }

    /// <summary>Staff id of who made the check.</summary>
    public required string FoundById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset FoundAt { get; init; }
}
