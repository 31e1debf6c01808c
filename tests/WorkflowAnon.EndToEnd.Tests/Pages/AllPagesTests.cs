using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Every page with records on it: accessible, orderly, complete.</summary>
public sealed class AllPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task Every_page_is_accessible_and_shows_what_is_on_record()
    {
        await host.AddAsync(SampleRecords.All(host, JapanTime.Now(host.Services.GetRequiredService<TimeProvider>())));
        await host.StartTasksAsync("pages", SampleRecords.CaseId, Steps.Stamp, Steps.Broken);
        await using (var desk = await browser.OpenAsync(host.Address))
        {
            await desk.SignInAsync("ga-1", PagesHost.Password);
            await desk.GoAsync("cases");
            await desk.SeeAsync("株式会社𠮷髙データ、対馬 葵");
            await desk.InspectAsync("cases");
            await desk.Page.GetByLabel("事案番号・ファイル名").FillAsync("ない事案");
            await desk.SeeAsync("該当する事案はありません");
            await desk.Page.GetByLabel("事案番号・ファイル名").FillAsync("拾得物");
            await desk.SeeAsync("令和8年度第1号");

            await desk.GoAsync("cases/" + SampleRecords.CaseId);
            await desk.SeeAsync("収受日付印を押した");
            await desk.Page.GetByText("どう計算したか").First.ClickAsync();
            await desk.InspectAsync("case");
            await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
            await desk.InspectAsync("case-forced-colours");
            await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });

            foreach (var (path, name, text) in new[]
            {
                ($"cases/{SampleRecords.CaseId}?tab=proposer", "case-proposer", "対馬 葵"),
                ($"cases/{SampleRecords.CaseId}?tab=examination", "case-examination", "審査の記録はまだありません"),
                ($"cases/{SampleRecords.CaseId}?tab=papers", "case-papers", "写しの作成"),
                ($"cases/{SampleRecords.CaseId}?tab=timeline", "case-timeline", "原本を担当課へ送付した"),
                ($"cases/{SampleRecords.CaseId}/print", "case-print", "全体を印刷"),
                ($"cases/{SampleRecords.CaseId}/export", "case-export", "書き出しの目的"),
                ("recruitments", "recruitments", "令和8年度第1回 提案の募集"),
                ("recruitments/" + SampleRecords.RecruitmentId, "recruitment", "広報係 三上"),
                ("files", "files", "拾得物管理ファイル"),
                ("files/" + SampleRecords.FileId, "file", "個人識別符号"),
                ("created", "created", "提供した媒体はまだありません"),
                ("print/form2/" + SampleRecords.CaseId, "print", "提案"),
                ("drafts/" + SampleRecords.DraftId, "draft", "支障はない。"),
                ("clock", "clock", "補正の期限"),
                ("help", "help", "担当者・決裁者の手引き"),
                ("inbox?tab=mine", "inbox-mine", "引き受けているタスクはありません"),
                ("inbox?tab=held", "inbox-held", "他の人が処理しているタスクはありません"),
                ("inbox?tab=done", "inbox-done", "完了したタスクはまだありません"),
                ("logout", "logout", "ログアウトしますか"),
                ("nowhere", "fault-404", "見つかりません"),
            })
            {
                await desk.GoAsync(path);
                await desk.SeeAsync(text);
                await desk.InspectAsync(name);
            }

            await desk.OpenTaskAsync("収受日付印を押す");
            await desk.FinishAsync("完了する");
        }

        await using var operatorDesk = await browser.OpenAsync(host.Address);
        await operatorDesk.SignInAsync("operator", PagesHost.Password);
        await operatorDesk.SeeAsync("試験の障害");
        await operatorDesk.InspectAsync("incidents");
        await operatorDesk.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await operatorDesk.SeeAsync("実行履歴");
        await operatorDesk.InspectAsync("incident");
        await operatorDesk.PressAsync("理由を記録して読み飛ばす");
        await operatorDesk.SeeAsync("理由を入力してください");
        await operatorDesk.Page.GetByLabel("理由").First.FillAsync("試験のため");
        await operatorDesk.PressAsync("理由を記録して読み飛ばす");
        await operatorDesk.SeeAsync("読み飛ばしました");
        await operatorDesk.SeeAsync("解決済み");
        foreach (var tab in new[] { "resolved", "failed", "waiting" })
        {
            await operatorDesk.GoAsync("incidents?tab=" + tab);
            await operatorDesk.InspectAsync("incidents-" + tab);
        }
    }

    [Fact]
    public async Task An_absence_is_registered_with_its_substitute_and_called_off()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("absences");
        await desk.SeeAsync("登録されている不在はありません");
        await desk.PressAsync("不在と代理を登録する");
        await desk.SeeAsync("代理する人");
        await desk.InspectAsync("absences-refused");
        await desk.ChooseAsync("代理する人", "総務課 髙橋 直樹");
        await desk.FillAsync("始まりの日", "R20.4.1");
        await desk.FillAsync("終わりの日", "R20.4.3");
        await desk.FillAsync("理由", "出張のため");
        await desk.PressAsync("不在と代理を登録する");
        await desk.SeeAsync("不在と代理を登録しました");
        await desk.SeeAsync("令和20年4月3日");
        await desk.InspectAsync("absences");
        await desk.Page.Locator("form[action*='Cancel'] button").ClickAsync();
        await desk.SeeAsync("登録されている不在はありません");
    }

    [Fact]
    public async Task The_business_clock_goes_forward_only_and_keeps_everybody_signed_in()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("clock");
        await desk.FillAsync("進める先の日付", "令和7年1月1日");
        await desk.PressAsync("業務日付を進める");
        await desk.SeeAsync("業務日付は戻せません");
        await desk.FillAsync("進める先の日付", "Ｒ１２．４．１");
        await desk.PressAsync("業務日付を進める");
        await desk.SeeAsync("業務日付を 令和12年4月1日（月） に進めました");
        await desk.GoAsync("inbox");
        await desk.SeeAsync("令和12年4月1日（月）");
    }
}
