namespace WorkflowAnon.Domain.Records;

/// <summary>廃棄の起案: what is proposed for 廃棄, what was decided, and what became of each file.</summary>
public sealed class Disposal
{
    /// <summary>Id: the subject id of its workflow instance ("records-disposal-…").</summary>
    public required string Id { get; init; }

    /// <summary>番号, for example 令和20年度廃棄第3号.</summary>
    public required string Number { get; init; }

    /// <summary>廃棄する理由.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The files, oldest first.</summary>
    public List<DisposalItem> Items { get; set; } = [];

    /// <summary>起案者 of the latest draft.</summary>
    public required string DraftedById { get; set; }

    /// <summary>Name of the drafter.</summary>
    public required string DraftedByName { get; set; }

    /// <summary>When it was drafted last: a decision before that is not one on these files.</summary>
    public DateTimeOffset DraftedAt { get; set; }

    /// <summary>廃棄を実施した日, or null.</summary>
    public DateOnly? ExecutedOn { get; set; }

    /// <summary>廃棄の方法 of the paper originals and copies.</summary>
    public string Method { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>One file of a 廃棄の起案. No personal data: it is kept for ever.</summary>
public sealed class DisposalItem
{
    /// <summary>区分.</summary>
    public RetentionKind Kind { get; set; }

    /// <summary>What it is about.</summary>
    public string SubjectId { get; set; } = "";

    /// <summary>番号 of the file.</summary>
    public string Label { get; set; } = "";

    /// <summary>完結した日.</summary>
    public DateOnly EndedOn { get; set; }

    /// <summary>保存期間の満了の日.</summary>
    public DateOnly KeptUntil { get; set; }

    /// <summary>どう計算したか.</summary>
    public string Rule { get; set; } = "";

    /// <summary>True once disposed of.</summary>
    public bool IsDisposed { get; set; }

    /// <summary>Why it was kept when the others went; empty otherwise.</summary>
    public string KeptReason { get; set; } = "";
}
