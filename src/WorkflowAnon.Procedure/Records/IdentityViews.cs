using System.Text.Json;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Records;

/// <summary>One 本人確認書類の閲覧.</summary>
/// <param name="At">When.</param>
/// <param name="ActorId">Who (staff id).</param>
/// <param name="Papers">Which kinds of paper, in words.</param>
public sealed record IdentityView(DateTimeOffset At, string ActorId, string Papers);

/// <summary>
/// 本人確認書類の閲覧: who looked at whose identity papers is recorded before they are shown. In an audit chain of its own beside the case's,
/// so that reading neither waits for the case nor moves it.
/// </summary>
public sealed class IdentityViews(IBurstExecutor bursts, AuditReader audits, ILogger<IdentityViews> logger)
{
    /// <summary>What a page says in place of the papers.</summary>
    public const string NotRecorded = "閲覧の記録ができないため、本人確認書類の内容を表示していません。時間をおいて画面を開き直すか、運用管理者に連絡してください。";

    private const string Action = "identity.view", Attached = "attachment";
    private const int MostShown = 200;

    /// <summary>The audit chain of the views of a case's identity papers.</summary>
    public static string ChainOf(string caseId) => "views-" + caseId;

    /// <summary>Records that <paramref name="actor"/> sees these papers now. False, with the fault in the log, when that cannot be recorded: then they must not be shown.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="papers">Kinds of paper whose content is shown; none needs no record.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="attachmentId">The 添付ファイル when a scan of the paper itself is opened; null for what was typed of it.</param>
    public async Task<bool> TryRecordAsync(string caseId, IReadOnlyCollection<IdentityPaperKind> papers, Actor actor, CancellationToken cancellationToken, string? attachmentId = null)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(actor);
        if (papers.Count == 0)
            return true;
        var facts = new Dictionary<string, string?> { ["case"] = caseId, ["papers"] = string.Join(' ', papers) };
        if (attachmentId is not null)
            facts[Attached] = attachmentId;
        try
        {
            return await bursts.ExecuteAsync(new BurstCommand("view-" + Guid.CreateVersion7().ToString("N"), actor, Action), (burst, _) =>
            {
                burst.Scope.Audit(ChainOf(caseId), Action, facts);
                return Task.FromResult(true);
            }, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "本人確認書類の閲覧を記録できません。内容は表示していません。");
            return false;
        }
    }

    /// <summary>Who looked at the identity papers of a case, latest first.</summary>
    public async Task<IReadOnlyList<IdentityView>> ListAsync(string caseId, CancellationToken cancellationToken)
    {
        var records = await audits.ReadAsync(ChainOf(caseId), 0, int.MaxValue, cancellationToken);
        return [.. records.Where(r => r.Content is not null).Select(r => Read(r.Content!)).Reverse().Take(MostShown)];
    }

    private static IdentityView Read(string content)
    {
        using var json = JsonDocument.Parse(content);
        var facts = json.RootElement.GetProperty("facts");
        var papers = facts.GetProperty("papers").GetString() ?? "";
        var copy = facts.TryGetProperty(Attached, out _) ? "（添付の写し）" : "";
        return new(
            json.RootElement.GetProperty("at").GetDateTimeOffset(), json.RootElement.GetProperty("actor").GetString() ?? "",
            string.Join("、", papers.Split(' ').Select(p => Enum.Parse<IdentityPaperKind>(p).DisplayName() + copy)));
    }
}
