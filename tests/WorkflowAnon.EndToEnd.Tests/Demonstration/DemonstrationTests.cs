using System.Net;
using System.Text.RegularExpressions;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Testing.Http;

namespace WorkflowAnon.EndToEnd.Tests.Demonstration;

/// <summary>What a person finds who starts the demonstration; also after its preparation was interrupted twice.</summary>
public sealed class DemonstrationTests(PreparedDemonstration demonstration) : IClassFixture<PreparedDemonstration>
{
    // Where a case stands, by the open tasks of its procedures. Two entries for a step that more than one case stands at.
    private static readonly string[] OpenTasks =
    [
        "change-notice/confirm-reason", "complaint/answer", "consultation/answer", "contracting/approve-contract", "contracting/receive-application", "contracting/seal",
        "examination/approve", "examination/assess", "examination/decide-overdue", "examination/proceed", "fee-payment/confirm", "fee-payment/confirm", "inquiry/answer",
        "production/inspect", "production/produce", "proposal-receipt/check-identity", "proposal-receipt/enter-content",
        "proposal-receipt/enter-content", "proposal-receipt/enter-new-content", "proposal-receipt/receive-correction", "proposal-receipt/receive-correction", "proposal-receipt/stamp-receipt",
        "provision/prepare-media", "provision/provide", "publication-request/request-publication", "register-entry/enter-outline", "register-entry/enter-outline", "register-entry/enter-outline",
        "result-notice/confirm-identical", "result-notice/dispatch",
        "safety-evaluation/evaluate", "safety-evaluation/evaluate", "safety-evaluation/evaluate", "safety-evaluation/evaluate", "safety-evaluation/evaluate", "termination/terminate",
    ];

    [Fact]
    public void It_was_killed_in_the_middle_of_its_preparation_twice()
    {
        Assert.Equal(2, demonstration.KilledAt.Count);
        Assert.All(demonstration.KilledAt, percent => Assert.InRange(percent, 1, 99));
    }

    [Fact]
    public void Whoever_comes_meanwhile_is_told_and_changes_nothing()
    {
        var (seen, answer) = demonstration.Meanwhile!.Value;
        Assert.Contains("実演のデータを準備しています", seen.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("終わるまで、登録と変更は受け付けません", answer.Html, StringComparison.Ordinal);
        // Two recruitments, both of the script: see below.
        Assert.Empty(demonstration.Ask("SELECT id FROM recruitment_rounds WHERE id NOT LIKE 'recruitment-demo-%'"));
    }

    [Fact]
    public void Every_stage_and_every_way_to_end_has_a_case()
    {
        Assert.Equal(Enum.GetValues<CaseStage>(), Numbers("SELECT DISTINCT stage FROM cases ORDER BY stage").Select(n => (CaseStage)n));
        Assert.Equal(Enum.GetValues<CaseOutcome>(), Numbers("SELECT DISTINCT outcome FROM cases ORDER BY outcome").Select(n => (CaseOutcome)n));
        Assert.Equal([(int)RecruitmentState.Reported, (int)RecruitmentState.Open], Numbers("SELECT state FROM recruitment_rounds ORDER BY starts_on"));
    }

    [Fact]
    public void Nothing_is_there_twice_and_nothing_is_missing()
    {
        Assert.Equal(["31"], demonstration.Ask("SELECT COUNT(*) FROM cases"));
        Assert.Equal(["2"], demonstration.Ask("SELECT COUNT(*) FROM recruitment_rounds"));
        Assert.Equal([$"{RegisterSeed.Files.Count}"], demonstration.Ask("SELECT COUNT(*) FROM personal_information_files"));
        Assert.Empty(demonstration.Ask("SELECT proposers FROM proposals WHERE proposers IS NOT NULL AND proposers <> '[]' GROUP BY proposers HAVING COUNT(*) > 1"));
        Assert.Equal(OpenTasks, demonstration.Ask("SELECT definition_id || '/' || activity_id FROM human_tasks WHERE state IN (1, 2) ORDER BY 1"));
    }

    [Fact]
    public void Whatever_was_done_was_done_by_a_command_of_the_script()
    {
        // A task that ended was finished by exactly one command; every command of a person has a fixed key.
        Assert.Equal(
            demonstration.Ask("SELECT COUNT(*) FROM human_tasks WHERE state = 3"),
            demonstration.Ask("SELECT COUNT(*) FROM processed_commands WHERE kind = 'instance.resume' AND id LIKE 'demo-%'"));
        Assert.Equal(["1"], demonstration.Ask("SELECT COUNT(*) > 500 FROM human_tasks WHERE state = 3"));
        Assert.Empty(demonstration.Ask("SELECT c.id FROM cases c WHERE NOT EXISTS (SELECT 1 FROM audit_records a WHERE a.subject_id = c.id)"));
        Assert.Empty(demonstration.Ask("SELECT activity_id, message FROM workflow_incidents"));
        Assert.Empty(demonstration.Ask("SELECT name, error FROM workflow_stimuli WHERE error IS NOT NULL"));
        Assert.DoesNotContain(demonstration.Log, line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("warn:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_people_find_a_few_notices_of_what_is_near_and_of_what_has_passed()
    {
        Assert.Equal(["1", "3", "4", "5"], demonstration.Ask("SELECT DISTINCT kind FROM staff_notices WHERE read_at IS NULL AND kind <> 2 ORDER BY 1"));
        Assert.Empty(demonstration.Ask("SELECT COUNT(*) FROM staff_notices GROUP BY source_id, kind, due_on, recipient_id HAVING COUNT(*) > 1"));
        Assert.Empty(demonstration.Ask("SELECT id FROM notice_mails"));
        foreach (var person in new[] { "general-affairs-1", "driver-licence-1", "supervisor" })
        {
            using var browser = await demonstration.SignInAsync(person);
            var page = await browser.OpenAsync("notices");
            Assert.Matches("お知らせ（[1-9][0-9]?）", page.Html);
            Assert.DoesNotContain("未読のお知らせはありません", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_office_is_busy_somebody_is_away_somebody_will_be_transferred_and_a_file_is_held()
    {
        Assert.Equal(["general-affairs-2 accounting 2026-07-01"], demonstration.Ask("SELECT person_id, division_id, effective_on FROM staff_transfers WHERE applied_at IS NULL AND cancelled_at IS NULL"));
        Assert.Equal(
            ["general-affairs-2 general-affairs-1", "traffic-planning-approver traffic-planning-2"], demonstration.Ask("SELECT person_id, substitute_id FROM absences WHERE cancelled_at IS NULL ORDER BY 1"));
        Assert.Equal(["1"], demonstration.Ask("SELECT COUNT(*) FROM legal_holds h JOIN cases c ON c.id = h.subject_id WHERE h.lifted_on IS NULL AND c.outcome = " + (int)CaseOutcome.Terminated));
        Assert.Equal(["1"], demonstration.Ask("SELECT COUNT(*) FROM cases WHERE basis_case_id IS NOT NULL"));

        foreach (var (person, task) in new[] { ("general-affairs-1", "問合せに回答する"), ("traffic-planning-2", "審査結果を決裁する") })
        {
            using var browser = await demonstration.SignInAsync(person);
            var inbox = await browser.OpenAsync("inbox?tab=acting");
            var link = Regex.Match(inbox.Html, $"href=\"/(tasks/[^\"]+)\">{task}</a>");
            Assert.True(link.Success, inbox.Html);
            Assert.Contains("の代理として処理します", (await browser.OpenAsync(link.Groups[1].Value)).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_audit_record_verifies() => Assert.Equal(0, await demonstration.VerifyAuditAsync());

    [Fact]
    public async Task The_pages_show_the_business_date_and_the_path_that_a_case_took()
    {
        using var browser = await demonstration.SignInAsync("supervisor");
        var cases = await browser.OpenAsync("cases?all=true");
        Assert.Contains("令和8年6月24日", cases.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"preparation\"", cases.Html, StringComparison.Ordinal);

        Assert.Equal(
            ["提案 終了", "審査 終了", "通知 終了", "手数料納付 対象外", "契約 対象外", "作成 対象外", "提供 対象外", "完結 終了"], await StagesAsync(browser, CaseOutcome.NonConforming));
        Assert.Equal(
            ["提案 終了", "審査 終了", "通知 終了", "手数料納付 終了", "契約 対象外", "作成 対象外", "提供 対象外", "完結 終了"], await StagesAsync(browser, CaseOutcome.LapsedNoApplication));
        Assert.Equal(
            ["提案 終了", "審査 終了", "通知 終了", "手数料納付 終了", "契約 終了", "作成 終了", "提供 終了", "提供後（変更） 終了", "解除 終了", "完結 終了"], await StagesAsync(browser, CaseOutcome.Terminated));
    }

    private async Task<string[]> StagesAsync(FormBrowser browser, CaseOutcome outcome)
    {
        var id = Assert.Single(demonstration.Ask($"SELECT id FROM cases WHERE outcome = {(int)outcome}"));
        var page = await browser.OpenAsync("cases/" + id);
        return [.. Regex.Matches(page.Html, "class=\"map__name[^\"]*\">([^<]+)</text>\\s*<text [^>]*class=\"map__state\">([^<]+)</text>").Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}")];
    }

    private int[] Numbers(string sql) => [.. demonstration.Ask(sql).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
}
