using System.Text.Json.Nodes;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Statute;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Statute;

/// <summary>Shipped definitions redrawn against the law: each is refused by the right clause, shown by a path that the redrawn flow really has.</summary>
public sealed class BrokenDefinitionTests
{
    private static readonly StatuteChecks Checks = new();

    private static readonly Dictionary<string, Action<Drawing>> Redrawn = new(StringComparer.Ordinal)
    {
        ["the payment is not waited for"] = d => d.Drop("paid", "paid-fork").Lead("fork", "Payment", "both").Lead("paid-fork", "Both", "stage"),
        ["the payment is told without being confirmed"] = d => d.Lead("stage", "Done", "paid"),
        ["nobody confirms the payment"] = d => d.Lead("await-payment", "Payment", "paid-or-due").Lead("lapse", "PaidInTime", "state").Become("confirm", "Elsa.WriteLine").Become("confirm-late", "Elsa.WriteLine"),
        ["the join waits for any"] = d => d.Set("both", "mode", "WaitAny"),
        ["published on the start day"] = d => d.Lead("approve-guidelines", "Approved", "wait-start").Lead("substituted-guidelines", "Done", "wait-start").Lead("wait-start", "Done", "publish-pre-notice").Lead("publish-pre-notice", "Done", "open"),
        ["never published beforehand"] = d => d.Lead("approve-guidelines", "Approved", "wait-start").Lead("substituted-guidelines", "Done", "wait-start"),
        ["29 days"] = d => d.Become("wait-end", "Elsa.Delay").Set("wait-end", "timeSpan", "29.00:00:00"),
        ["days by script"] = d => d.Become("wait-end", "Elsa.Delay").Set("wait-end", "timeSpan", "getDays()", "JavaScript"),
        ["opened before the start day"] = d => d.Lead("publish-pre-notice", "Done", "open"),
        ["guidelines without entries"] = d => d.Lead("plan", "Done", "compose-guidelines"),
        ["guidelines published without 決裁"] = d => d.Lead("circulate-guidelines", "Decide", "publish-pre-notice"),
        ["recruitment closed without a word"] = d => d.Lead("close", "Done", "end"),
        ["extension without 決裁"] = d => d.Lead("approve-extension", "SentBack", "publish-extension"),
        ["terminated with one report only"] = d => d.Drop("notify-intent", "terminate").Drop("intended", "terminate").Drop("intent-reported", "terminate"),
        ["closed without the second report"] = d => d.Drop("termination-reported", "check-close"),
        ["terminated in silence"] = d => d.Drop("terminated", "statutory-terminated"),
        ["terminated without 決裁"] = d => d.Lead("approve-termination", "SentBack", "stage"),
        ["no disqualification"] = d => d.Drop("register", "termination-reported").Drop("registered", "termination-reported"),
        ["violation kept from 総務課"] = d => d.Drop("violation-found", "decide-termination").Drop("violation-reported", "decide-termination"),
        ["violation told when convenient"] = d => d.Set("record-violation", "dueInBusinessDays", 5),
        ["reported by 担当課"] = d => d.Set("report-violation", "unit", "owning-division"),
        ["report told without being made"] = d => d.Lead("intent-due", "Done", "intent-reported"),
        ["inspection by the producer"] = d => d.Set("inspect", "differentFrom", ""),
        ["inspector by script"] = d => d.Set("inspect", "differentFrom", "getVariable('who')", "JavaScript"),
        ["failed inspection passes"] = d => d.Lead("inspection-failed", "Done", "inspection-passed"),
        ["no inspection"] = d => d.Lead("standards-checked", "Done", "inspection-passed"),
        ["outsourced without the duties told"] = d => d.Lead("to-contractor", "Yes", "started"),
        ["made before the contract"] = d => d.Set("concluded", "eventName", "ExaminationDecided"),
        ["made without telling the staff"] = d => d.Lead("fork", "Produce", "to-contractor"),
        ["provision before the contract"] = d => d.Set("inspected", "eventName", "ProposalForwarded"),
        ["provided without measures"] = d => d.Lead("fork", "Provide", "provide"),
        ["late without a word"] = d => d.Lead("provide", "Delayed", "provide"),
        ["register entry dropped"] = d => d.Lead("is-new", "First", "submit-register"),
        ["register entry for nobody"] = d => d.Lead("is-new", "First", "no-entry"),
        ["register not submitted"] = d => d.Lead("enter-outline", "Done", "end"),
        ["publication not confirmed"] = d => d.Lead("requested", "Done", "end"),
        ["notice without 決裁"] = d => d.Lead("circulate", "Decide", "dispatch"),
        ["notice sent back goes out"] = d => d.Lead("approve", "SentBack", "dispatch"),
        ["approved by the drafter"] = d => d.Set("approve", "differentFrom", "estimate-fee"),
        ["notice before the examination"] = d => d.Set("decided", "eventName", "ProposalForwarded"),
        ["non-conforming without reasons"] = d => d.Lead("conforms", "NonConforming", "non-conforming-case"),
        ["fee not estimated"] = d => d.Lead("kind", "First", "draft"),
        ["no consultation on the cost"] = d => d.Lead("outsourcing", "Consult", "scrutinise"),
        ["contractor's estimate not scrutinised"] = d => d.Lead("outsourcing", "Estimate", "identical"),
        ["fee before comparing"] = d => d.Lead("outsourcing", "Ready", "estimate-fee"),
        ["re-issue without 決裁"] = d => d.Lead("circulate-correction", "Decide", "dispatch-correction"),
        ["amount corrected by who confirmed it"] = d => d.Set("correct-amount", "differentFrom", "confirm"),
        ["stamps not cancelled"] = d => d.Lead("state", "Stamps", "stamps-cancelled"),
        ["sealed without 決裁"] = d => d.Lead("draft-contract", "Done", "seal"),
        ["contract without application"] = d => d.Lead("fork", "Application", "both"),
        ["counterpart kept"] = d => d.Lead("after", "Counterpart", "counterpart-sent"),
        ["application forwarded without copy"] = d => d.Lead("after", "Application", "forward-application"),
        ["handlers not passed on"] = d => d.Lead("handlers-named", "Yes", "all-done"),
        ["original forwarded without copy"] = d => d.Lead("stamp-receipt", "Done", "forward-original"),
        ["copied before the stamp"] = d => d.Lead("record-arrival", "Received", "retain-copy"),
        ["received and kept"] = d => d.Lead("retain-copy", "Done", "enter-parties"),
        ["forwarded next week"] = d => d.Set("forward-original", "dueInBusinessDays", 5),
        ["due by script"] = d => d.Set("forward-original", "dueInBusinessDays", "getDays()", "JavaScript"),
        ["received by 担当課"] = d => d.Set("stamp-receipt", "unit", "owning-division"),
        ["identity not checked"] = d => d.Lead("has-agent", "No", "check-attachments"),
        ["alternative papers agreed by the same person"] = d => d.Set("agree-alternative", "differentFrom", ""),
        ["alternative papers not looked at"] = d => d.Lead("check-identity", "Supervisor", "check-attachments"),
        ["oath not checked"] = d => d.Drop("check-attachments", "checks-done").Set("checks-done", "mode", "WaitAllActive"),
        ["items not checked"] = d => d.Lead("enter-safety", "Done", "checks-done"),
        ["corrected papers without copy"] = d => d.Lead("receive-correction", "Done", "forward-correction"),
        ["overdue goes on by itself"] = d => d.Lead("correction-overdue", "Done", "proceed"),
        ["overdue decided by staff"] = d => d.Set("decide-overdue", "duty", "staff"),
        ["eligibility skipped"] = d => d.Lead("proceed", "Examine", "kind"),
        ["persons not counted"] = d => d.Lead("kind", "First", "method"),
        ["method not looked at"] = d => d.Lead("person-count", "Done", "assess"),
        ["five criteria for a first proposal"] = d => d.Lead("kind", "First", "assess-new"),
        ["concluded without assessment"] = d => d.Lead("method", "Done", "conclude"),
        ["result without 決裁"] = d => d.Lead("circulate", "Decide", "approved"),
        ["consolidated without consent"] = d => d.Lead("consolidate", "Proposed", "consolidation-agreed"),
        ["change notice without copy"] = d => d.Lead("confirm-reason", "Done", "forward"),
        ["reason not confirmed"] = d => d.Drop("confirm-reason", "retain-copy"),
        ["business change accepted as it is"] = d => d.Lead("receive-change", "Business", "received"),
        ["selection without 決裁"] = d => d.Lead("nominate", "Done", "apply-selection"),
        ["selected files not entered"] = d => d.Lead("apply-selection", "Some", "submitted"),
        ["complaint closed unanswered"] = d => d.Lead("assign", "Own", "close"),
        ["complaint forgotten"] = d => d.Lead("answer", "Done", "end"),
        ["inquiry unanswered"] = d => d.Lead("receive", "Answer", "end"),
        ["year not watched"] = d => d.Lead("missing", "Done", "end"),
        ["watched once a year"] = d => d.Set("daily", "interval", "365.00:00:00"),
        ["improvement left out"] = d => d.Lead("evaluate", "Improve", "improved"),
        ["disposal without 決裁"] = d => d.Lead("approve-disposal", "SentBack", "execute-disposal"),
    };

    [Theory]
    [InlineData("contracting", "the payment is not waited for", "8-3-3a/paid")]
    [InlineData("contracting", "the join waits for any", "8-3-3a/paid")]
    [InlineData("contracting", "contract without application", "8-3-1/applied")]
    [InlineData("contracting", "sealed without 決裁", "8-3-3b/approved")]
    [InlineData("contracting", "counterpart kept", "8-3-3b/counterpart")]
    [InlineData("contracting", "application forwarded without copy", "8-3-4/copy-first")]
    [InlineData("contracting", "handlers not passed on", "8-3-5/handlers")]
    [InlineData("fee-payment", "the payment is told without being confirmed", "8-2-1/confirmed")]
    [InlineData("fee-payment", "nobody confirms the payment", "8-2-1/confirmation-exists")]
    [InlineData("fee-payment", "re-issue without 決裁", "8-2-2但/approved")]
    [InlineData("fee-payment", "amount corrected by who confirmed it", "8-2-2但/apart")]
    [InlineData("fee-payment", "stamps not cancelled", "8-2-1/stamps")]
    [InlineData("recruitment", "published on the start day", "4-2b/before-start")]
    [InlineData("recruitment", "never published beforehand", "4-2b/before-start")]
    [InlineData("recruitment", "29 days", "4-1b/thirty-days")]
    [InlineData("recruitment", "days by script", "4-1b/thirty-days")]
    [InlineData("recruitment", "opened before the start day", "4-2a/on-start-day")]
    [InlineData("recruitment", "guidelines without entries", "4-1c/entries-first")]
    [InlineData("recruitment", "guidelines published without 決裁", "4-2a/approved")]
    [InlineData("recruitment", "recruitment closed without a word", "4-1b/closed")]
    [InlineData("recruitment-extension", "extension without 決裁", "4-1b/extension")]
    [InlineData("termination", "terminated with one report only", "10-3/first-report")]
    [InlineData("termination", "closed without the second report", "10-3/both-reports")]
    [InlineData("termination", "terminated in silence", "10-3/second-report")]
    [InlineData("termination", "terminated without 決裁", "10-2/approved")]
    [InlineData("termination", "no disqualification", "10-4/registered")]
    [InlineData("termination", "violation kept from 総務課", "10-1/reported")]
    [InlineData("termination", "violation told when convenient", "10-1/at-once")]
    [InlineData("commission-report", "reported by 担当課", "10-1/by-general-affairs")]
    [InlineData("commission-report", "report told without being made", "10-3/first-really")]
    [InlineData("production", "inspection by the producer", "9-1-5/apart")]
    [InlineData("production", "inspector by script", "9-1-5/apart")]
    [InlineData("production", "failed inspection passes", "9-1-5/inspected")]
    [InlineData("production", "no inspection", "9-1-5/inspected")]
    [InlineData("production", "outsourced without the duties told", "9-1-2b/duties-told")]
    [InlineData("production", "made before the contract", "9-1-1/contract-first")]
    [InlineData("production", "made without telling the staff", "11-1/told")]
    [InlineData("provision", "provision before the contract", "9-2-1/contract-first")]
    [InlineData("provision", "provided without measures", "9-2-2b/measures")]
    [InlineData("provision", "late without a word", "9-2-1但/delay")]
    [InlineData("register-entry", "register entry dropped", "11-5-1/entered")]
    [InlineData("register-entry", "register entry for nobody", "11-5-1/entered")]
    [InlineData("register-entry", "register not submitted", "11-5-1n/submitted")]
    [InlineData("publication-request", "publication not confirmed", "11-5-2/published")]
    [InlineData("result-notice", "notice without 決裁", "7-0/approved")]
    [InlineData("result-notice", "notice sent back goes out", "7-0/approved")]
    [InlineData("result-notice", "approved by the drafter", "7-0/apart")]
    [InlineData("result-notice", "notice before the examination", "7-0/examined")]
    [InlineData("result-notice", "non-conforming without reasons", "7-2/notified")]
    [InlineData("result-notice", "fee not estimated", "8-1-1/estimated")]
    [InlineData("result-notice", "no consultation on the cost", "8-1-2ウ(ｲ)/consulted")]
    [InlineData("result-notice", "contractor's estimate not scrutinised", "9-1-4ア/scrutinised")]
    [InlineData("result-notice", "fee before comparing", "8-1-3/compared")]
    [InlineData("proposal-receipt", "original forwarded without copy", "5-2-3/copy-first")]
    [InlineData("proposal-receipt", "copied before the stamp", "5-2-3/stamp-first")]
    [InlineData("proposal-receipt", "received and kept", "5-2-3/forwarded")]
    [InlineData("proposal-receipt", "forwarded next week", "5-2-3/at-once")]
    [InlineData("proposal-receipt", "due by script", "5-2-3/at-once")]
    [InlineData("proposal-receipt", "received by 担当課", "5-2-2/window")]
    [InlineData("proposal-receipt", "identity not checked", "5-4-0/identity")]
    [InlineData("proposal-receipt", "alternative papers agreed by the same person", "5-4-1イ/apart")]
    [InlineData("proposal-receipt", "alternative papers not looked at", "5-4-1イ/supervisor")]
    [InlineData("proposal-receipt", "oath not checked", "5-6-1/attachments")]
    [InlineData("proposal-receipt", "items not checked", "5-5-1/items")]
    [InlineData("proposal-receipt", "corrected papers without copy", "5-7n/copy-first")]
    [InlineData("examination", "overdue goes on by itself", "5-7/overdue")]
    [InlineData("examination", "overdue decided by staff", "5-7/supervisor")]
    [InlineData("examination", "eligibility skipped", "6-1/eligibility")]
    [InlineData("examination", "persons not counted", "6-2/persons")]
    [InlineData("examination", "method not looked at", "6-3/method")]
    [InlineData("examination", "five criteria for a first proposal", "11-6-2イ/new-only")]
    [InlineData("examination", "concluded without assessment", "6-0/assessed")]
    [InlineData("examination", "result without 決裁", "6-0/approved")]
    [InlineData("examination", "consolidated without consent", "6-7イ/consents")]
    [InlineData("change-notice", "change notice without copy", "9-3-1ウ/copy-first")]
    [InlineData("change-notice", "reason not confirmed", "9-3-1イ/reason")]
    [InlineData("change-notice", "business change accepted as it is", "9-3-2/new-proposal")]
    [InlineData("file-selection", "selection without 決裁", "3-1b/approved")]
    [InlineData("file-selection", "selected files not entered", "3-2/entered")]
    [InlineData("complaint", "complaint closed unanswered", "12/answered")]
    [InlineData("complaint", "complaint forgotten", "12/closed")]
    [InlineData("inquiry", "inquiry unanswered", "2-a/answered")]
    [InlineData("annual-watch", "year not watched", "4-1a/answered")]
    [InlineData("annual-watch", "watched once a year", "4-1a/watched")]
    [InlineData("safety-evaluation", "improvement left out", "11-3/improved")]
    [InlineData("records-disposal", "disposal without 決裁", "N-2/disposal")]
    [Covers("1-0", FindingLevel.Block)]
    public void A_definition_redrawn_against_the_law_is_refused_by_its_clause(string definitionId, string what, string ruleId)
    {
        var workflows = ShippedSet.With(definitionId, Redrawn[what]);
        var checks = new StatuteChecks(StatuteRuleBook.Shipped with { Rules = [StatuteRuleBook.Shipped.Rules.Single(r => r.Id == ruleId)] });
        Assert.True(checks.Verdicts(ShippedSet.Workflows).Single().IsKept);
        var verdict = checks.Verdicts(workflows).Single();
        Assert.False(verdict.IsKept);
        var problem = verdict.Problems[0];
        Assert.Equal(ruleId.Split('/')[0], problem.Clause);
        Assert.Contains(Clauses.Get(problem.Clause).Reference, problem.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
        AssertReal(problem.Path, workflows);
        if (verdict.Rule.Form is StatuteForm.Precedes or StatuteForm.FollowedBy or StatuteForm.DifferentPeople && !problem.Reason.Contains("リテラル", StringComparison.Ordinal))
            Assert.NotEmpty(problem.Path);
    }

    [Theory]
    [InlineData("commission-report", "10-1/reported")]
    [InlineData("register-entry", "11-5-1/entered")]
    [InlineData("annual-watch", "4-1a/watch-exists")]
    public void A_definition_that_others_rely_on_cannot_be_left_out(string definitionId, string ruleId) =>
        Assert.Contains(ruleId, Checks.Verdicts(ShippedSet.Without(definitionId)).Where(v => !v.IsKept).Select(v => v.Rule.Id));

    [Fact]
    public void What_a_change_breaks_is_told_with_the_change()
    {
        var after = ShippedSet.With("production", d => d.Drop("instruct-contractor", "started").Set("produce", "dueInBusinessDays", 9));
        var comparison = DefinitionComparison.Of(ShippedSet.Workflows.Single(w => w.Definition.DefinitionId == "production"), after[^1]);
        Assert.Contains("アクティビティ「委託先に義務を周知する」［instruct-contractor］（委託先に義務を周知する）を削除", comparison.Words);
        Assert.Contains(comparison.Words, w => w.StartsWith("「作成し、加工の基準を確認する」［produce］の入力「内部期限（開庁日数）」: なし → 「9」", StringComparison.Ordinal));
        Assert.Contains(comparison.Words, w => w.StartsWith("接続を追加: 「作成を委託するか」", StringComparison.Ordinal));
        Assert.Equal(ActivityChange.Removed, comparison.Activities["instruct-contractor"]);
        var told = Assert.Single(DefinitionComparison.VerdictChanges(Checks.Verdicts(ShippedSet.Workflows), Checks.Verdicts(after)));
        Assert.Contains("守られている → 反している", told, StringComparison.Ordinal);
        Assert.Contains(Clauses.Get("9-1-2b").Reference, told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_version_does_not_differ() =>
        Assert.All(ShippedSet.Workflows, w => Assert.Empty(DefinitionComparison.Of(w, w).Words));

    [Fact]
    public void Thirty_days_by_a_wait_are_lawful() =>
        Assert.True(Checks.Verdicts(ShippedSet.With("recruitment", d => d.Become("wait-end", "Elsa.Delay").Set("wait-end", "timeSpan", "30.00:00:00"))).Single(v => v.Rule.Id == "4-1b/thirty-days").IsKept);

    // Every step but the first of a definition follows from an earlier one, by a connection or within a container; the whole is a run of the engine (Engine.Tests).
    private static void AssertReal(IReadOnlyList<PathStep> path, IReadOnlyList<CompiledWorkflow> workflows)
    {
        foreach (var part in path.GroupBy(s => s.DefinitionId))
        {
            var workflow = workflows.Single(w => w.Definition.DefinitionId == part.Key);
            var ids = part.Select(s => s.ActivityId).ToList();
            foreach (var id in ids.Skip(1))
            {
                var node = workflow.FindActivity(id)!;
                Assert.Contains(node.Parent!.Connections.Where(c => c.Target == id).Select(c => c.Source), s => ids.Contains(s) || workflow.FindActivity(s)!.Children.Count > 0 || node.Parent.Parent is not null);
            }
        }
    }
}
