using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Procedure.Tests.Recruitment;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.FileRegister;

public sealed class FileRegisterTests
{
    [Fact]
    public async Task The_demonstration_has_at_least_twelve_files_entered_through_the_commands_and_some_are_not_offered()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment");
        var steps = new RecruitmentSteps(driver);
        await steps.EnterRegisterAsync();
        await steps.EnterRegisterAsync();
        var files = await driver.Office.ReadAsync(db => db.Set<PersonalInformationFile>().AsNoTracking().ToListAsync());
        Assert.True(files.Count >= 12);
        Assert.Equal(RegisterSeed.Files.Count, files.Count);
        Assert.All(files, f => Assert.Contains(driver.Profile.OwningDivisions(), d => d.Id == f.DivisionId));
        Assert.All(files, f => Assert.True(f.RecordItems.Count >= 6 && f.PersonCount <= f.RawPersonCount && !f.RecruitmentEntry14));
        Assert.All(RegisterSeed.Files, f => Assert.Equal(f.Selected, f.Tests.AreMet()));
        Assert.Contains(RegisterSeed.Files, f => !f.Selected);
        Assert.Contains("FileRegisterUpdated", await driver.EventsAsync("file-licence"));
    }

    [Theory]
    [InlineData("name", "", "name")]
    [InlineData("summary", "", "summary")]
    [InlineData("personCount", "800000", "personCount")]
    [InlineData("personCountAsOf", "2027-01-01", "personCountAsOf")]
    [InlineData("recordItem", "氏名", "recordItems[1].name")]
    public async Task An_entry_that_says_too_little_or_the_impossible_is_refused(string what, string value, string field)
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment");
        var entry = FileEntryForm.From(Stored());
        switch (what)
        {
            case "name": entry.Name = value; break;
            case "summary": entry.Summary = value; break;
            case "personCount": entry.PersonCount = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            case "personCountAsOf": entry.PersonCountAsOf = DateOnly.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            default: entry.RecordItems[1].Name = value; break;
        }

        var commands = driver.Services.GetRequiredService<FileRegisterCommands>();
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => commands.AddAsync(entry, ProcedureDriver.Person("driver-licence"), "x"));
        Assert.Equal(field, refused.Errors[0].Field);
    }

    [Fact]
    [Covers("2-d")]
    public async Task Only_the_division_that_holds_a_file_changes_its_entry_and_nobody_the_items_of_a_file_in_recruitment()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection");
        var steps = new RecruitmentSteps(driver);
        await steps.OpenAsync(RecruitmentSteps.Licence);
        var commands = driver.Services.GetRequiredService<FileRegisterCommands>();
        var file = await driver.Office.ReadAsync(db => db.Set<PersonalInformationFile>().AsNoTracking().SingleAsync(f => f.Id == "file-licence"));
        var entry = FileEntryForm.From(file);
        entry.Purpose = "運転免許に関する事務";
        await Assert.ThrowsAsync<TaskConflictException>(() => commands.EditAsync(file.Id, entry, null, ProcedureDriver.Person("accounting"), "1"));
        await Assert.ThrowsAsync<TaskConflictException>(() => commands.EditAsync(file.Id, entry, null, driver.GeneralAffairs(), "2"));
        var holder = ProcedureDriver.Person(RecruitmentSteps.Licence);
        await Assert.ThrowsAsync<TaskConflictException>(() => commands.EditAsync(file.Id, entry, file.Revision - 1, holder, "3"));
        await commands.EditAsync(file.Id, entry, file.Revision, holder, "4");
        entry.RecordItems.RemoveAt(0);
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => commands.EditAsync(file.Id, entry, null, holder, "5"));
        Assert.Equal("5-5-2", refused.Errors[0].Clause);
        Assert.True((await driver.Office.ReadAsync(db => db.Set<PersonalInformationFile>().AsNoTracking().SingleAsync(f => f.Id == "file-licence"))).RecruitmentEntry14);
    }

    private static PersonalInformationFile Stored() => new()
    {
        Id = "x",
        Name = "運転免許ファイル",
        DivisionId = "driver-licence",
        Summary = "概要",
        RawPersonCount = 2_000,
        PersonCount = 1_500,
        PersonCountAsOf = new(2025, 4, 1),
        RecordItems = [new() { Name = "氏名" }, new() { Name = "住所" }],
    };
}
