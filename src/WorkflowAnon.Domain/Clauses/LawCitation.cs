namespace WorkflowAnon.Domain.Rules;

/// <summary>
/// One provision as cited (法令の引用), with the period in which it has that number and wording. Numbers moved in 2022 and 2023
/// and will move again, so a citation is data with a validity, never a literal in code.
/// </summary>
/// <param name="Id">Short id, e.g. <c>法113四</c>.</param>
/// <param name="Law">Full name of the law, order, rule or ordinance.</param>
/// <param name="Provision">Article, paragraph and item, e.g. 第113条第4号.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="ValidFrom">First day on which this number and wording apply (to the prefectures).</param>
/// <param name="ValidTo">Last such day; null while it is in force.</param>
public sealed record LawCitation(string Id, string Law, string Provision, string Subject, DateOnly ValidFrom, DateOnly? ValidTo = null)
{
    /// <summary>Law and provision as one text.</summary>
    public string Text => Law + Provision;

    /// <summary>The citation is right for this day.</summary>
    public bool IsValidOn(DateOnly date) => date >= ValidFrom && (ValidTo is null || date <= ValidTo);
}
