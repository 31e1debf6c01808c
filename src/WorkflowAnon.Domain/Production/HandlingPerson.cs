namespace WorkflowAnon.Domain.Production;

/// <summary>取扱いに従事する者 on the office's side, and that the duties of 法122 were told when assigned and on leaving (11-1, 11-2). One row per person and case.</summary>
public sealed class HandlingPerson
{
    /// <summary>Version of the words by which the duties are told (周知文).</summary>
    public const int CurrentTextVersion = 1;

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The case whose information is handled.</summary>
    public required string CaseId { get; init; }

    /// <summary>氏名.</summary>
    public string Name { get; set; } = "";

    /// <summary>職員・受託業務の従事者・派遣労働者の別.</summary>
    public HandlingPersonKind Kind { get; set; }

    /// <summary>義務を周知した日.</summary>
    public DateOnly InformedOn { get; set; }

    /// <summary>周知文の版.</summary>
    public int TextVersion { get; set; }

    /// <summary>周知した者.</summary>
    public string InformedById { get; set; } = "";

    /// <summary>従事しなくなった日, or null.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>従事しなくなるときに周知した日, or null.</summary>
    public DateOnly? InformedOnLeavingOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>第11の1アからウまで.</summary>
public enum HandlingPersonKind
{
    /// <summary>ア 職員又は職員であった者.</summary>
    Staff = 1,

    /// <summary>イ 委託を受けた業務に従事している者又は従事していた者.</summary>
    Contractor = 2,

    /// <summary>ウ 派遣労働者又は従事していた派遣労働者.</summary>
    Dispatched = 3,
}
