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
    [Trait("Category", "Full")]
    public Task From_a_recruitment_one_proposal_is_provided_and_another_is_refused() => WalkAsync(async office =>
    {
        var recruitment = new RecruitmentPart(office);
        await recruitment.OpenAsync();
        var first = await ReceiveAsync(office, "株式会社髙﨑データ");
        var second = await ReceiveAsync(office, "𠮷野商事株式会社");
        await recruitment.CloseAsync();

        var refusal = new ExaminationPart(office, second.Number);
        await refusal.ExamineAsync(conforms: false);
        await refusal.RefuseAsync();
        await SeeCaseAsync(office, second, "完結・不適合の通知");

        await ProvideAsync(office, first);
        await SeeCaseAsync(office, first, "提供後（変更）");
    });

    [Fact]
    public Task From_a_recruitment_a_proposal_is_provided() => WalkAsync(async office =>
    {
        var recruitment = new RecruitmentPart(office);
        await recruitment.OpenAsync();
        var receipt = await ReceiveAsync(office, "株式会社髙﨑データ");
        await recruitment.CloseAsync();
        await ProvideAsync(office, receipt);
        await SeeCaseAsync(office, receipt, "提供後（変更）");
    });

    [Fact]
    [Trait("Category", "Full")]
    public Task A_vague_proposal_is_corrected_examined_and_ends_because_nobody_applies() => WalkAsync(async office =>
    {
        var recruitment = new RecruitmentPart(office);
        await recruitment.OpenAsync();
        var receipt = await ReceiveAsync(office, "株式会社髙﨑データ", vague: true);
        var correction = new CorrectionPart(office, receipt);
        await correction.DemandAsync();
        await correction.CorrectAsync();
        await recruitment.CloseAsync();
        var examination = new ExaminationPart(office, receipt.Number);
        await examination.ExamineAsync(conforms: true);
        await examination.NotifyAsync();
        await new ContractPart(office, receipt.Number, receipt.Proposer).LapseAsync();
        await SeeCaseAsync(office, receipt, "完結・申込期限の経過");
    });

    [Fact]
    [Trait("Category", "Full")]
    public Task After_the_provision_a_change_is_noticed_a_new_proposal_is_asked_for_and_the_contract_is_terminated() => WalkAsync(async office =>
    {
        var recruitment = new RecruitmentPart(office);
        await recruitment.OpenAsync();
        var receipt = await ReceiveAsync(office, "株式会社髙﨑データ");
        await recruitment.CloseAsync();
        await ProvideAsync(office, receipt);
        var after = new AfterPart(office, receipt.Number);
        await after.ChangeContactAsync();
        await after.ExtendUseAsync();
        await after.TerminateAsync();
        await SeeCaseAsync(office, receipt, "完結・契約の解除", "欠格の最終日");
    });

    private static async Task<ReceiptPart> ReceiveAsync(Building office, string proposer, bool vague = false)
    {
        var receipt = new ReceiptPart(office, proposer);
        await receipt.ReceiveAsync();
        await receipt.CheckAsync(vague);
        return receipt;
    }

    private static async Task ProvideAsync(Building office, ReceiptPart receipt)
    {
        var examination = new ExaminationPart(office, receipt.Number);
        await examination.ExamineAsync(conforms: true);
        await examination.NotifyAsync();
        var contract = new ContractPart(office, receipt.Number, receipt.Proposer);
        await contract.PayAsync();
        await contract.ApplyAsync();
        await contract.ConcludeAsync();
        var provision = new ProvisionPart(office, receipt.Number);
        await provision.ProduceAsync();
        await provision.ProvideAsync();
    }

    private protected abstract Task<Premises> StartAsync();

    // The case shows its end only once the other department's service has heard of it.
    private static async Task SeeCaseAsync(Building office, ReceiptPart receipt, string stage, string? also = null)
    {
        var clerk = await office.CaseAsync(RecruitmentPart.GeneralAffairs, receipt.Number);
        await clerk.SeeStateAsync(stage);
        if (also is not null)
            await clerk.SeeAsync(also);
        await clerk.InspectAsync("case-" + stage);
        await Building.ReadPapersAsync(clerk);
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
