namespace WorkflowAnon.Domain.Fees;

/// <summary>What a fee is computed from.</summary>
/// <param name="Minutes">Minutes of each piece of work of production, each 1 or more (工数).</param>
/// <param name="Outsourced">Yen paid to the contractor; null when nothing is outsourced.</param>
/// <param name="Identical">Number of completely identical proposals of the same recruitment, 1 or more (第8-1⑶).</param>
public sealed record FeeInput(IReadOnlyList<long> Minutes, long? Outsourced = null, int Identical = 1);

/// <summary>A computed fee with its parts (手数料の積算).</summary>
/// <param name="Yen">What one payer pays.</param>
/// <param name="BaseFee">基本額, which is never split.</param>
/// <param name="TotalMinutes">Sum of the minutes.</param>
/// <param name="Units">Started hours of the sum.</param>
/// <param name="TimeCost">Units times the amount per hour.</param>
/// <param name="Outsourced">Yen paid to the contractor, or 0.</param>
/// <param name="Production">Cost of production before it is split: time and contractor.</param>
/// <param name="ProductionShare">What one payer bears of it; below 1 yen is cut off.</param>
/// <param name="Identical">Number of identical proposals.</param>
/// <param name="Rule">日本語: how it was computed.</param>
/// <param name="Clause">Id of the clause.</param>
public sealed record FeeComputation(
    long Yen,
    long BaseFee,
    long TotalMinutes,
    long Units,
    long TimeCost,
    long Outsourced,
    long Production,
    long ProductionShare,
    int Identical,
    string Rule,
    string Clause);

/// <summary>The fee of a new proposal (第11-6⑵エ).</summary>
/// <param name="Yen">What is paid.</param>
/// <param name="Rule">日本語: why.</param>
/// <param name="Clause">Id of the clause.</param>
public sealed record NewProposalFee(long Yen, string Rule, string Clause);
