using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>
/// 原本・写しの所在: the one place where papers come into being, are copied and go on. Each time is a row of the paper's history and a record of the audit
/// chain, in this burst; the copy comes before the original goes on wherever the 要領 asks for one (<see cref="CustodyRules"/>).
/// </summary>
public sealed class Custody
{
    private readonly SubjectContext _subject;
    private readonly BurstScope _scope;

    internal Custody(SubjectContext subject, BurstScope scope) => (_subject, _scope) = (subject, scope);

    private WorkflowAnonDbContext Db => _subject.Db;

    /// <summary>Registers a paper whose original <paramref name="holder"/> has from now, received or made. Version numbers count up per kind; nothing is overwritten (5-7n).</summary>
    public async Task<Paper> RegisterAsync(
        PaperKind kind, string title, string holder, DateOnly datedOn, string documentNumber, string means, CancellationToken cancellationToken, string printPath = "", string clause = "")
    {
        var stored = await Db.Set<Paper>().CountAsync(p => p.SubjectId == _subject.SubjectId && p.Kind == kind, cancellationToken);
        var added = Db.ChangeTracker.Entries<Paper>().Count(e => e.State == EntityState.Added && e.Entity.SubjectId == _subject.SubjectId && e.Entity.Kind == kind);
        var paper = new Paper
        {
            Id = SubjectContext.NewId("paper"),
            SubjectId = _subject.SubjectId,
            Kind = kind,
            Title = title,
            Version = stored + added + 1,
            DatedOn = datedOn,
            DocumentNumber = documentNumber,
            OriginalHolder = holder,
            PrintPath = printPath,
        };
        Db.Add(paper);
        Move(paper, PaperMoveKind.Registered, holder, means, clause);
        return paper;
    }

    /// <summary>A paper that the acting division makes and sends out at once; with <paramref name="keepsCopy"/> its copy is kept first.</summary>
    public async Task<Paper> IssueAsync(
        PaperKind kind, string title, string receiver, DateOnly datedOn, string documentNumber, CancellationToken cancellationToken, string printPath = "", bool keepsCopy = false, string clause = "")
    {
        var paper = await RegisterAsync(kind, title, _scope.Actor.DivisionId, datedOn, documentNumber, "作成", cancellationToken, printPath, clause);
        if (keepsCopy)
            KeepCopy(paper, _scope.Actor.DivisionId, clause);
        HandOn(paper, receiver, "施行・送付", clause);
        return paper;
    }

    /// <summary>A division keeps a copy.</summary>
    public void KeepCopy(Paper paper, string divisionId, string clause = "")
    {
        ArgumentNullException.ThrowIfNull(paper);
        Move(paper, PaperMoveKind.CopyKept, divisionId, "写しの作成", clause);
    }

    /// <summary>The original goes on; the caller has asked the rule (<see cref="CustodyRules.CheckForward"/>).</summary>
    public void HandOn(Paper paper, string receiver, string means, string clause = "")
    {
        ArgumentNullException.ThrowIfNull(paper);
        Move(paper, PaperMoveKind.HandedOn, receiver, means, clause);
    }

    /// <summary>Latest version of a kind of paper, tracked, or null.</summary>
    public Task<Paper?> LatestAsync(PaperKind kind, CancellationToken cancellationToken) =>
        Db.Set<Paper>().Where(p => p.SubjectId == _subject.SubjectId && p.Kind == kind).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellationToken);

    private void Move(Paper paper, PaperMoveKind kind, string to, string means, string clause)
    {
        var move = new PaperMove
        {
            Id = SubjectContext.NewId("move"),
            SubjectId = paper.SubjectId,
            PaperId = paper.Id,
            Number = paper.Moves + 1,
            Kind = kind,
            From = kind == PaperMoveKind.Registered ? "" : paper.OriginalHolder,
            To = to,
            At = _subject.Now.ToUniversalTime(),
            ActorId = _scope.Actor.Id,
            ActedForId = _scope.ActedForId,
            Means = means,
            Clause = clause,
        };
        paper.Apply(move);
        Db.Add(move);
        _scope.Audit(paper.SubjectId, "paper.move", new Dictionary<string, string?>
        {
            ["paper"] = paper.Id,
            ["move"] = move.Id,
            ["number"] = move.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["kind"] = kind.ToString(),
            ["from"] = move.From,
            ["to"] = to,
        });
    }
}

/// <summary>原本・写しの所在 as the steps of a task ask for it: by the acting division, refused where the rule refuses.</summary>
internal static class CustodyOfTasks
{
    /// <summary>The acting division keeps a copy of the latest version of a kind of paper.</summary>
    public static async Task KeepCopyAsync(this TaskContext context, PaperKind kind, string clause, CancellationToken cancellationToken) =>
        context.Subject.Custody.KeepCopy(
            await context.Subject.Custody.LatestAsync(kind, cancellationToken) ?? throw new InvalidOperationException($"書類（{kind}）が登録されていません。"), context.Task.DivisionId, clause);

    /// <summary>What the rule says to sending the latest version of a kind of paper on.</summary>
    /// <param name="context">The task.</param>
    /// <param name="paper">The paper, or null when there is none.</param>
    /// <param name="name">日本語 name of the paper.</param>
    /// <param name="clause">Clause that asks for it.</param>
    /// <param name="requiresStamp">It needs a 収受日付印.</param>
    public static RuleResult CheckForward(this TaskContext context, Paper? paper, string name, string clause, bool requiresStamp = false) =>
        CustodyRules.CheckForward(new ForwardFacts(clause, name, paper?.CopyHolder is not null, requiresStamp, paper?.DatedOn, paper?.OriginalHolder == context.Task.DivisionId));

    /// <summary>The original of the latest version goes to the 担当課, copy first.</summary>
    public static async Task ForwardOriginalAsync(this TaskContext context, PaperKind kind, string name, string clause, CancellationToken cancellationToken)
    {
        var paper = await context.Subject.Custody.LatestAsync(kind, cancellationToken);
        context.Enforce(context.CheckForward(paper, name, clause));
        context.Subject.Custody.HandOn(paper!, (await context.CaseAsync(cancellationToken)).OwningDivisionId, "担当課へ送付", clause);
    }
}
