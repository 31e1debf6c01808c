namespace WorkflowAnon.Domain.Rules;

/// <summary>The record of one criterion (審査基準).</summary>
/// <param name="Number">1 to 7 (法114①各号).</param>
/// <param name="Conforms">適合 or 不適合; null while undecided.</param>
/// <param name="Reason">Why.</param>
/// <param name="Reviewer">Who examined it.</param>
/// <param name="ReviewedOn">When.</param>
public sealed record CriterionFacts(int Number, bool? Conforms, string? Reason, string? Reviewer, DateOnly? ReviewedOn);

/// <summary>The judgement of one standard of 規則62.</summary>
/// <param name="Number">1 to 5.</param>
/// <param name="IsMet">Met or not; null while unanswered.</param>
/// <param name="Evidence">What was checked.</param>
public sealed record ProcessingStandardFacts(int Number, bool? IsMet, string? Evidence);

/// <summary>The consent of one proposer to 一本化・共通化.</summary>
/// <param name="Proposer">Name.</param>
/// <param name="ConsentedOn">Day of consent; null while missing.</param>
public sealed record ConsentFacts(string Proposer, DateOnly? ConsentedOn);

/// <summary>Grounds of 不適合 for criteria ④ to ⑦, as the 要領 names them.</summary>
public enum NonConformityGround
{
    /// <summary>④ does not serve 新産業の創出等.</summary>
    NoContribution,

    /// <summary>④ア 反社会的.</summary>
    Antisocial,

    /// <summary>④ア 興味本位.</summary>
    MereCuriosity,

    /// <summary>④ア little need to use the data.</summary>
    LittleNeed,

    /// <summary>⑤ longer than needed.</summary>
    PeriodTooLong,

    /// <summary>⑥ rights of the persons not protected.</summary>
    RightsNotProtected,

    /// <summary>⑦ serious hindrance to business.</summary>
    SeriousHindrance,

    /// <summary>⑦ア(ｱ) no contractor, and own production would hinder seriously.</summary>
    NoContractor,

    /// <summary>⑦ア(ｲ) paper records would take huge time.</summary>
    PaperRecords,

    /// <summary>⑦ア(ｳ) the system would have to stop for a considerable time.</summary>
    SystemStop,
}
