using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using static WorkflowAnon.EndToEnd.Tests.Journeys.RecruitmentPart;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>作成, 提供 and what follows, as 会計課 and 総務課 do them for one case.</summary>
internal sealed class ProvisionPart(Building office, string number)
{
    private const string Colleague = "accounting-2";

    /// <summary>Made by one person, inspected by another.</summary>
    public async Task ProduceAsync()
    {
        var today = await office.TodayAsync(Division);
        await DoAsync(Division, "作成を始める", "作成を始める", async desk =>
        {
            const string persons = "取扱いに従事する者";
            await desk.FillAsync("氏名", "会計 太郎", persons);
            await desk.ChooseAsync("区分", "ア 職員", persons);
            await desk.FillAsync("法第122条の義務を周知した日", JapaneseDate.Format(today), persons);
            await desk.TickAsync("識別行為をしないことを確認した", "取り扱う者の権限及び責任を定めた",
                "規程類を整備し、取扱状況の評価と改善を行うこととした", "権限のない者の取扱いを防止する措置を講じた");
        });
        await DoAsync(Division, "作成し、加工の基準を確認する", "作成を終え、検査に回す", async desk =>
        {
            for (var row = 1; row <= 5; row++)
            {
                await desk.FillAsync("講じた措置", "点検した方法のとおり加工した。", "規則第62条各号の基準ごとの加工", row);
                await desk.FillAsync("確認の根拠", "加工記録票", "規則第62条各号の基準ごとの加工", row);
                if (row > 3)
                    await desk.FillAsync("件数", "0", "規則第62条各号の基準ごとの加工", row);
            }

            await desk.FillAsync("作成した情報に含まれる本人の数", "100,000");
            await desk.FillAsync("実際に要した時間", "200");
            await desk.FillAsync("作成を終えた日", JapaneseDate.Format(today));
        });
        await DoAsync(Colleague, "適正に加工されていることを検査する", "検査に合格とする", async desk =>
        {
            for (var row = 1; row <= 5; row++)
            {
                await desk.ChooseAsync("満たしているか", "はい", "規則第62条各号の基準の確認", row);
                await desk.FillAsync("確認した内容", "出力と加工記録票を照合した。", "規則第62条各号の基準の確認", row);
            }

            await desk.FillAsync("確認した本人の数", "100,000");
            await desk.ChooseAsync("契約書の内容・仕様どおりか", "はい");
            await desk.FillAsync("検査の方法と所見", "全件の集計と抽出100件の目視による。異常はない。");
        });
    }

    /// <summary>Handed over; the register and the publication follow.</summary>
    public async Task ProvideAsync()
    {
        var today = await office.TodayAsync(Division);
        await DoAsync(Division, "媒体を用意し、管理の措置を講ずる", "媒体を用意した", async desk =>
        {
            await desk.TickAsync("データを暗号化し、復号の方法は別に伝える", "媒体を封かんし、管理番号を付した", "書留など追跡できる方法又は手渡しによる", "提供の台帳に記録した", "媒体に情報の名称を表示した");
            await desk.FillAsync("媒体の管理番号", "会-0001");
        });
        await DoAsync(Division, "匿名加工情報を提供する", "提供した", async desk =>
        {
            await desk.FillAsync("提供した日", JapaneseDate.Format(today));
            await desk.ChooseAsync("提供した媒体", "CD-R");
            await desk.ChooseAsync("提供の方法", "窓口受領");
            await desk.FillAsync("受領の確認（受領書の番号又は追跡番号）", "受領書 第1号");
        });
        await DoAsync(Division, "作成した情報の概要をファイル簿に記載する", "ファイル簿に記載した", async desk =>
        {
            await desk.FillAsync("(18) 新たな提案をすることができる期間の初日", JapaneseDate.Format(today.AddDays(30)));
            await desk.FillAsync("(18) 同期間の末日", JapaneseDate.Format(today.AddDays(365)));
        });
        await DoAsync(Division, "修正後のファイル簿を総務課に提出する", "総務課に提出した");
        await DoAsync(GeneralAffairs, "総務文書課に公表を依頼する", "公表を依頼した");
        await DoAsync(GeneralAffairs, "公表されたことを確認する", "公表を確認した", desk => desk.FillAsync("掲載された場所（URL）", "https://www.pref.example.jp/anon/"));
    }

    private Task DoAsync(string who, string title, string button, Func<Desk, Task>? fill = null) => office.DoAsync(who, title, button, number, fill);
}
