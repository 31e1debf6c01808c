namespace WorkflowAnon.Domain.Cases;

/// <summary>所在の移動の種類.</summary>
public enum PaperMoveKind
{
    /// <summary>収受・作成: the original comes into being here, or into the office.</summary>
    Registered = 1,

    /// <summary>写しの保管: a copy is kept.</summary>
    CopyKept = 2,

    /// <summary>原本の送付: the original goes on to the next holder.</summary>
    HandedOn = 3,
}

/// <summary>Names of the kinds on screens.</summary>
public static class PaperMoveKindNames
{
    /// <summary>The 日本語 name of <paramref name="kind"/>.</summary>
    public static string DisplayName(this PaperMoveKind kind) => kind switch
    {
        PaperMoveKind.Registered => "収受・作成",
        PaperMoveKind.CopyKept => "写しの保管",
        PaperMoveKind.HandedOn => "原本の送付",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "所在の移動の種類の値が正しくありません。"),
    };
}

/// <summary>所在の移動: one entry of a paper's history — who handed on or kept what, when, to whom, how. Written once, never changed.</summary>
public sealed class PaperMove
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The case or recruitment.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The paper.</summary>
    public required string PaperId { get; init; }

    /// <summary>1, 2, 3 … within the paper.</summary>
    public int Number { get; init; }

    /// <summary>What happened.</summary>
    public PaperMoveKind Kind { get; init; }

    /// <summary>Holder before; empty when the paper came into being.</summary>
    public string From { get; init; } = "";

    /// <summary>Holder after.</summary>
    public required string To { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who (staff id).</summary>
    public required string ActorId { get; init; }

    /// <summary>For whom they acted (代理), or null.</summary>
    public string? ActedForId { get; init; }

    /// <summary>どのように: 収受, 施行, 送付 …</summary>
    public string Means { get; init; } = "";

    /// <summary>Clause id, or empty.</summary>
    public string Clause { get; init; } = "";
}
