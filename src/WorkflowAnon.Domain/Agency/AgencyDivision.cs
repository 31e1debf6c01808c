using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Agency;

/// <summary>所属の区分.</summary>
public enum DivisionKind
{
    /// <summary>総務課: receives, collects fees, contracts, publishes, reports.</summary>
    GeneralAffairs,

    /// <summary>担当課: holds files, examines, makes and provides.</summary>
    OwningDivision,
}

/// <summary>所属 as the profile names it.</summary>
public sealed record AgencyDivision
{
    /// <summary>Id: lower-case ASCII letters, digits and hyphens; never reused for another division.</summary>
    public required string Id { get; init; }

    /// <summary>日本語 name.</summary>
    public required string Name { get; init; }

    /// <summary>区分.</summary>
    public required DivisionKind Kind { get; init; }

    /// <summary>〒 and address.</summary>
    public required string Address { get; init; }

    /// <summary>Telephone with extension.</summary>
    public required string Phone { get; init; }

    /// <summary>文書番号 mask (see <see cref="DocumentNumber"/>), for example 総務第{number}号.</summary>
    public required string DocumentNumberMask { get; init; }
}

/// <summary>提出先・受付窓口.</summary>
[Implements("N-3")]
public sealed record ReceivingOffice
{
    /// <summary>Id of the receiving division (総務課).</summary>
    public required string DivisionId { get; init; }

    /// <summary>宛名 of what is sent by post.</summary>
    public required string Addressee { get; init; }

    /// <summary>〒.</summary>
    public required string PostalCode { get; init; }

    /// <summary>Address.</summary>
    public required string Address { get; init; }

    /// <summary>Telephone.</summary>
    public required string Phone { get; init; }

    /// <summary>受付時間, Japan time.</summary>
    public required OfficeHours Hours { get; init; }
}

/// <summary>受付時間, Japan time, on 開庁日.</summary>
public sealed record OfficeHours
{
    /// <summary>First minute.</summary>
    public required TimeOnly Opens { get; init; }

    /// <summary>Last minute.</summary>
    public required TimeOnly Closes { get; init; }
}
