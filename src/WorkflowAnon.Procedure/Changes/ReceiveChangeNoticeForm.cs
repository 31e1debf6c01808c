using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>Form of the receipt of 記載事項変更通知書.</summary>
public sealed class ReceiveChangeNoticeForm
{
    /// <summary>収受した日.</summary>
    [FormField("収受した日", Required = true, Clause = "9-3-1ア")]
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>変更, one row each.</summary>
    [FormField("届け出られた変更", Required = true, Clause = "9-3-0", Help = "複数の変更が届け出られたときは、1件を1行として区分します。")]
    public List<ChangeRow> Changes { get; set; } = [];

    /// <summary>変更後の媒体.</summary>
    [FormField("変更後の提供媒体（提供の方法の変更のとき）", OptionsFrom = "media", Clause = "9-2-2a")]
    public string Medium { get; set; } = "";

    /// <summary>変更後の方法.</summary>
    [FormField("変更後の提供方法（提供の方法の変更のとき）", OptionsFrom = "ways", Clause = "9-2-2a")]
    public string Way { get; set; } = "";

    /// <summary>判断の理由.</summary>
    [FormField("注意・判断を要する事項があるときの、受け付ける理由", Multiline = true)]
    public string DecisionReason { get; set; } = "";
}

/// <summary>One change of the notice.</summary>
public sealed class ChangeRow
{
    /// <summary>区分.</summary>
    [FormField("変更の内容の区分", Required = true, Clause = "9-3-0", Options = [
        "Surname=取扱従事者・代理人の姓の変更", "Contact=人事異動等に伴う所属・連絡先の変更", "DataHandlerAdded=取扱従事者の追加", "DataHandlerReplaced=取扱従事者の交代",
        "ProvisionMethod=提供の方法の変更（提供前）", "OtherMinor=その他の軽微な変更", "UsePeriodExtended=利用期間の延長", "PurposeChanged=利用の目的の追加・変更",
        "MethodChanged=利用の方法の変更", "BusinessChanged=その他の事業の変更"])]
    public string Kind { get; set; } = "";

    /// <summary>変更前.</summary>
    [FormField("変更前", Multiline = true)]
    public string Before { get; set; } = "";

    /// <summary>変更後.</summary>
    [FormField("変更後", Multiline = true)]
    public string After { get; set; } = "";

    /// <summary>理由.</summary>
    [FormField("変更の理由", Multiline = true, Clause = "9-3-1イ")]
    public string Reason { get; set; } = "";

    /// <summary>年月日.</summary>
    [FormField("変更（予定）年月日")]
    public DateOnly? ChangeOn { get; set; }

    internal ChangeItem ToItem() => new() { Kind = Enum.Parse<ChangeKind>(Kind), Before = Before, After = After, Reason = Reason, ChangeOn = ChangeOn };
}
