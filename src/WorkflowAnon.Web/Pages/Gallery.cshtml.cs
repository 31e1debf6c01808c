using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Documents;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;

namespace WorkflowAnon.Web.Pages;

/// <summary>部品の見本: every part that pages are made of, each in its states; tests look at it, and whoever makes a page takes from it.</summary>
internal sealed class GalleryModel : StaffPage
{
    /// <summary>Value in the address and name of what the form shows.</summary>
    public static IReadOnlyList<(string State, string Name)> States { get; } = [("empty", "入力の前"), ("errors", "誤りがあるとき"), ("confirm", "登録の前の確認")];

    /// <summary>Which of them.</summary>
    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = States[0].State;

    /// <summary>A form with every kind of field: nothing typed, or wrongly filled in.</summary>
    public FormState Form { get; private set; } = null!;

    /// <summary>A paper with every kind of block.</summary>
    public DocumentModel Document { get; } = new("第0号様式", "書類の見本",
    [
        new Paragraph("令和8年4月1日", BlockAlign.End), new Heading("記", BlockAlign.Center), new Paragraph("本文です。髙﨑𠮷が表示されます。"),
        new Fields([("項目", "内容"), ("金額", "32,850円")]), new Table(["列1", "列2"], [["値1", "値2"]]), new ItemList(["一つ目", "二つ目"], Numbered: true), new ItemList(["項目"]), new BlankBox("証紙貼付欄", 20),
    ]);

    /// <summary>A confirmation of an act that sends a paper.</summary>
    public Confirmation Confirmation { get; private set; } = null!;

    public void OnGet()
    {
        var form = FormDescriptor.Of(typeof(GalleryForm));
        var choices = new Dictionary<string, IReadOnlyList<Choice>> { ["samples"] = [new("a", "選択肢1"), new("b", "選択肢2")] };
        var typed = State != "errors" ? FormData.Empty : new FormData(new Dictionary<string, string[]>
        {
            ["text"] = ["全角１２３"],
            ["multiline"] = ["一行目\n二行目"],
            ["number"] = ["十二"],
            ["date"] = ["令和8年13月1日"],
            ["rows[0].name"] = ["株式会社𠮷髙データ"],
        });
        Form = new FormState(form, typed, choices, State == "errors" ? FormBinder.Bind(form, typed).Errors : []);
        Confirmation = new Confirmation(
            new ActOutcome(
                [new LeavingPaper("審査結果通知書（適合）", "counterparty", "総務第1号", new DateOnly(2026, 4, 1), Document)],
                [new ArisingDeadline(Domain.Cases.DeadlineKind.ContractApplication, new DateOnly(2026, 5, 7), "施行の日の翌日から起算し、1月の応当日の前日。休日を繰り下げる。")],
                [new FollowingTask("申込書と契約書2通を受け付ける", "general-affairs")],
                ["確かめる事項"]),
            new Choice("Done", "見本の操作をする"), FormData.Empty, HasChanged: true);
    }
}

/// <summary>A form with every kind of field.</summary>
public sealed class GalleryForm
{
    /// <summary>Text.</summary>
    [FormField("文字列", Required = true, Help = "入力の助けになる説明です。", Clause = "5-2-3", Section = "見本の区切り")]
    public string Text { get; set; } = "";

    /// <summary>Lines.</summary>
    [FormField("複数行", Multiline = true)]
    public string Multiline { get; set; } = "";

    /// <summary>Number.</summary>
    [FormField("数", Unit = "人", RequiredByRule = true)]
    public int? Number { get; set; }

    /// <summary>Date.</summary>
    [FormField("日付", Required = true)]
    public DateOnly? Date { get; set; }

    /// <summary>Yes or no.</summary>
    [FormField("はい・いいえ", Required = true)]
    public bool? Answer { get; set; }

    /// <summary>A box.</summary>
    [FormField("確認の印")]
    public bool Box { get; set; }

    /// <summary>One of few.</summary>
    [FormField("いずれか一つ", Required = true, Options = ["x=一つ目", "y=二つ目"])]
    public string Few { get; set; } = "";

    /// <summary>One of many.</summary>
    [FormField("一覧から選ぶ", OptionsFrom = "samples")]
    public string Many { get; set; } = "";

    /// <summary>Any.</summary>
    [FormField("いくつでも", Options = ["p=甲", "q=乙", "r=丙"])]
    public List<string> Any { get; set; } = [];

    /// <summary>Rows.</summary>
    [FormField("表", Required = true, Section = "表の見本")]
    public List<GalleryRow> Rows { get; set; } = [];
}

/// <summary>A row of the sample table.</summary>
public sealed class GalleryRow
{
    /// <summary>Name.</summary>
    [FormField("氏名又は名称", Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Kind.</summary>
    [FormField("種別", Required = true, Options = ["individual=個人", "corporation=法人"])]
    public string Kind { get; set; } = "";
}
