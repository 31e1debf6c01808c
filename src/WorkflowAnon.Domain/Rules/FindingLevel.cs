namespace WorkflowAnon.Domain.Rules;

/// <summary>How heavy a finding is, and therefore who may do what next.</summary>
public enum FindingLevel
{
    /// <summary>The step cannot be completed (完了不可).</summary>
    Block,

    /// <summary>Goes to 補正 (説明の要求・訂正の求め, 第5-7); never an automatic refusal.</summary>
    Correct,

    /// <summary>May go on, with a recorded reason and name (注意).</summary>
    Warn,

    /// <summary>Ground for 「基準に適合しない」, which a person decides (不適合事由).</summary>
    NonConforming,

    /// <summary>A person must decide; the software must not (人の判断).</summary>
    Human,
}
