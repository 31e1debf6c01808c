using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>保存・廃棄, 廃棄簿, 廃棄の停止 and the opening of identity papers, as their people do them; axe on every page.</summary>
public sealed class RecordsPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string CaseId = "case-old", Number = "平成31年度第1号", Person = "対馬 葵", Inquiry = "令和元年度問合せ第1号";

    private static readonly DateOnly Ended = new(2019, 5, 10);

    [Fact]
    public async Task What_is_past_its_day_is_held_released_decided_and_disposed_of()
    {
        await PrepareAsync();
        await using (var supervisor = await browser.OpenAsync(host.Address))
        {
            await supervisor.SignInAsync("ga-supervisor", PagesHost.Password);
            await supervisor.MenuAsync("保存・廃棄");
            await supervisor.SeeAsync("令和7年3月31日");
            await supervisor.Page.GetByText("どう計算したか").First.ClickAsync();
            await supervisor.SeeAsync("完結した年度の翌年度の初日");
            await supervisor.InspectAsync("records");

            // On the list, and on the case's own page.
            await HoldAsync(supervisor, "廃棄を停止する", Inquiry, "");
            await supervisor.SeeAsync("廃棄を停止する理由を入力してください");
            await HoldAsync(supervisor, "廃棄を停止する", Inquiry, "開示請求への対応のため");
            await supervisor.SeeAsync("廃棄停止中");
            // The board counts it, and leads to it.
            await supervisor.MenuAsync("期限管理");
            await supervisor.LeaveAsync(supervisor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^廃棄を停止しているもの\\s*1\\s*件$") }));
            await supervisor.SeeAsync(Inquiry);
            await supervisor.GoAsync("cases/" + CaseId);
            await HoldAsync(supervisor, "廃棄を停止する", Number, "訴訟のため");
            await supervisor.SeeAsync("葛西 誠 が停止（訴訟のため）");
            await supervisor.InspectAsync("case-held");
            await supervisor.GoAsync("records?filter=Held");
            await supervisor.SeeAsync(Number);
            await supervisor.InspectAsync("records-held");
            await supervisor.GoAsync("cases/" + CaseId);
            await HoldAsync(supervisor, "廃棄の停止を解除する", Number, "判決が確定したため");
            await supervisor.SeeAsync("判決が確定したため");
        }

        await using (var clerk = await browser.OpenAsync(host.Address))
        {
            await clerk.SignInAsync("ga-1", PagesHost.Password);
            await clerk.GoAsync("records");
            await Assertions.Expect(clerk.Page.GetByText("廃棄を停止する", new() { Exact = true })).ToHaveCountAsync(0);
            await clerk.PressAsync("廃棄の起案を始める");
            await clerk.SeeAsync("廃棄が停止されています");
            await clerk.InspectAsync("draft-disposal");
            await clerk.TickFirstAsync("廃棄する文書");
            await clerk.PressAsync("廃棄を起案し、決裁に回す");
            await clerk.SeeAsync("廃棄する理由");
            await clerk.FillAsync("廃棄する理由", "保存期間が満了し、なお必要な文書でない。");
            await clerk.FinishAsync("廃棄を起案し、決裁に回す");
        }

        await using (var approver = await browser.OpenAsync(host.Address))
        {
            await approver.SignInAsync("ga-approver", PagesHost.Password);
            await approver.OpenTaskAsync("文書の廃棄を決裁する");
            await approver.SeeAsync("廃棄文書一覧");
            await approver.InspectAsync("approve-disposal");
            await approver.FinishAsync("決裁する");
        }

        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-2", PagesHost.Password);
        await desk.OpenTaskAsync("文書を廃棄し、廃棄簿に記載する");
        await desk.InspectAsync("execute-disposal");
        await desk.FillAsync("紙の原本・写しの廃棄の方法", "2名の立会いで裁断した。");
        await desk.FinishAsync("文書を廃棄し、廃棄簿に記載する");
        await desk.GoAsync("records/ledger");
        await desk.SeeAsync("廃棄簿第1号");
        await desk.SeeAsync("工藤 美咲");
        await desk.InspectAsync("disposal-ledger");
        await desk.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.SeeAsync("2名の立会いで裁断した。");
        await desk.InspectAsync("disposal");
        await desk.GoAsync("cases/" + CaseId);
        await desk.SeeAsync("（廃棄済み）");
        await Assertions.Expect(desk.Page.GetByText(Person)).ToHaveCountAsync(0);
        await desk.InspectAsync("case-disposed");
        await desk.GoAsync("records?filter=Year");
        await desk.SeeAsync("該当する文書はありません");
        await desk.InspectAsync("records-none");
    }

    [Fact]
    public async Task Identity_papers_are_opened_by_a_button_and_the_opening_is_on_the_page()
    {
        await PrepareAsync("case-open", "令和8年度第8号", complete: false);
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("cases/case-open");
        await desk.FollowAsync("本人確認書類");
        await desk.SeeAsync("運転免許証");
        await desk.SeeAsync("閲覧の記録はまだありません");
        await Assertions.Expect(desk.Page.GetByText("弘前市一丁目")).ToHaveCountAsync(0);
        await desk.InspectAsync("identity-closed");
        await desk.PressAsync("内容を開く（閲覧が記録されます）");
        await desk.SeeAsync("弘前市一丁目");
        await desk.SeeAsync("この閲覧を記録しました");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "佐藤 花子" })).ToHaveCountAsync(1);
        await desk.InspectAsync("identity-open");
        await desk.GoAsync("cases/case-open/identity");
        await Assertions.Expect(desk.Page.GetByText("弘前市一丁目")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "佐藤 花子" })).ToHaveCountAsync(1);
    }

    private static async Task HoldAsync(Desk desk, string summary, string label, string reason)
    {
        var form = desk.Page.Locator("details").Filter(new() { HasText = summary + "：" + label });
        await form.Locator("summary").ClickAsync();
        await form.Locator("textarea").FillAsync(reason);
        await desk.LeaveAsync(form.GetByRole(AriaRole.Button));
    }

    private async Task PrepareAsync(string id = CaseId, string number = Number, bool complete = true)
    {
        var @case = new Case { Id = id, Number = number, FiscalYear = 2019, RecruitmentId = "", OwningDivisionId = host.OwningDivision, HolderDivisionId = host.OwningDivision, OpenedAt = new(2019, 4, 2, 0, 0, 0, TimeSpan.Zero) };
        List<object> records =
        [
            @case,
            new Proposal
            {
                CaseId = id, RecruitmentId = "", FileName = "拾得物管理ファイル", Proposers = [new Proposer { Kind = PartyKind.Individual, Name = Person }],
                IdentityPapers = [new IdentityPaper { Subject = IdentitySubject.Proposer, Kind = IdentityPaperKind.DriversLicence, NameOnPaper = Person, AddressOnPaper = "弘前市一丁目1番1号", ValidUntil = new(2021, 1, 1) }],
            },
        ];
        if (complete)
        {
            @case.Complete(CaseOutcome.NonConforming, Ended);
            records.Add(new Inquiry { Id = "inquiry-old", FiscalYear = 2019, Number = 1, ReceivedOn = Ended, Question = "手数料はいくらか。", AnsweredOn = Ended });
            var json = await File.ReadAllTextAsync(Repository.PathOf("workflows/records-disposal.v1.json"));
            await host.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(json, "records-disposal.v1.json") { Publish = true }, EngineCommand.BySystem());
        }

        await host.AddAsync([.. records]);
    }
}
