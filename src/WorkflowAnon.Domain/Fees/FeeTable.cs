namespace WorkflowAnon.Domain.Fees;

/// <summary>The amounts that an agency's ordinance fixes (手数料の表), in yen; the agency profile gives them.</summary>
/// <param name="Base">For review, notice, contract and provision (第8-1⑵ア).</param>
/// <param name="PerStartedHour">For each started hour of production (第8-1⑵イ).</param>
/// <param name="ChangeOfBusiness">For a new proposal by the recipient who changes its business (第11-6⑵エ(ｲ)).</param>
public sealed record FeeTable(long Base, long PerStartedHour, long ChangeOfBusiness)
{
    /// <summary>Throws when an amount is no positive number of yen.</summary>
    /// <exception cref="FeeException">An amount is zero or negative.</exception>
    public FeeTable Validated()
    {
        if (Base <= 0 || PerStartedHour <= 0 || ChangeOfBusiness <= 0)
            throw new FeeException("手数料の表の額は、いずれも1円以上の整数で設定してください。", "8-1-2ア");
        return this;
    }
}
