using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>The whole procedure by clicks and keys alone: nothing is written but by the screens.</summary>
public sealed class JourneyTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task From_a_recruitment_one_proposal_is_provided_and_another_is_refused()
    {
        await using var server = await LocalOffice.StartAsync();
        await using var office = new Building(browser, server.Address, "Demo-2026-anon");
        var recruitment = new RecruitmentPart(office);
        await recruitment.OpenAsync();
        var first = new ReceiptPart(office, "株式会社髙﨑データ");
        await first.ReceiveAsync();
        await first.CheckAsync();
        var second = new ReceiptPart(office, "𠮷野商事株式会社");
        await second.ReceiveAsync();
        await second.CheckAsync();
        await recruitment.CloseAsync();

        var refusal = new ExaminationPart(office, second.Number);
        await refusal.ExamineAsync(conforms: false);
        await refusal.RefuseAsync();
        await SeeCaseAsync(office, second.Number, "完結・不適合の通知");

        var notice = new ExaminationPart(office, first.Number);
        await notice.ExamineAsync(conforms: true);
        await notice.NotifyAsync();
        var contract = new ContractPart(office, first.Number, "株式会社髙﨑データ");
        await contract.PayAsync();
        await contract.ApplyAsync();
        await contract.ConcludeAsync();
        var provision = new ProvisionPart(office, first.Number);
        await provision.ProduceAsync();
        await provision.ProvideAsync();
        await SeeCaseAsync(office, first.Number, "提供後（変更）");
    }

    private static async Task SeeCaseAsync(Building office, string number, string stage)
    {
        var clerk = await office.DeskOfAsync(RecruitmentPart.GeneralAffairs);
        await clerk.GoAsync("cases?all=true");
        await clerk.FollowAsync(number);
        await clerk.SeeAsync(stage);
        await clerk.InspectAsync("journey-" + number);
    }
}
