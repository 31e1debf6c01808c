using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using static WorkflowAnon.EndToEnd.Tests.Journeys.RecruitmentPart;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>審査 and 通知, as 会計課 does them for one case.</summary>
internal sealed class ExaminationPart(Building office, string number)
{
    private static readonly string[] Criteria =
        ["基準① 提案者の資格", "基準② 本人の数", "基準③ 加工の方法", "基準④ 新産業の創出等への貢献", "基準⑤ 利用の期間", "基準⑥ 本人の権利利益の保護", "基準⑦ 事務・事業への支障"];

    /// <summary>The seven criteria and the approved result.</summary>
    public async Task ExamineAsync(bool conforms)
    {
        await DoAsync("審査の進め方を決める", "審査に進む", desk => desk.FillAsync("判断の理由", "訂正を求める事項はない。"));
        await DoAsync("欠格事由を確認する", "欠格事由の確認を記録する", async desk =>
        {
            await desk.TickAsync("提案者全員の誓約書（法人等は役員を含む。）を確認した");
            await desk.FillAsync("解除の有無について、可能な範囲で確認した内容", "他の行政機関等の公表資料を確認し、該当する者はない。");
            await desk.ChooseAsync("欠格事由に当たる者がいるか", "いいえ");
        });
        await DoAsync("本人の数を確定する", "本人の数を確定する", desk => desk.FillAsync("数えた方法と資料", "届出番号による名寄せ。遺失物管理システムの集計表"));
        await DoAsync("加工の方法を点検する", "加工の方法の点検を記録する", async desk =>
        {
            for (var i = 1; i <= 5; i++)
                await desk.ChooseAsync($"第{i}号の基準を満たせるか", "はい");
            await desk.FillAsync("どの項目をどう加工するか（満たせないときはその理由）", "氏名、住所及び電話番号を削除する。");
            await desk.FillAsync("どの符号をどう加工するか（ないときは、ない旨）", "個人識別符号はない。");
            await desk.FillSecondAsync("どの符号をどう加工するか（ないときは、ない旨）", "届出番号を削除する。");
            await desk.FillAsync("どの記述をどう加工するか（しきい値など）", "90歳以上をまとめる。");
            await desk.FillAsync("どのような措置を講ずるか", "件数が1件の区分がないことを確かめる。");
            await desk.FillAsync("提案者との間に認識の相違がないことを確かめた方法", "電話により確かめた。");
        });
        await DoAsync("七つの基準により審査する", "基準ごとの判断を記録する", async desk =>
        {
            foreach (var criterion in Criteria)
            {
                var refused = !conforms && criterion.StartsWith("基準④", StringComparison.Ordinal);
                await desk.ChooseInSectionAsync(criterion, "結果", refused ? "適合しない" : "適合する");
                await desk.FillInSectionAsync(criterion, "判断の理由", refused ? "閲覧用の一覧を作るとあるのみで、産業又は生活にどのように役立つかの記載がない。" : "提案書の記載により認められる。");
                await desk.FillInSectionAsync(criterion, "根拠とした書類・資料", "提案書、事業計画書");
                if (refused)
                    await desk.TickFirstInSectionAsync(criterion, "適合しない場合の類型");
            }
        });
        await DoAsync("審査結果を起案する", "この結果で起案し、決裁を受ける", async desk =>
        {
            await desk.ChooseAsync("審査結果", conforms ? "適合する" : "適合しない");
            await desk.FillAsync("起案の要旨", "審査のとおり。");
        });
        await office.DoAsync(DivisionApprover, "審査結果を決裁する", "決裁する", number);
    }

    /// <summary>不適合の通知: with it the case ends.</summary>
    public async Task RefuseAsync()
    {
        await DoAsync("不適合の通知書を起案する", "不適合の通知を起案し、決裁を受ける");
        await office.DoAsync(DivisionApprover, "不適合の通知書を決裁する", "決裁する", number);
        await DoAsync("不適合の通知書を発送する", "通知書を発送した", desk => desk.ChooseAsync("発送の方法", "郵送"));
    }

    /// <summary>適合の通知: fee sheet, notice with its enclosures, dispatch.</summary>
    public async Task NotifyAsync()
    {
        var today = await office.TodayAsync(Division);
        await DoAsync("作成を委託するかどうかを決める", "委託の要否を決定する", async desk =>
        {
            await desk.ChooseAsync("作成の全部又は一部を委託するか", "いいえ");
            await desk.FillAsync("委託する範囲（委託しないときは、その理由）", "当課のシステムで抽出できるため。");
        });
        await DoAsync("手数料を積算する", "この積算で積算書を作成する", async desk =>
        {
            const string lines = "作成に要する作業と時間";
            await desk.ChooseAsync("作業の種類", "データ抽出の実行", lines);
            await desk.FillAsync("延べ時間", "120", lines);
            await desk.AddRowAsync(lines);
            await desk.ChooseAsync("作業の種類", "加工処理の実行", lines, 2);
            await desk.FillAsync("延べ時間", "90", lines, 2);
        });
        await DoAsync("適合の通知書を起案する", "適合の通知を起案し、決裁を受ける", async desk =>
        {
            await desk.TickAsync("契約を締結する相手（当事者）の名称を確認した");
            await desk.ChooseAsync("手数料の納付方法", "青森県収入証紙");
            await desk.FillAsync("手数料を納付する場所", "総務課");
            await desk.ChooseAsync("提供の媒体", "CD-R");
            await desk.ChooseAsync("提供の方法", "窓口受領");
            await desk.FillAsync("行政機関等匿名加工情報の名称", "遺失物・拾得物に関する行政機関等匿名加工情報");
            await desk.FillAsync("施行予定日", JapaneseDate.Format(today));
            await desk.TickAsync("契約締結に関する申込書の様式（第6号様式）を添える");
            await desk.FillAsync("添える契約書の案（第7号様式）の通数", "2");
        });
        await office.DoAsync(DivisionApprover, "適合の通知書を決裁する", "決裁する", number);
        await DoAsync("適合の通知書を発送する", "通知書を発送した", async desk =>
        {
            await desk.ChooseAsync("発送の方法", "郵送");
            await desk.TickAsync("添付書類を全て同封した（適合の通知: 第6号様式と契約書の案）");
        });
    }

    private Task DoAsync(string title, string button, Func<Desk, Task>? fill = null) => office.DoAsync(Division, title, button, number, fill);
}
