using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第9-3 提案書記載事項の変更.</summary>
public static class ChangeRules
{
    /// <summary>The change is one of the business, which needs a new proposal (9-3-2).</summary>
    public static bool IsChangeOfBusiness(ChangeKind kind) =>
        kind is ChangeKind.UsePeriodExtended or ChangeKind.PurposeChanged or ChangeKind.MethodChanged or ChangeKind.BusinessChanged;

    /// <summary>A person adds or replaces a 取扱従事者, so that the reason is to be confirmed (9-3-1イ).</summary>
    public static bool ConcernsDataHandlers(ChangeKind kind) => kind is ChangeKind.DataHandlerAdded or ChangeKind.DataHandlerReplaced;

    /// <summary>A notice goes on as what its changes are: all minor, all of the business, or split into the two (9-3-1ア, 9-3-2).</summary>
    /// <param name="kinds">The changes, as a person classified them.</param>
    /// <param name="route">As what it is taken.</param>
    public static RuleResult CheckRoute(IReadOnlyCollection<ChangeKind> kinds, ChangeRoute route)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var found = new FindingList();
        bool business = kinds.Any(IsChangeOfBusiness);
        bool minor = kinds.Any(k => !IsChangeOfBusiness(k));
        if (route == ChangeRoute.Minor && business)
            found.Block("9-3-2", "kind", "事業の変更に当たるものが含まれています。記載事項変更通知書では受け付けられません。軽微な変更と分けて、新たな提案（第10号様式）の手続を要する旨を知らせてください。");
        if (route == ChangeRoute.Business && minor)
            found.Block("9-3-2", "kind", "選ばれた区分には、事業の変更に当たらないものがあります。区分を選び直すか、分けて受け付けてください。");
        if (route == ChangeRoute.Split && !(business && minor))
            found.Block("9-3-2", "kind", "軽微な変更と事業の変更の両方があるときだけ、分けて受け付けます。");
        return found.ToResult();
    }

    /// <summary>Checks a 記載事項変更通知書 (第9号様式) as received (9-3-0, 9-3-1ア, 9-3-1イ, 9-3-2).</summary>
    public static RuleResult CheckNotice(ChangeNoticeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (IsChangeOfBusiness(facts.Kind))
            return found.Block("9-3-2", "kind", "事業の変更に当たるので、記載事項変更通知書では受け付けられません。新たな提案（第10号様式）の手続を要する旨を知らせてください。").ToResult();
        if (facts.Kind == ChangeKind.Unclassified)
            found.Human("9-3-0", "kind", "変更が軽微なものか、事業の変更に当たるかを決めてください。");
        if (facts.ProvidedOn is null)
            found.Human("9-3-0", "providedOn", "提供前の変更です。提供後の変更と同じ区分で扱うかを決めてください。");
        if (string.IsNullOrWhiteSpace(facts.Before) || string.IsNullOrWhiteSpace(facts.After))
            found.Correct("9-3-1ア", "content", "変更前と変更後の内容が記載されていません。");
        if (facts.ChangeOn is not { } changeOn)
            found.Correct("9-3-1ア", "changeOn", "変更の年月日が記載されていません。");
        else if (facts.Kind == ChangeKind.DataHandlerReplaced)
            CheckReplacementDate(changeOn, facts.ReceivedOn, found);
        if (ConcernsDataHandlers(facts.Kind) && string.IsNullOrWhiteSpace(facts.Reason))
            found.Human("9-3-1イ", "reason", "取扱従事者の追加・交代の理由が記載されていません。相手方に理由を確かめてください。");
        return found.ToResult();
    }

    /// <summary>The reason for adding or replacing a 取扱従事者 is confirmed as proper by a person before the notice is accepted (9-3-1イ).</summary>
    public static RuleResult CheckReasonConfirmed(bool? isProper)
    {
        var found = new FindingList();
        if (isProper != true)
            found.Human("9-3-1イ", "reason", isProper is null ? "取扱従事者の追加・交代の理由が適切なものかを確認してください。" : "取扱従事者の追加・交代の理由が適切と認められていません。相手方への指示を決めてください。");
        return found.ToResult();
    }

    /// <summary>The notice's original goes to 担当課 after the copy is kept (9-3-1ウ).</summary>
    public static RuleResult CheckForward(bool copyKept) => CustodyRules.CheckForward(new ForwardFacts("9-3-1ウ", "記載事項変更通知書", copyKept));

    // 「交代前に」: the day itself is doubtful, so a person looks at it.
    private static void CheckReplacementDate(DateOnly changeOn, DateOnly receivedOn, FindingList found)
    {
        if (changeOn < receivedOn)
            found.Warn("9-3-1ア", "changeOn", $"取扱従事者の交代の日{JapaneseDate.Format(changeOn)}が通知の収受の日{JapaneseDate.Format(receivedOn)}より前です（事後届）。交代前に提出することとされています。理由を記録してください。");
        else if (changeOn == receivedOn)
            found.Human("9-3-1ア", "changeOn", $"取扱従事者の交代の日が通知の収受の日と同じ{JapaneseDate.Format(changeOn)}です。交代前の提出といえるかを判断してください。");
    }
}

/// <summary>What changes.</summary>
public enum ChangeKind
{
    /// <summary>Not yet classified.</summary>
    Unclassified,

    /// <summary>姓の変更 of a 取扱従事者 or agent.</summary>
    Surname,

    /// <summary>人事異動等に伴う所属・連絡先の変更.</summary>
    Contact,

    /// <summary>取扱従事者の追加.</summary>
    DataHandlerAdded,

    /// <summary>取扱従事者の交代.</summary>
    DataHandlerReplaced,

    /// <summary>提供の方法の変更, before the provision (O-13).</summary>
    ProvisionMethod,

    /// <summary>Another change that is none of the business.</summary>
    OtherMinor,

    /// <summary>利用期間の延長.</summary>
    UsePeriodExtended,

    /// <summary>利用の目的の追加・変更.</summary>
    PurposeChanged,

    /// <summary>利用の方法の変更.</summary>
    MethodChanged,

    /// <summary>Another change of the business.</summary>
    BusinessChanged,
}

/// <summary>As what a notice of changes is taken.</summary>
public enum ChangeRoute
{
    /// <summary>All of it as 記載事項の変更 (form 9).</summary>
    Minor,

    /// <summary>All of it is a change of business, which needs a new proposal.</summary>
    Business,

    /// <summary>Both, each by its own way.</summary>
    Split,
}

/// <summary>記載事項変更通知書 as received.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Before">変更前.</param>
/// <param name="After">変更後.</param>
/// <param name="Reason">変更理由.</param>
/// <param name="ChangeOn">変更（予定）年月日.</param>
/// <param name="ReceivedOn">収受の日.</param>
/// <param name="ProvidedOn">Day of provision; null before.</param>
public sealed record ChangeNoticeFacts(ChangeKind Kind, string? Before, string? After, string? Reason, DateOnly? ChangeOn, DateOnly ReceivedOn, DateOnly? ProvidedOn);
