namespace WorkflowAnon.Domain.Rules;

/// <summary>Who carries out an obligation (実施主体).</summary>
[Flags]
public enum ClauseUnits
{
    /// <summary>Nobody in particular: a definition.</summary>
    None = 0,

    /// <summary>総務課.</summary>
    GeneralAffairs = 1,

    /// <summary>担当課: the division that holds the file.</summary>
    OwningDivision = 2,

    /// <summary>提案者 or 代理人.</summary>
    Proposer = 4,

    /// <summary>契約の相手方.</summary>
    Counterparty = 8,

    /// <summary>警察本部長 and every 所属.</summary>
    Everyone = 16,
}
