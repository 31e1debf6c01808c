using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Recruitment;

/// <summary>第4⑶: the unit of a recruitment is a file; files of one kind held by several divisions may be grouped.</summary>
public sealed class GroupingTests
{
    [Fact]
    [Covers("4-3b", FindingLevel.Warn)]
    public async Task A_group_of_one_division_or_of_different_kinds_or_without_a_lead_needs_a_reason()
    {
        await using var driver = await ReadyAsync();
        var (steps, id) = (new RecruitmentSteps(driver), await PlannedAsync(driver));
        var form = await DraftAsync(driver, steps, id);
        form.Groups = [new() { Name = "免許", FileIds = ["file-licence", "file-seminar"], LeadDivisionId = RecruitmentSteps.Licence, Reason = "同じ事務に用いる。" }];
        await RefusedAsync(driver, id, form, "groups[0].name", "4-3b");
        form.Groups = [new() { Name = "混在", FileIds = ["file-licence", "file-lost-property"], LeadDivisionId = RecruitmentSteps.Licence }];
        await RefusedAsync(driver, id, form, "groups[0].name", "4-3b");
        form.Groups[0].Reason = "同じ様式で管理している。";
        form.Groups[0].LeadDivisionId = "";
        await RefusedAsync(driver, id, form, "groups[0].name", "4-3b");
        form.Groups[0].LeadDivisionId = RecruitmentSteps.Licence;
        // Each person once: between the largest of the files and their sum.
        var counts = await driver.Office.ReadAsync(db => Task.FromResult(
            db.Set<PersonalInformationFile>().Where(f => f.Id == "file-licence" || f.Id == "file-lost-property").Select(f => f.PersonCount).ToList()));
        foreach (int? wrong in new int?[] { null, counts.Sum() + 1, counts.Max() - 1 })
        {
            form.Groups[0].PersonCount = wrong;
            await RefusedAsync(driver, id, form, "groups[0].personCount", "4-3b");
        }

        form.Groups[0].PersonCount = counts.Max();
        await driver.DoAsync(id, "compose-guidelines", steps.Clerk, form);
        Assert.Equal(["approve-guidelines"], await driver.OpenAsync(id));
    }

    [Fact]
    [Covers("4-3a", FindingLevel.Warn)]
    [Covers("2-d", FindingLevel.Block)]
    public async Task A_file_stands_once_and_has_a_division_that_holds_it()
    {
        await using var driver = await ReadyAsync();
        var (steps, id) = (new RecruitmentSteps(driver), await PlannedAsync(driver));
        var form = await DraftAsync(driver, steps, id);
        // As if the register named two files alike, and then one that nobody holds.
        await driver.BurstAsync(db => db.Set<PersonalInformationFile>().Single(f => f.Id == "file-seminar").Name = db.Set<PersonalInformationFile>().Single(f => f.Id == "file-licence").Name + "　");
        await RefusedAsync(driver, id, form, "fileIds", "4-3a");
        await driver.BurstAsync(db => db.Set<PersonalInformationFile>().Single(f => f.Id == "file-seminar").DivisionId = "");
        form.WarningReason = "名称は同じだが別のファイルである。";
        await RefusedAsync(driver, id, form, "fileIds", "2-d");
    }

    private static async Task<ProcedureDriver> ReadyAsync() => await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection");

    private static async Task<string> PlannedAsync(ProcedureDriver driver)
    {
        var steps = new RecruitmentSteps(driver);
        await steps.EnterRegisterAsync();
        var id = await steps.PlanAsync(RecruitmentSteps.Licence, RecruitmentSteps.Accounting);
        await steps.SelectAsync(id, RecruitmentSteps.Licence);
        await steps.SelectAsync(id, RecruitmentSteps.Accounting);
        return id;
    }

    private static Task<ComposeGuidelinesForm> DraftAsync(ProcedureDriver driver, RecruitmentSteps steps, string id) =>
        driver.FormAsync<ComposeGuidelinesForm>(id, "compose-guidelines", steps.Clerk);

    private static async Task RefusedAsync(ProcedureDriver driver, string id, ComposeGuidelinesForm form, string field, string clause)
    {
        var refused = await driver.RefusedAsync(id, "compose-guidelines", driver.GeneralAffairs(), form, "Done");
        Assert.Contains(refused.Errors, e => e.Field == field && e.Clause == clause);
    }
}
