using Microsoft.Playwright;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using static WorkflowAnon.EndToEnd.Tests.Journeys.RecruitmentPart;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>提案の受付, as 総務課 does it: the arrival of one corporation's proposal and the checks on its papers.</summary>
internal sealed class ReceiptPart(Building office, string proposer)
{
    private const string Items = "3 加工の方法を特定するに足りる事項";
    private const string Address = "東京都千代田区霞が関一丁目2番3号";
    private const string Representative = "𠮷田 一郎";
    public const string File = "遺失物・拾得物ファイル";

    /// <summary>氏名・名称 of who proposes.</summary>
    public string Proposer => proposer;

    /// <summary>事案番号, once the arrival is recorded.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The original on its way to the division, the copy kept.</summary>
    public async Task ReceiveAsync()
    {
        var clerk = await office.DeskOfAsync(GeneralAffairs);
        await clerk.MenuAsync("募集");
        await clerk.LeaveAsync(clerk.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First);
        await clerk.PressAsync("到達した提案を記録する");
        await clerk.SeeAsync("到達を記録する");
        await clerk.ChooseAsync("提出の方法", "持参");
        await clerk.ChooseAsync("既に作成された行政機関等匿名加工情報についての提案か", "いいえ");
        await clerk.FinishAsync("到達を記録する");
        await clerk.FollowAsync("この事案を見る");
        Number = await clerk.HeadingAsync();

        await DoAsync("収受日付印を押す", "収受日付印を登録する", desk => desk.TickAsync("提案書に収受日付印を押した"));
        await DoAsync("写しを保管する", "写しの保管を登録する", async desk =>
        {
            await desk.FillAsync("写しの保管場所（簿冊の名称など）", "令和8年度 提案書類綴");
            await desk.FillAsync("枚数", "１２");
        });
        await DoAsync("原本を担当課へ送付する", "原本の送付を登録する", async desk =>
        {
            await desk.FillAsync("提案書に記載された個人情報ファイルの名称", File);
            await desk.ChooseAsync("対応する募集のファイル", File + "（会計課）");
        });
    }

    /// <summary>What the copy says, and whether the papers are in order.</summary>
    /// <param name="vague">True: what is wanted is written vaguely, to be corrected.</param>
    public async Task CheckAsync(bool vague = false)
    {
        var today = await office.TodayAsync(GeneralAffairs);
        await DoAsync("提案者・代理人を入力する", "提案者・代理人を登録する", async desk =>
        {
            await desk.FillAsync("提案書の年月日", JapaneseDate.Format(today));
            await desk.ChooseAsync("個人・法人等の別", "法人その他の団体", "提案者");
            await desk.FillAsync("氏名・名称", proposer, "提案者");
            await desk.FillAsync("代表者の氏名（法人等）", Representative, "提案者");
            await desk.FillAsync("住所・居所（法人等は所在地）", Address, "提案者");
            await desk.FillAsync("電話番号", "03-0000-0000", "提案者");
            await desk.FillAsync("電子メールアドレス", "data@example.jp", "提案者");
            await desk.ChooseAsync("担当部署がある", "はい", "提案者");
            await desk.FillAsync("担当部署", "分析課", "提案者");
            await desk.FillAsync("担当者の氏名", "山田 花子", "提案者");
            await desk.ChooseAsync("代理人による提案か", "いいえ");
        });
        await DoAsync("本人であることを確認する", "本人確認の結果を登録する", async desk =>
        {
            const string papers = "添付された本人確認書類";
            await desk.ChooseAsync("誰の書類か", "提案者 " + proposer, papers);
            await desk.ChooseAsync("書類の種類", "登記事項証明書", papers);
            await desk.FillAsync("書類の氏名・名称", proposer, papers);
            await desk.FillAsync("書類の住所・所在地", "東京都千代田区霞が関1-2-3", papers);
            await desk.FillAsync("作成日（登記事項証明書・印鑑登録証明書）", JapaneseDate.FormatShort(today.AddDays(-30)), papers);
            await desk.ChooseAsync("個人番号が写っている", "いいえ", papers);
        });
        await DoAsync("添付書類を確認する", "添付書類の確認を登録する", async desk =>
        {
            const string oaths = "誓約書（第4号様式）";
            await desk.TickAsync("添付されている");
            await desk.FillAsync("年月日", JapaneseDate.Format(today), oaths);
            await desk.FillAsync("誓約した者の氏名（法人等は代表者）", Representative, oaths);
            await desk.ChooseAsync("役員についても誓約している（法人等）", "はい", oaths);
            await desk.ChooseAsync("新産業の創出等に資することを明らかにする書面の添付", "はい");
            await desk.FillAsync("その書面の名称（事業計画書など）", "事業計画書");
            await desk.ChooseAsync("事業の内容、目的及び効果が具体的に説明されている", "はい");
            await desk.TickAsync("個人情報保護方針");
        });
        await DoAsync("提案の内容を入力する", "提案の内容を登録する", async desk =>
        {
            await desk.FillAsync("2 本人の数", "100,000");
            await FillItemsAsync(desk, vague);
            await desk.FillAsync("4⑴ 利用の目的", "遺失物の傾向の分析による忘れ物防止サービスの改善");
            await desk.FillAsync("4⑵ 利用の方法", "場所、時刻及び物件の種類ごとの統計解析");
            await desk.FillAsync("4⑶ 事業の内容", "交通事業者に向けた忘れ物の予測情報の提供");
            await desk.FillAsync("4⑶ 新産業の創出等に資する理由", "忘れ物の予測に基づく新たなサービスの創出につながり、利用者の利便が向上する。");
            await desk.FillAsync("4⑷ 事業の用に供しようとする期間の始まり", JapaneseDate.Format(today.AddDays(240)));
            await desk.FillAsync("4⑷ 期間の終わり", JapaneseDate.Format(today.AddDays(900)));
        });
        await DoAsync("管理の措置・提供の方法を入力する", "管理の措置・提供の方法を登録する", async desk =>
        {
            await desk.FillAsync("氏名", "山田 花子", "5 取扱従事者");
            await desk.FillAsync("所属", "分析課", "5 取扱従事者");
            await desk.FillAsync("職名", "主任", "5 取扱従事者");
            await desk.FillAsync("5 実際に利用する場所", "本社3階 分析室");
            await desk.FillAsync("5 利用する環境", "インターネットに接続しない閉域網の端末");
            await desk.FillAsync("5 保管する場所", "施錠した保管庫");
            await desk.FillAsync("5 管理の方法", "台帳により授受を記録する。");
            await desk.FillAsync("5 取り扱う者の権限及び責任（第11の3⑴）", "分析課長が責任者となり、取扱従事者を限定する。");
            await desk.FillAsync("5 規程類の整備、取扱いの評価と改善（第11の3⑵）", "取扱規程を定め、年1回点検する。");
            await desk.FillAsync("5 権限のない者の取扱いを防ぐ措置（第11の3⑶）", "入室を認証により制限する。");
            await desk.TickOnlyAsync("6 希望する提供媒体（印の付いているもの全て）", "CD-R");
            await desk.TickOnlyAsync("6 希望する提供方法（印の付いているもの全て）", "窓口受領");
        });
        await SeeItemsAsync("提案書の記載を確認する");
        await DoAsync("確認の結果を担当課へ送る", "確認の結果を担当課へ送る", desk => desk.FillAsync("総務課の所見", vague ? "希望する程度の記載が不明確な項目がある。" : "形式上の不備はない。"));
    }

    /// <summary>All eight items were compared with the copy.</summary>
    public Task SeeItemsAsync(string title) => DoAsync(title, "提案書の記載の確認を登録する", desk => desk.TickAsync(
        "⑴ 提案者の氏名・名称等", "⑵ 個人情報ファイルの名称", "⑶ 本人の数", "⑷ 加工の方法を特定するに足りる事項",
        "⑸ 利用の目的・方法・事業の内容", "⑹ 事業の用に供しようとする期間", "⑺ 漏えいの防止等の措置", "⑻ 提供の方法"));

    /// <summary>The division's register names the items; the page has a row for each.</summary>
    public static async Task FillItemsAsync(Desk desk, bool vague)
    {
        var rows = await desk.RowCountAsync(Items);
        for (var row = 1; row <= rows; row++)
        {
            var name = await desk.ValueOfAsync("記録項目", Items, row);
            var wanted = name is "年齢" or "性別" or "物件の種類" or "遺失・拾得の日時";
            await desk.ChooseAsync("提供を希望する", wanted ? "はい" : "いいえ", Items, row);
            if (wanted)
                await desk.FillAsync("希望する程度", vague ? "適宜" : name == "年齢" ? "10歳ごとの区分" : name == "遺失・拾得の日時" ? "日付及び時間帯" : "そのまま", Items, row);
        }
    }

    private Task DoAsync(string title, string button, Func<Desk, Task>? fill) => office.DoAsync(GeneralAffairs, title, button, Number, fill);
}
