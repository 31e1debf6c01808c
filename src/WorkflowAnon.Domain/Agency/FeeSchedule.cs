using WorkflowAnon.Domain.Fees;

namespace WorkflowAnon.Domain.Agency;

/// <summary>手数料の額 from a day on (施行令31; 青森県条例15).</summary>
public sealed record FeeSchedule
{
    /// <summary>First day (in Japan) on which the table holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Basic amount in yen for a proposal (21,000).</summary>
    public required int BaseYen { get; init; }

    /// <summary>Amount in yen per started hour of production (3,950).</summary>
    public required int HourlyYen { get; init; }

    /// <summary>Amount in yen where a contracted party changes its business (法118; 12,600).</summary>
    public required int ChangeOfBusinessYen { get; init; }

    /// <summary>The text the amounts come from.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The amounts as the sums take them.</summary>
    public FeeTable Table() => new(BaseYen, HourlyYen, ChangeOfBusinessYen);
}

/// <summary>納付方法.</summary>
public sealed record PaymentMethod
{
    /// <summary>Id: lower-case ASCII letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>日本語 name, for example 青森県収入証紙.</summary>
    public required string Name { get; init; }

    /// <summary>How the notice tells the proposer to pay (規則59①).</summary>
    public required string Instruction { get; init; }

    /// <summary>What proves the payment, for example 申込書に貼付した証紙.</summary>
    public required string Evidence { get; init; }

    /// <summary>True where the evidence is cancelled on the paper (消印).</summary>
    public required bool CancelledOnPaper { get; init; }

    /// <summary>First day on which the method is accepted.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day on which the method is accepted; null while it has no end.</summary>
    public required DateOnly? ValidUntil { get; init; }
}
