using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Tests.Recruitment;

/// <summary>The steps of a recruitment as the people of 総務課 and of two divisions take them.</summary>
internal sealed class RecruitmentSteps(ProcedureDriver driver)
{
    public const string Licence = "driver-licence";
    public const string Accounting = "accounting";

    /// <summary>令和8年2月13日 to 3月16日: a window that a city used.</summary>
    public static readonly DateOnly Planned = new(2025, 12, 1), Starts = new(2026, 2, 13), Ends = new(2026, 3, 16);

    public Actor Clerk => driver.GeneralAffairs();

    public Task EnterRegisterAsync() =>
        RegisterSeed.EnterAsync(driver.Services.GetRequiredService<FileRegisterCommands>(), id => ProcedureDriver.Person(id));

    public async Task<string> PlanAsync(params string[] divisions)
    {
        var id = await driver.BeginAsync("recruitment", Clerk);
        await driver.DoAsync(id, "plan", Clerk, Plan(divisions));
        return id;
    }

    public static PlanRecruitmentForm Plan(params string[] divisions) => new() { StartsOn = Starts, EndsOn = Ends, DivisionIds = [.. divisions.DefaultIfEmpty(Licence)] };

    public static NominationRow Row(RegisterSeedFile file) => new()
    {
        FileId = file.FileId,
        IsRegistered = file.Tests.IsRegistered,
        RegisteredReason = file.Tests.RegisteredReason,
        WouldBeDisclosed = file.Tests.WouldBeDisclosed,
        DisclosedReason = file.Tests.DisclosedReason,
        CanBeProcessed = file.Tests.CanBeProcessed,
        ProcessedReason = file.Tests.ProcessedReason,
        Selected = file.Selected,
        ExclusionReason = file.ExclusionReason,
    };

    public static NominateFilesForm Nomination(string division) =>
        new() { Files = [.. RegisterSeed.Files.Where(f => f.DivisionId == division).Select(Row)] };

    public async Task SelectAsync(string id, string division)
    {
        await driver.DoAsync(id, "nominate", ProcedureDriver.Person(division), Nomination(division));
        await driver.DoAsync(id, "approve-selection", ProcedureDriver.Person(division, 1, Duties.Approver));
        if (!RegisterSeed.Files.Any(f => f.DivisionId == division && f.Selected))
            return;
        await driver.DoAsync(id, "register-entries", ProcedureDriver.Person(division), await EntriesAsync(id, division));
    }

    public async Task<RegisterEntriesForm> EntriesAsync(string id, string division)
    {
        var form = await driver.FormAsync<RegisterEntriesForm>(id, "register-entries", ProcedureDriver.Person(division));
        form.RevisedOn = form.PublishedOn = driver.Today;
        foreach (var entry in form.Entries)
            entry.Entered14 = true;
        return form;
    }

    public async Task DraftAsync(string id, string requiredPapers = "個人情報保護方針")
    {
        var form = await driver.FormAsync<ComposeGuidelinesForm>(id, "compose-guidelines", Clerk);
        form.RequiredPapers = requiredPapers;
        await driver.DoAsync(id, "compose-guidelines", Clerk, form);
        await driver.DoAsync(id, "approve-guidelines", driver.GeneralAffairs(1, Duties.Approver));
    }

    public PublishPreNoticeForm PreNotice(DateOnly? on = null) => new()
    {
        ChannelId = "police-site",
        Url = "https://www.police.example.jp/anon/notice.html",
        PublishedOn = on ?? driver.Today,
        PublishedBy = "総務課 広報係",
        Evidence = "画面の写しを募集簿に綴った。",
        StatesStartAndPeriod = true,
        ListsFiles = true,
        GivesSummaries = true,
    };

    public OpenRecruitmentForm Opening(DateOnly? on = null) => new()
    {
        ChannelId = "police-site",
        Url = "https://www.police.example.jp/anon/guidelines.html",
        PublishedOn = on ?? driver.Today,
        PublishedBy = "総務課 広報係",
        Evidence = "画面の写しを募集簿に綴った。",
    };

    /// <summary>From nothing to an open recruitment of the two divisions; the clock stands on the start day.</summary>
    public async Task<string> OpenAsync(params string[] divisions)
    {
        await EnterRegisterAsync();
        string[] asked = divisions.Length > 0 ? divisions : [Licence, Accounting];
        var id = await PlanAsync(asked);
        foreach (var division in asked)
            await SelectAsync(id, division);
        await DraftAsync(id);
        await driver.DoAsync(id, "publish-pre-notice", Clerk, PreNotice());
        await driver.GoToAsync(Starts);
        await driver.DoAsync(id, "open", Clerk, Opening());
        return id;
    }
}
