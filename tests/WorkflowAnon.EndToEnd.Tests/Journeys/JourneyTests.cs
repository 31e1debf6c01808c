using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Procedure.Demonstration;
using Xunit.Abstractions;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>The whole procedure on the product's own executable by what a person has: the screens and the business clock. No database, no API.</summary>
public abstract class JourneyTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    /// <summary>True: nobody has a mouse.</summary>
    protected virtual bool KeyboardOnly => false;

    [Fact]
    public Task From_a_recruitment_one_proposal_is_provided_and_another_is_refused() => WalkAsync(async office =>
    {
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
    });

    private protected abstract Task<Premises> StartAsync();

    private static async Task SeeCaseAsync(Building office, string number, string stage)
    {
        var clerk = await office.CaseAsync(RecruitmentPart.GeneralAffairs, number);
        await clerk.SeeAsync(stage);
        await clerk.InspectAsync("journey-" + number);
    }

    private async Task WalkAsync(Func<Building, Task> walk)
    {
        await using var premises = await StartAsync();
        await using var office = new Building(browser, premises.Address, DemonstrationAccounts.Password, KeyboardOnly);
        try
        {
            await walk(office);
            Assert.Contains("未解決のインシデントはありません", await office.IncidentsAsync(), StringComparison.Ordinal);
        }
        catch
        {
            output.WriteLine(premises.Logs());
            throw;
        }
    }
}

/// <summary>On the embedded default, with the keyboard alone.</summary>
public sealed class EmbeddedJourneyTests(Browser browser, ITestOutputHelper output) : JourneyTests(browser, output)
{
    protected override bool KeyboardOnly => true;

    private protected override Task<Premises> StartAsync() => Premises.EmbeddedAsync();
}

/// <summary>On PostgreSQL and RabbitMQ with web, the two departments and the relay as processes of their own.</summary>
public sealed class DeployedJourneyTests(Browser browser, ITestOutputHelper output) : JourneyTests(browser, output)
{
    private protected override Task<Premises> StartAsync() => Premises.ApartAsync();
}
