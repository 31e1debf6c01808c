using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Definitions.Composing;

/// <summary>入力欄 of a 担当者の作業, as a designer writes it in a row.</summary>
public sealed class ComposedField
{
    /// <summary>項目名.</summary>
    [FormField("項目名", Required = true, MaxLength = 100)]
    public string Label { get; set; } = "";

    /// <summary>種類: a key of <see cref="DrawnForm.Kinds"/>.</summary>
    [FormField("種類", Required = true, AsList = true, Options = ["text=文字（一行）", "multiline=長い文", "yes-no=はい・いいえ", "date=日付", "integer=整数", "choice=選択"])]
    public string Kind { get; set; } = "";

    /// <summary>必須.</summary>
    [FormField("必ず入力する")]
    public bool Required { get; set; }

    /// <summary>説明.</summary>
    [FormField("説明", MaxLength = 500, Help = "項目名の下に示します。")]
    public string Hint { get; set; } = "";

    /// <summary>選択肢, one a line.</summary>
    [FormField("選択肢", Multiline = true, Help = "種類が「選択」のとき、一行に一つ。条件で使う値を別にするときは「値=表示」。")]
    public string Options { get; set; } = "";

    /// <summary>Name for conditions; given by the program when empty.</summary>
    [FormField("名前", Help = "条件で使う英数字。空欄にすると、自動で付けます。")]
    public string Name { get; set; } = "";
}

/// <summary>確かめること: one line.</summary>
public sealed class ComposedCheck
{
    /// <summary>What is to be checked.</summary>
    [FormField("確かめる内容", Required = true, MaxLength = 500)]
    public string Check { get; set; } = "";
}

/// <summary>結果: an outcome and its button.</summary>
public sealed class ComposedOutcome
{
    /// <summary>結果.</summary>
    [FormField("結果の名前", Required = true, MaxLength = 100)]
    public string Name { get; set; } = "";

    /// <summary>ボタンの表示.</summary>
    [FormField("ボタンの表示", MaxLength = 100)]
    public string Button { get; set; } = "";

    /// <summary>理由が要る.</summary>
    [FormField("理由が要る")]
    public bool NeedsReason { get; set; }
}

/// <summary>担当者の作業 as a designer composes it: what the inputs of the step say, without JSON and without ids.</summary>
public sealed class ComposedTask
{
    /// <summary>Name of the choices of 担当.</summary>
    public const string UnitChoices = "units";

    /// <summary>Name of the choices of 根拠条項.</summary>
    public const string ClauseChoices = "clauses";

    /// <summary>Name of the choices of 見る書類.</summary>
    public const string PaperChoices = "papers";

    /// <summary>Name of the choices of 法定期限の種類.</summary>
    public const string DeadlineChoices = "deadlines";

    /// <summary>Name of the other human tasks of the definition.</summary>
    public const string OtherTasks = "others";

    /// <summary>件名.</summary>
    [FormField("件名", Section = "作業", MaxLength = 200, Help = "受信箱に出る題名。空欄のときは、図に書いた名前になります。")]
    public string Title { get; set; } = "";

    /// <summary>手順の説明.</summary>
    [FormField("手順の説明", Multiline = true, Help = "担当者の画面の「すること」に示します。")]
    public string Instructions { get; set; } = "";

    /// <summary>担当.</summary>
    [FormField("担当", Required = true, AsList = true, OptionsFrom = UnitChoices)]
    public string Unit { get; set; } = "";

    /// <summary>職務.</summary>
    [FormField("職務", Required = true, AsList = true, Options = ["staff=担当者", "approver=決裁者", "supervisor=監督者"])]
    public string Duty { get; set; } = "";

    /// <summary>根拠条項: clause ids, separated by a space.</summary>
    [FormField("根拠条項", AsList = true, OptionsFrom = ClauseChoices)]
    public string Clauses { get; set; } = "";

    /// <summary>見る書類.</summary>
    [FormField("見る書類（様式）", AsList = true, OptionsFrom = PaperChoices, Help = "担当者の画面に、事案のその書類（最新のもの）を示します。")]
    public string Paper { get; set; } = "";

    /// <summary>職務分離: ids of other tasks.</summary>
    [FormField("職務分離（別の人であること）", OptionsFrom = OtherTasks, Help = "印を付けた作業を最後に行った人は、この作業を行えません。")]
    public List<string> DifferentFrom { get; set; } = [];

    /// <summary>入力欄.</summary>
    [FormField("入力欄", Section = "担当者が書くこと", MinRows = 0, IsOrdered = true, Help = "個人番号を書く欄は設けられません。")]
    public List<ComposedField> Fields { get; set; } = [];

    /// <summary>確かめること.</summary>
    [FormField("確かめること", MinRows = 0, IsOrdered = true, Help = "一つずつ、担当者が確かめて印を付けます。")]
    public List<ComposedCheck> Checklist { get; set; } = [];

    /// <summary>結果.</summary>
    [FormField("結果（ボタン）", Section = "結果", Required = true, IsOrdered = true, Help = "一つにつき、ボタン一つと、図の線の出口が一つできます。表示を書かないと、結果の名前がボタンになります（Done は「完了する」）。コンマは使えません。")]
    public List<ComposedOutcome> Outcomes { get; set; } = [];

    /// <summary>期限の決め方: a value of <see cref="DueRules"/>.</summary>
    [FormField("期限の決め方", Section = "期限", Required = true, AsList = true, Options = [
        "none=期限なし", "calendar-days=作業が生じた日の翌日から数えて何日（閉庁日なら次の開庁日）", "business-days=作業が生じた日の翌日から数えて何開庁日", "deadline=事案の期限（法定期限の種類）まで"])]
    public string DueRule { get; set; } = "";

    /// <summary>期限の日数.</summary>
    [FormField("期限の日数", Unit = "日", Help = "期限の決め方が「何日」「何開庁日」のとき。")]
    public int? DueDays { get; set; }

    /// <summary>法定期限の種類.</summary>
    [FormField("法定期限の種類", AsList = true, OptionsFrom = DeadlineChoices, Help = "期限の決め方が「事案の期限まで」のとき。")]
    public string LegalDeadline { get; set; } = "";

    /// <summary>内部期限.</summary>
    [FormField("内部期限（開庁日数）", Unit = "開庁日", Help = "事案の期限とは別に、内部の期限を置くとき。")]
    public int? DueInBusinessDays { get; set; }

    /// <summary>知らせ先: a value of <see cref="Escalations"/>.</summary>
    [FormField("期限を過ぎたときの知らせ先", Required = true, AsList = true, Options = ["division=担当と、その所属の監督者", "general-affairs=担当と、その所属と総務課の監督者"])]
    public string Escalation { get; set; } = "";
}
