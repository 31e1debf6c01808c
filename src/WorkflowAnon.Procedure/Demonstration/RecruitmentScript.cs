using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>募集 (第3, 第4) by script: one instance per round.</summary>
/// <param name="office">The office.</param>
/// <param name="people">Who acts.</param>
/// <param name="today">The business day.</param>
/// <param name="key">Short fixed key of the round.</param>
/// <param name="divisionIds">Divisions that are asked to select.</param>
public sealed class RecruitmentScript(IScriptedOffice office, DemonstrationPeople people, Func<DateOnly> today, string key, IReadOnlyList<string> divisionIds)
{
    /// <summary>その他必要と認める書類 of the guidelines.</summary>
    public static IReadOnlyList<string> RequiredPapers { get; } = ["個人情報保護方針"];

    /// <summary>Id of the recruitment once it is planned.</summary>
    public string Id { get; private set; } = "";

    /// <summary>計画を決め、選定を依頼する.</summary>
    public async Task PlanAsync(DateOnly startsOn, DateOnly endsOn, CancellationToken cancellationToken = default)
    {
        Id = await office.BeginAsync("recruitment", people.Clerk, Key("begin"), null, cancellationToken);
        await DoAsync("plan", people.Clerk, new PlanRecruitmentForm { StartsOn = startsOn, EndsOn = endsOn, DivisionIds = [.. divisionIds] }, cancellationToken);
    }

    /// <summary>選定、決裁、ファイル簿への⒁⒂の記載, in every division.</summary>
    public async Task SelectAsync(CancellationToken cancellationToken = default)
    {
        foreach (var division in divisionIds)
        {
            List<RegisterSeedFile> files = [.. RegisterSeed.Files.Where(f => f.DivisionId == division)];
            await DoAsync("nominate", people.Staff(division), new NominateFilesForm { Files = [.. files.Select(Row)] }, cancellationToken, division);
            await DoAsync("approve-selection", people.Approver(division), null, cancellationToken, division);
            if (!files.Exists(f => f.Selected))
                continue;
            await office.DoOnceAsync<RegisterEntriesForm>(Key("register-entries-" + division), Id, "register-entries", people.Staff(division), Entered, null, cancellationToken);
        }
    }

    /// <summary>募集要綱の起案、決裁、開始前の公示.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken = default)
    {
        await office.DoOnceAsync<ComposeGuidelinesForm>(Key("compose"), Id, "compose-guidelines", people.Clerk, form =>
        {
            form.RequiredPapers = string.Join('\n', RequiredPapers);
            return form;
        }, null, cancellationToken);
        await DoAsync("approve-guidelines", people.HeadClerk, null, cancellationToken);
        await DoAsync("publish-pre-notice", people.Clerk, new PublishPreNoticeForm
        {
            ChannelId = "police-site",
            Url = $"https://www.police.example.jp/anon/{key}/notice.html",
            PublishedOn = today(),
            PublishedBy = "総務課 広報係",
            Evidence = "画面の写しを募集簿に綴った。",
            StatesStartAndPeriod = true,
            ListsFiles = true,
            GivesSummaries = true,
        }, cancellationToken);
    }

    /// <summary>募集要綱を掲載し、募集を開始する: on the first day.</summary>
    public Task OpenAsync(CancellationToken cancellationToken = default) => DoAsync("open", people.Clerk, new OpenRecruitmentForm
    {
        ChannelId = "police-site",
        Url = $"https://www.police.example.jp/anon/{key}/guidelines.html",
        PublishedOn = today(),
        PublishedBy = "総務課 広報係",
        Evidence = "画面の写しを募集簿に綴った。",
    }, cancellationToken);

    /// <summary>募集の終了の確認と、本人の数の確定: after the last day.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("close", people.Clerk, new CloseRecruitmentForm { ClosedOn = today(), NothingPending = true }, cancellationToken);
        foreach (var division in divisionIds.Where(d => RegisterSeed.Files.Any(f => f.DivisionId == d && f.Selected)))
            await office.DoOnceAsync<FixPersonCountsForm>(Key("fix-" + division), Id, "fix-person-counts", people.Staff(division), Counted, null, cancellationToken);
    }

    /// <summary>募集の結果を報告する: after the closing.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken = default) =>
        await office.DoOnceAsync<ReportRecruitmentForm>(Key("report"), Id, "report", people.Clerk, form => form, null, cancellationToken);

    /// <summary>募集のない年度への対応を決める: a recruitment is under way, but not begun on the profile's alert day.</summary>
    public async Task AnswerAlertAsync(int fiscalYear, DateOnly plannedStart, CancellationToken cancellationToken = default) =>
        await office.DoOnceAsync(Key($"answer-alert-{fiscalYear}"), RecruitmentWatch.IdOf(fiscalYear), "answer", people.Supervisor,
            new AnswerAlertForm { Measures = "募集を始める手続を進めており、予定の日に開始する。", PlannedStart = plannedStart }, null, cancellationToken);

    private static NominationRow Row(RegisterSeedFile file) => new()
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

    private RegisterEntriesForm Entered(RegisterEntriesForm form)
    {
        form.RevisedOn = form.PublishedOn = today();
        form.Entries.ForEach(e => e.Entered14 = true);
        return form;
    }

    private static FixPersonCountsForm Counted(FixPersonCountsForm form)
    {
        foreach (var count in form.Counts)
        {
            var entry = RegisterSeed.Files.First(f => f.FileId == count.FileId).Entry;
            count.RawPersonCount = entry.RawPersonCount;
            count.PersonCount = entry.PersonCount;
        }

        return form;
    }

    private async Task DoAsync(string activityId, Actor actor, object? form, CancellationToken cancellationToken, string suffix = "") =>
        await office.DoOnceAsync(Key(suffix.Length > 0 ? $"{activityId}-{suffix}" : activityId), Id, activityId, actor, form, null, cancellationToken);

    private string Key(string step) => $"demo-{key}-{step}";
}
