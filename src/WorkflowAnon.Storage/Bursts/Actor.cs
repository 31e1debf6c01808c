namespace WorkflowAnon.Storage.Bursts;

/// <summary>職務: what a person may be asked to do. Values of Identity roles.</summary>
public static class Duties
{
    /// <summary>担当者.</summary>
    public const string Staff = "staff";

    /// <summary>決裁者.</summary>
    public const string Approver = "approver";

    /// <summary>監督者.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>手続設計者.</summary>
    public const string ProcessDesigner = "process-designer";

    /// <summary>運用管理者.</summary>
    public const string Operator = "operator";

    /// <summary>監査者.</summary>
    public const string Auditor = "auditor";

    /// <summary>Every duty, in the order of lists.</summary>
    public static IReadOnlyList<string> All { get; } = [Staff, Approver, Supervisor, ProcessDesigner, Operator, Auditor];

    /// <summary>The 日本語 name of a duty.</summary>
    public static string DisplayName(string duty) => duty switch
    {
        Staff => "担当者",
        Approver => "決裁者",
        Supervisor => "監督者",
        ProcessDesigner => "手続設計者",
        Operator => "運用管理者",
        Auditor => "監査者",
        _ => duty,
    };
}

/// <summary>Who acts: a person with a division and duties, or the system itself.</summary>
/// <param name="Id">Account id, or "system".</param>
/// <param name="DisplayName">Name as shown to colleagues.</param>
/// <param name="DivisionId">所属.</param>
/// <param name="DutySet">Duties held, values of <see cref="Duties"/>.</param>
public sealed record Actor(string Id, string DisplayName, string DivisionId, IReadOnlySet<string> DutySet)
{
    /// <summary>The system: timers, events and other unattended bursts.</summary>
    public static Actor System { get; } = new("system", "システム", "", new HashSet<string>());

    /// <summary>True for the system.</summary>
    public bool IsSystem => Id == System.Id;

    /// <summary>True when the person holds <paramref name="duty"/>.</summary>
    public bool Has(string duty) => DutySet.Contains(duty);
}
