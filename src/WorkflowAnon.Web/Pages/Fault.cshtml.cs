using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Pages;

/// <summary>The page of a status that is not success: what happened, what was and was not done, and a number to quote.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(Duration = 0, NoStore = true)]
internal sealed class FaultModel : PageModel
{
    /// <summary>HTTP status.</summary>
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>標題.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>What happened and what to do.</summary>
    public string Text { get; private set; } = "";

    /// <summary>エラー番号.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Shows the page.</summary>
    public void OnGet() => Describe();

    /// <summary>Shows the page for a post that failed.</summary>
    public void OnPost() => Describe();

    private void Describe()
    {
        Number = ErrorNumber.Of(HttpContext);
        var refusal = HttpContext.Items[ConflictFilter.MessageKey] as string;
        (Heading, Text) = Code switch
        {
            400 => ("送信を受け付けられません", "画面を開いてから時間が経ったか、別の画面でサインインし直したため、送信を確認できませんでした。何も登録していません。前の画面に戻り、画面を開き直してから、もう一度送信してください。"),
            403 => ("この操作・閲覧はできません", refusal ?? "あなたの所属又は職務では、この画面を使えません。"),
            404 => ("見つかりません", refusal ?? "指定された画面や記録はありません。アドレスを確かめるか、受信箱から選び直してください。"),
            409 when refusal == PreparationFilter.Message => ("まだ登録できません", refusal),
            409 => ("先に処理されています", refusal ?? "他の人が先に処理しました。何も登録していません。画面を開き直してください。"),
            503 when HttpMethods.IsPost(Request.Method) => ("データベースに接続できません", "操作の途中でデータベースに接続できなくなりました。操作は、全部登録されたか、全く登録されていないかのどちらかです。受け付け済みの手続は失われていません。しばらく待ってから画面を開き直し、結果を確かめてください。"),
            503 => ("データベースに接続できません", "データベースに接続できないため、画面を表示できません。受け付け済みの手続は失われていません。しばらく待ってから、画面を開き直してください。"),
            _ => ("処理できませんでした", "システムの内部で誤りが起きました。途中まで登録されたものはありません。もう一度行っても同じときは、エラー番号を運用管理者に伝えてください。"),
        };
    }
}
