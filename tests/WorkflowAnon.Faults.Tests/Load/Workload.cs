using System.Collections.Concurrent;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.Production;
using WorkflowAnon.Procedure.Provision;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>A case of the load once its papers have arrived.</summary>
/// <param name="CaseId">Id.</param>
/// <param name="Kind">Kind.</param>
internal sealed record WorkedCase(string CaseId, CaseRoute Kind);

/// <summary>
/// One recruitment and its cases through the definitions as shipped, from the plan to the end of the use. The same work makes the
/// load of the kill tests, at the pages, and the reference they are compared with, undisturbed.
/// </summary>
/// <param name="office">The office.</param>
/// <param name="goToAsync">Moves the business clock to the morning of a day.</param>
/// <param name="profile">The agency.</param>
/// <param name="kinds">Kinds of cases; each occurs at least once.</param>
internal sealed class Workload(IScriptedOffice office, Func<DateOnly, Task> goToAsync, AgencyProfile profile, IReadOnlyList<CaseRoute> kinds)
{
    private readonly DemonstrationPeople _people = new(profile);
    private readonly ConcurrentQueue<WorkedCase> _cases = new();
    private DateOnly _today = Calendar.Planned;
    private int _begun;
    private volatile bool _beginsMore = true;

    /// <summary>Every case so far.</summary>
    public IReadOnlyCollection<WorkedCase> Cases => _cases;

    /// <summary>Id of the recruitment.</summary>
    public string RecruitmentId { get; private set; } = "";

    /// <summary>No new cases from now on, beyond one of each kind; those under way are finished.</summary>
    public void BeginNoMore() => _beginsMore = false;

    /// <summary>Does it all; so many cases are under way at a time.</summary>
    public async Task RunAsync(int concurrency)
    {
        var round = new RecruitmentScript(office, _people, () => _today, "faults", [.. kinds.Select(k => k.Proposal.DivisionId).Distinct()]);
        await round.PlanAsync(Calendar.Starts, Calendar.Ends);
        RecruitmentId = round.Id;
        await round.SelectAsync();
        await round.AnnounceAsync();
        await GoToAsync(Calendar.Starts);
        await round.AnswerAlertAsync(Calendar.Starts.Year - 1, Calendar.Starts);
        await round.OpenAsync();
        await GoToAsync(Calendar.Worked);
        await AllAsync(Enumerable.Range(0, concurrency).Select(_ => WorkAsync()));
        await GoToAsync(Calendar.Ends.AddDays(1));
        await round.CloseAsync();
        await round.ReportAsync();
        await EvaluateAsync();
        await GoToAsync(Calendar.UseEnded);
        await AllAsync(_cases.Where(c => c.Kind.Outcome == CaseOutcome.UseEnded).Chunk(Math.Max(1, (_cases.Count / concurrency) + 1)).Select(EraseAsync));
        // Nothing was invited in the year that followed.
        await round.AnswerAlertAsync(Calendar.Starts.Year, Calendar.UseEnded);
        await EvaluateAsync();
    }

    // 取扱状況の評価 (11-3): once a 年度 of every division that holds anonymised information.
    private Task EvaluateAsync()
    {
        var year = FiscalYear.Of(_today).Year;
        return AllAsync(kinds.Where(k => k.Outcome is CaseOutcome.UseEnded or CaseOutcome.Terminated).Select(k => k.Proposal.DivisionId).Distinct().Select(division =>
            office.DoOnceAsync(FormattableString.Invariant($"evaluate-{year}-{division}"), SafetyEvaluation.IdOf(year, division), "evaluate", _people.Staff(division),
                new EvaluateSafetyForm { EvaluatedOn = _today, Standards = [.. new[] { "1", "2", "3" }.Select(n => new SafetyStandardRow { Number = n, IsKept = true, Finding = "記録と規程類により確認した。" })] })));
    }

    private async Task WorkAsync()
    {
        while (Interlocked.Increment(ref _begun) is var number && (_beginsMore || number <= kinds.Count))
        {
            var kind = kinds[(number - 1) % kinds.Count];
            var file = new DemonstrationCase(FormattableString.Invariant($"faults-{number}"), kind.ProposalOf(number));
            var script = new CaseScript(office, _people, () => _today, file);
            await kind.WorkAsync(script, RecruitmentId);
            _cases.Enqueue(new WorkedCase(script.CaseId, kind));
        }
    }

    private async Task EraseAsync(IEnumerable<WorkedCase> used)
    {
        foreach (var (caseId, kind) in used)
            await office.DoOnceAsync("erase-" + caseId, caseId, "confirm-erasure", _people.Staff(kind.Proposal.DivisionId),
                new ConfirmErasureForm { ConfirmedOn = _today, Content = "媒体を裁断し、複製を消去した旨の報告書を受けた。" });
    }

    private async Task GoToAsync(DateOnly day)
    {
        await goToAsync(day);
        _today = day;
    }

    // The first who is upset stops the waiting for the others.
    private static async Task AllAsync(IEnumerable<Task> work)
    {
        var open = work.ToList();
        while (open.Count > 0)
        {
            var done = await Task.WhenAny(open);
            open.Remove(done);
            await done;
        }
    }
}
