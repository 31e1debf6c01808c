using System.Text.RegularExpressions;
using WorkflowAnon.EndToEnd.Tests.Office;
using static WorkflowAnon.EndToEnd.Tests.Journeys.RecruitmentPart;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>手数料納付 and 契約, as 総務課 does them for one case.</summary>
internal sealed class ContractPart(Building office, string number, string proposer)
{
    /// <summary>Stamps come in and are cancelled.</summary>
    public async Task PayAsync()
    {
        await DoAsync("証紙を受け取り、納付を確認する", "納付を確認した", async desk =>
        {
            var yen = Regex.Match(await desk.Page.InnerTextAsync("main"), "([0-9,]+)円").Groups[1].Value;
            await desk.FillAsync("納付額", yen);
            await desk.ChooseAsync("納付方法", "青森県収入証紙");
            await desk.ChooseAsync("届いた方法", "持参");
        });
        await DoAsync("証紙を消印し、写しを保管する", "証紙を消印し、写しを保管した", desk => desk.TickAsync("消印後の証紙の写しを保管した"));
    }

    /// <summary>Nobody pays or applies by the due day: a supervisor ends the case.</summary>
    public async Task LapseAsync()
    {
        await office.PassAsync(GeneralAffairs, "申込書の提出・手数料の納付の期限");
        await office.DoAsync("supervisor", "納付期限経過後の扱いを決める", "申込みがないものとして終了する", number,
            desk => desk.FillAsync("理由（提案者への確認の内容を含む。）", "提案者に電話で確かめ、申込みをしない旨の回答があった。"));
    }

    /// <summary>The application and both counterparts come in.</summary>
    public Task ApplyAsync() => DoAsync("申込書と契約書2通を受け付ける", "申込書を受け付ける", async desk =>
    {
        await desk.ChooseAsync("提出方法", "持参");
        await desk.FillAsync("氏名又は名称", proposer, "申込者の氏名又は名称");
        await desk.FillAsync("添付された契約書の通数", "2");
        await desk.ChooseAsync("契約書は印紙税法の課税文書に当たるか", "いいえ");
        await desk.FillAsync("判断の理由", "手数料は請負の対価ではなく、課税文書に当たらない。");
        await desk.FillAsync("氏名", "山田 花子", "通知のあった取扱従事者");
        await desk.FillAsync("所属", "分析課", "通知のあった取扱従事者");
        await desk.FillAsync("職名", "主任", "通知のあった取扱従事者");
    });

    /// <summary>The contract is drafted, approved, sealed, and everything handed on.</summary>
    public async Task ConcludeAsync()
    {
        await DoAsync("契約の締結を起案する", "契約の締結を起案する");
        await office.DoAsync(GeneralAffairsApprover, "契約の締結を決裁する", "決裁する", number);
        await DoAsync("契約書2通に記名押印する", "契約を締結した", desk => desk.TickAsync("契約書2通に記名押印した"));
        await DoAsync("契約書1通を相手方に送付する", "1通を送付した", desk => desk.ChooseAsync("送付の方法", "郵送（書留等）"));
        await DoAsync("申込書の写しを保管する", "写しを保管した", desk => desk.TickAsync("申込書の写しを保管した", "消印後の証紙の写しを併せて保管した"));
        await DoAsync("申込書の原本を担当課に送付する", "原本を担当課に送付した");
        await DoAsync("取扱従事者の通知を担当課に伝える", "担当課に伝えた", desk => desk.TickAsync("担当課に取扱従事者の氏名・所属・職名を伝えた"));
    }

    private Task DoAsync(string title, string button, Func<Desk, Task>? fill = null) => office.DoAsync(GeneralAffairs, title, button, number, fill);
}
