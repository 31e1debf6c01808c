namespace WorkflowAnon.Domain.Records;

/// <summary>保存期間 as computed, with the rule that gave it, so that a person can see why.</summary>
/// <param name="Kind">The kind whose years count: the longest of the kinds in one file.</param>
/// <param name="Years">保存する年数.</param>
/// <param name="EndedOn">完結した日.</param>
/// <param name="CountedFrom">起算日: 4月1日 of the 年度 after the one of <paramref name="EndedOn"/>.</param>
/// <param name="KeptUntil">保存期間の満了の日: the last day on which it must be kept.</param>
/// <param name="Rule">どう計算したか, in 日本語.</param>
public sealed record RetentionPeriod(RetentionKind Kind, int Years, DateOnly EndedOn, DateOnly CountedFrom, DateOnly KeptUntil, string Rule)
{
    /// <summary>The first day on which it may be disposed of.</summary>
    public DateOnly DisposableFrom => KeptUntil.AddDays(1);
}
