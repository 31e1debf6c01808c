using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>募集, as 総務課 and 会計課 do it.</summary>
internal sealed class RecruitmentPart(Building office)
{
    public const string GeneralAffairs = "general-affairs-1";
    public const string GeneralAffairsApprover = "general-affairs-approver";
    public const string Division = "accounting-1";
    public const string DivisionApprover = "accounting-approver";

    /// <summary>From the plan to the day on which proposals may arrive.</summary>
    public async Task OpenAsync()
    {
        var today = await office.TodayAsync(GeneralAffairs);
        var starts = today;
        var clerk = await office.DeskOfAsync(GeneralAffairs);
        await clerk.SeeInMenuAsync("個人情報ファイル簿", ReceiptPart.File);
        await clerk.MenuAsync("募集");
        await clerk.PressAsync("提案の募集を始める");

        await office.DoAsync(GeneralAffairs, "募集を計画する", "計画を決め、選定を依頼する", fill: async desk =>
        {
            // The days that the page proposes are those of the calendar: they are kept.
            starts = JapaneseDate.Parse(await desk.ValueOfAsync("募集の開始の日"));
            await desk.TickOnlyAsync("対象ファイルの選定を依頼する所属", "会計課");
        });
        await office.DoAsync(Division, "対象ファイルを選定する（起案）", "選定案を起案し、決裁に回す", fill: async desk =>
        {
            const string files = "保有する個人情報ファイルごとの判断";
            await desk.ChooseAsync("第1号 個人情報ファイル簿の作成・公表の対象である", "はい", files);
            await desk.FillAsync("第1号の理由", "個人情報ファイル簿を作成し、公表している。", files);
            await desk.ChooseAsync("第2号 開示請求があれば、全部若しくは一部を開示し、又は意見書提出の機会を与える", "はい", files);
            await desk.FillAsync("第2号の理由", "氏名等の不開示部分を除いて開示することとなる。", files);
            await desk.ChooseAsync("第3号 事務の適正かつ円滑な運営に支障のない範囲内で加工できる", "はい", files);
            await desk.FillAsync("第3号の理由", "システムから抽出でき、支障はない。", files);
            await desk.ChooseAsync("募集の対象とする", "はい", files);
        });
        await office.DoAsync(DivisionApprover, "選定を決裁する", "決裁する");
        await office.DoAsync(Division, "個人情報ファイル簿に⒁⒂を記載し、提出する", "記載を登録し、総務課へ提出する", fill: async desk =>
        {
            await desk.TickAsync("⒁ 提案の募集をする個人情報ファイルである旨を記載した");
            await desk.FillAsync("ファイル簿を修正した日", JapaneseDate.Format(today));
            await desk.FillAsync("修正後のファイル簿を公表した日", JapaneseDate.Format(today));
        });
        await office.DoAsync(GeneralAffairs, "募集要綱を起案する", "募集要綱を起案し、決裁に回す",
            fill: desk => desk.FillAsync("7 その他必要と認める書類", "個人情報保護方針"));
        await office.DoAsync(GeneralAffairsApprover, "募集要綱を決裁する", "決裁する");
        await office.DoAsync(GeneralAffairs, "公示事項を掲載する（募集開始前）", "公示事項の掲載を記録する", fill: async desk =>
        {
            await desk.ChooseAsync("掲載先", "青森県警察ホームページ");
            await desk.FillAsync("掲載したページのURL", "https://www.police.example.jp/anon/notice.html");
            await desk.FillAsync("掲載した日", JapaneseDate.Format(today));
            await desk.FillAsync("掲載した者", "総務課 広報係");
            await desk.FillAsync("掲載の確認", "画面の写しを募集簿に綴った。");
            await desk.TickAsync("ア 募集の開始日及びその期間を掲載した", "イ 対象となる全ての個人情報ファイルの一覧を掲載した", "ウ 各個人情報ファイルの概要を掲載した");
        });
        await office.GoToAsync(GeneralAffairs, starts);
        await office.DoAsync(GeneralAffairs, "募集要綱を掲載し、募集を開始する", "掲載を記録し、募集を開始する", fill: async desk =>
        {
            await desk.ChooseAsync("掲載先", "青森県警察ホームページ");
            await desk.FillAsync("募集要綱を掲載したページのURL", "https://www.police.example.jp/anon/guidelines.html");
            await desk.FillAsync("掲載した日", JapaneseDate.Format(starts));
            await desk.FillAsync("掲載した者", "総務課 広報係");
            await desk.FillAsync("掲載の確認", "画面の写しを募集簿に綴った。");
        });
    }

    /// <summary>After the last day: the recruitment is closed and the counts are fixed.</summary>
    public async Task CloseAsync()
    {
        await office.PassAsync(GeneralAffairs, "募集の終了の日");
        await office.DoAsync(GeneralAffairs, "募集の終了を確認する", "募集を終了し、本人の数の確定を依頼する",
            fill: desk => desk.ChooseAsync("郵便受け・守衛室・夜間受付に未処理の提案書類がないことを確認した", "はい"));
        await office.DoAsync(Division, "募集終了時の本人の数を確定する", "本人の数を確定する", fill: async desk =>
        {
            await desk.FillAsync("名寄せ前の数", "１５３，０００", "対象ファイルごとの本人の数");
            await desk.FillAsync("本人の数（名寄せ後）", "128,500", "対象ファイルごとの本人の数");
        });
    }
}
