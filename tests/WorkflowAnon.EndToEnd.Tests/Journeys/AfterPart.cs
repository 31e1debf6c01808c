using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using static WorkflowAnon.EndToEnd.Tests.Journeys.RecruitmentPart;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>変更 (第9の3) and 解除 (第10), as both departments do them for one case.</summary>
internal sealed class AfterPart(Building office, string number)
{
    /// <summary>記載事項の変更 (第9号様式): copied and forwarded.</summary>
    public async Task ChangeContactAsync()
    {
        await BeginAsync(GeneralAffairs, "変更の届出を受け付ける");
        await DoAsync(GeneralAffairs, "変更の届出を受け付け、区分する", "記載事項の変更として受け付ける",
            desk => FillChangeAsync(desk, "人事異動等に伴う所属・連絡先の変更", "分析課", "解析課", "組織の改編"));
        await DoAsync(GeneralAffairs, "変更通知書の写しを保管する", "写しを保管した", desk => desk.TickAsync("変更通知書の写しを保管した"));
        await DoAsync(GeneralAffairs, "変更通知書の原本を担当課に送付する", "原本を担当課に送付した");
    }

    /// <summary>事業の変更: the counterparty is told that a new proposal is needed.</summary>
    public async Task ExtendUseAsync()
    {
        await BeginAsync(GeneralAffairs, "変更の届出を受け付ける");
        await DoAsync(GeneralAffairs, "変更の届出を受け付け、区分する", "事業の変更に当たると判断する",
            desk => FillChangeAsync(desk, "利用期間の延長", "契約書のとおり", "2年間延長する", "分析の対象を広げるため"));
        await DoAsync(GeneralAffairs, "新たな提案を要する旨を知らせる", "新たな提案を要する旨を知らせた",
            desk => desk.FillAsync("知らせた方法と内容", "第10号様式による新たな提案を要する旨を、文書で知らせた。"));
    }

    /// <summary>違反 to 解除, with the reports to 個人情報保護委員会 and the disqualification.</summary>
    public async Task TerminateAsync()
    {
        await BeginAsync(Division, "契約違反・解除の手続を始める");
        await DoAsync(Division, "違反等の判断を記録し、総務課に通知する", "総務課に通知する",
            desk => desk.FillAsync("違反等の事実", "提供を受けた情報を、契約で禁じられた第三者に提供していた。"));
        await ReportAsync("違反等を委員会に報告する", "第三者への提供の事実を報告した。");
        await DoAsync(Division, "解除するかを判断し、起案する", "契約の解除を起案する", async desk =>
        {
            await desk.TickAsync("法第120条第3号：契約で定められた事項についての重大な違反");
            await desk.FillAsync("事由に当たる事実（解除しないときは、その理由）", "第三者への提供は契約に違反し、重大である。");
        });
        await DoAsync(DivisionApprover, "契約の解除を決裁する", "決裁する");
        await DoAsync(Division, "解除しようとする旨を総務課に通知する", "解除しようとする旨を通知する");
        await ReportAsync("解除しようとする旨を委員会に報告する（1回目）", "契約を解除しようとする旨を報告した。");
        await DoAsync(Division, "契約を解除する", "契約を解除した", desk => desk.ChooseAsync("相手方への解除の通知の方法", "内容証明郵便"));
        await ReportAsync("解除した旨を委員会に報告する（2回目）", "契約を解除した旨を報告した。");
    }

    private async Task BeginAsync(string who, string action) => await (await office.CaseAsync(who, number)).PressAsync(action);

    private async Task FillChangeAsync(Desk desk, string kind, string before, string after, string reason)
    {
        const string changes = "届け出られた変更";
        await desk.ChooseAsync("変更の内容の区分", kind, changes);
        await desk.FillAsync("変更前", before, changes);
        await desk.FillAsync("変更後", after, changes);
        await desk.FillAsync("変更の理由", reason, changes);
        await desk.FillAsync("変更（予定）年月日", JapaneseDate.Format(await office.TodayAsync(DivisionApprover)), changes);
    }

    private Task ReportAsync(string title, string content) => DoAsync(GeneralAffairs, title, "委員会に報告した", async desk =>
    {
        await desk.ChooseAsync("報告の方法", "委員会の報告フォーム");
        await desk.FillAsync("報告の内容", content);
    });

    private Task DoAsync(string who, string title, string button, Func<Desk, Task>? fill = null) => office.DoAsync(who, title, button, number, fill);
}
