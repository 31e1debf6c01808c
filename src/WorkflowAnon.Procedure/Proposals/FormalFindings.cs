using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>形式の確認で見付けたこと: kept per check and per version of the papers; nothing found is ever a refusal (第5-7).</summary>
internal static class FormalFindings
{
    /// <summary>Puts what a check found on record, in place of an earlier run of the same check on the same version.</summary>
    /// <param name="context">The task.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="check">Which check.</param>
    /// <param name="byRules">What the rules found; BLOCK was enforced before, WARN was recorded with its reason.</param>
    /// <param name="byPerson">What the person found besides.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public static async Task RecordAsync(
        TaskContext context, Proposal proposal, FormalCheck check, RuleResult byRules, IEnumerable<Finding> byPerson, CancellationToken cancellationToken)
    {
        var set = context.Db.Set<FormalFinding>();
        set.RemoveRange(await set.Where(f => f.CaseId == proposal.CaseId && f.PaperVersion == proposal.PaperVersion && f.Check == check).ToListAsync(cancellationToken));
        var position = 0;
        foreach (var (finding, person) in byRules.Findings.Where(f => f.Level != FindingLevel.Block).Select(f => (f, false)).Concat(byPerson.Select(f => (f, true))))
        {
            set.Add(new FormalFinding
            {
                Id = SubjectContext.NewId("finding"),
                CaseId = proposal.CaseId,
                Check = check,
                PaperVersion = proposal.PaperVersion,
                Position = position++,
                Clause = finding.Clause,
                Level = finding.Level,
                Item = finding.Item,
                Message = finding.Message,
                ByPerson = person,
                FoundById = context.Actor.Id,
                FoundAt = context.Now.ToUniversalTime(),
            });
        }
    }

    /// <summary>What stands on record for the present version, in the order of the checks.</summary>
    public static Task<List<FormalFinding>> CurrentAsync(WorkflowAnonDbContext db, Proposal proposal, CancellationToken cancellationToken) =>
        db.Set<FormalFinding>().AsNoTracking().Where(f => f.CaseId == proposal.CaseId && f.PaperVersion == proposal.PaperVersion)
            .OrderBy(f => f.Check).ThenBy(f => f.Position).ToListAsync(cancellationToken);

    /// <summary>
    /// What was found on the version before still stands on a new one until that check is made again: a correction that does not touch it settles nothing.
    /// </summary>
    public static async Task CarryOverAsync(TaskContext context, Proposal proposal, int fromVersion, CancellationToken cancellationToken)
    {
        var before = await context.Db.Set<FormalFinding>().AsNoTracking()
            .Where(f => f.CaseId == proposal.CaseId && f.PaperVersion == fromVersion).ToListAsync(cancellationToken);
        context.Db.AddRange(before.Select(f => new FormalFinding
        {
            Id = SubjectContext.NewId("finding"),
            CaseId = f.CaseId,
            Check = f.Check,
            PaperVersion = proposal.PaperVersion,
            Position = f.Position,
            Clause = f.Clause,
            Level = f.Level,
            Item = f.Item,
            Message = f.Message,
            ByPerson = f.ByPerson,
            FoundById = f.FoundById,
            FoundAt = f.FoundAt,
        }));
    }

    public static string LevelName(FindingLevel level) => level switch
    {
        FindingLevel.Correct => "補正",
        FindingLevel.Human => "要判断",
        FindingLevel.Warn => "注意",
        FindingLevel.NonConforming => "不適合事由",
        FindingLevel.Block => "不可",
        _ => "",
    };

    public static string CheckName(FormalCheck check) => check switch
    {
        FormalCheck.Agent => "代理人",
        FormalCheck.Identity => "本人確認",
        FormalCheck.Items => "提案書の記載",
        FormalCheck.Attachments => "添付書類",
        _ => "",
    };
}
