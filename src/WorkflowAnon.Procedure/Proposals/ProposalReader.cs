using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>Loads what the steps of the receipt work on, tracked by the burst's context.</summary>
internal static class ProposalReader
{
    /// <summary>The proposal of the task's case.</summary>
    public static async Task<Proposal> ProposalAsync(this TaskContext context, CancellationToken cancellationToken) =>
        await context.Db.Set<Proposal>().FindAsync([context.SubjectId], cancellationToken)
        ?? throw new InvalidOperationException($"事案「{context.SubjectId}」の提案がありません。");

    /// <summary>The recruitment that the proposal answers.</summary>
    public static async Task<RecruitmentRound> RoundAsync(this TaskContext context, Proposal proposal, CancellationToken cancellationToken) =>
        await context.Db.Set<RecruitmentRound>().FindAsync([proposal.RecruitmentId], cancellationToken)
        ?? throw new InvalidOperationException($"募集「{proposal.RecruitmentId}」がありません。");

    /// <summary>The files of the recruitment, in its order.</summary>
    public static async Task<List<PersonalInformationFile>> RecruitedFilesAsync(this WorkflowAnonDbContext db, RecruitmentRound round, CancellationToken cancellationToken)
    {
        var ids = round.Items.Select(i => i.FileId).ToList();
        var files = await db.Set<PersonalInformationFile>().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return [.. ids.Where(files.ContainsKey).Select(id => files[id])];
    }

    /// <summary>The paper of the proposal that is in work: the latest corrected one, or the papers as first received.</summary>
    public static async Task<Paper> CurrentPaperAsync(this TaskContext context, PaperKind kind, CancellationToken cancellationToken) =>
        await context.Subject.Custody.LatestAsync(kind, cancellationToken)
        ?? throw new TaskRefusedException("", "書類がまだ収受されていません。収受日付印を押してから進めてください。", "5-2-3");

    /// <summary>Choices of proposers and agent by key: p0, p1 … and agent.</summary>
    public static IReadOnlyList<Choice> Parties(Proposal proposal)
    {
        List<Choice> parties = [.. proposal.Proposers.Select((p, i) => new Choice(PartyKey(i), $"提案者 {Shown(p.Name)}"))];
        if (proposal.Agent is { } agent)
            parties.Add(new Choice(AgentKey, $"代理人 {Shown(agent.Name)}"));
        return parties;
    }

    public const string AgentKey = "agent";

    public static string PartyKey(int index) => FormattableString.Invariant($"p{index}");

    public static string DivisionName(AgencyProfile profile, string divisionId) => profile.FindDivision(divisionId)?.Name ?? divisionId;

    private static string Shown(string name) => name.Length > 0 ? name : "（氏名の記載なし）";
}
