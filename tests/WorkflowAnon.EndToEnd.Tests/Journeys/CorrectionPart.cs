using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using static WorkflowAnon.EndToEnd.Tests.Journeys.RecruitmentPart;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>説明・訂正の求め and the corrected papers (第5の7), as 会計課 and 総務課 do them for one case.</summary>
internal sealed class CorrectionPart(Building office, ReceiptPart receipt)
{
    /// <summary>The division demands a correction by a day.</summary>
    public async Task DemandAsync()
    {
        var today = await office.TodayAsync(Division);
        await DoAsync(Division, "審査の進め方を決める", "説明又は訂正を求める", desk => desk.FillAsync("判断の理由", "希望する程度が明らかでなく、加工の方法を特定できない。"));
        await DoAsync(Division, "説明要求書・訂正依頼書を発送する", "説明要求書・訂正依頼書を発送した", async desk =>
        {
            await desk.ChooseAsync("求めること", "訂正");
            await desk.ChooseAsync("宛先", $"提案者（{receipt.Proposer}）");
            await desk.TickFirstAsync("総務課の確認の結果から選ぶ事項");
            await desk.FillAsync("説明又は訂正を求める事項", "記録項目ごとに、希望する程度を具体的に記載してください。", "その他に求める事項");
            await desk.FillAsync("期限", JapaneseDate.Format(today.AddDays(14)));
            await desk.FillAsync("注意のある事項を確認して進める理由", "提案者と調整した期日である。");
        });
        var clerk = await office.CaseAsync(GeneralAffairs, receipt.Number);
        await clerk.SeeAsync("補正の期限");
        await clerk.InspectAsync("case-in-correction");
    }

    /// <summary>The corrected papers come in, are copied, forwarded and checked again.</summary>
    public async Task CorrectAsync()
    {
        await DoAsync(GeneralAffairs, "訂正後の書類を受け付ける", "訂正後の書類の収受を登録する", async desk =>
        {
            await desk.ChooseAsync("提出の方法", "持参");
            await desk.TickAsync("訂正後の書類に収受日付印を押した", "提案の内容（1～4）");
            await desk.FillAsync("提出されたもの", "訂正後の提案書（2枚目及び3枚目）");
        });
        await DoAsync(GeneralAffairs, "訂正後の書類の写しを保管する", "写しの保管を登録する", async desk =>
        {
            await desk.FillAsync("写しの保管場所（簿冊の名称など）", "令和8年度 提案書類綴");
            await desk.FillAsync("枚数", "2");
        });
        await DoAsync(GeneralAffairs, "訂正後の原本を担当課へ送付する", "訂正後の原本の送付を登録する");
        await DoAsync(GeneralAffairs, "訂正後の提案の内容を入力する", "提案の内容を登録する", desk => ReceiptPart.FillItemsAsync(desk, vague: false));
        await receipt.SeeItemsAsync("提案書の記載を確認する（訂正後）");
        await DoAsync(GeneralAffairs, "訂正後の確認の結果を担当課へ送る", "確認の結果を担当課へ送る", desk => desk.FillAsync("総務課の所見", "訂正により不備は解消した。"));
    }

    private Task DoAsync(string who, string title, string button, Func<Desk, Task>? fill = null) => office.DoAsync(who, title, button, receipt.Number, fill);
}
