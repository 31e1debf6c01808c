using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Model;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

/// <summary>提案者の索引 follows the proposals that bursts write.</summary>
public sealed class PartyIndexTests
{
    private const string CaseId = "case-1";

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task The_index_of_a_proposal_says_what_the_last_burst_wrote(StorageProvider provider)
    {
        await using var driver = await ProcedureDriver.StartAsync(provider == StorageProvider.Sqlite ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql, new(2026, 4, 1), "records-disposal");
        await driver.BurstAsync(db => db.Add(new Proposal { CaseId = CaseId, RecruitmentId = "r", Proposers = [Party("髙﨑 データ"), Party("")] }));
        Assert.Equal([(0, "高崎データ", null)], await IndexAsync(driver));

        await driver.BurstAsync(db => db.Set<Proposal>().Single(p => p.CaseId == CaseId).Proposers = [Party("改名"), Party("共同")]);
        Assert.Equal([(0, "改名", null), (1, "共同", null)], await IndexAsync(driver));

        await driver.BurstAsync(db => db.Set<Proposal>().Single(p => p.CaseId == CaseId).Declarations =
        [
            new EligibilityDeclaration { ProposerIndex = 1, Kind = DeclarationKind.Termination, On = new(2025, 1, 1) }, new EligibilityDeclaration { ProposerIndex = 1, Kind = DeclarationKind.Termination, On = new(2025, 3, 1) },
        ]);
        Assert.Equal([(0, "改名", null), (1, "共同", new DateOnly(2025, 3, 1))], await IndexAsync(driver));

        await driver.BurstAsync(db => db.Set<Proposal>().Single(p => p.CaseId == CaseId).Proposers = [Party("一人")]);
        Assert.Equal([(0, "一人", null)], await IndexAsync(driver));
        await driver.AssertSoundAsync();
    }

    private static Proposer Party(string name) => new() { Kind = PartyKind.Corporation, Name = name, Address = "青森市1-1" };

    private static async Task<(int Number, string Name, DateOnly? TerminatedOn)[]> IndexAsync(ProcedureDriver driver) =>
        [.. (await driver.Office.ReadAsync(db => db.Set<ProposalParty>().AsNoTracking().Where(p => p.CaseId == CaseId).OrderBy(p => p.Number).ToListAsync())).Select(p => (p.Number, p.SearchName, p.DeclaredTerminatedOn))];
}
