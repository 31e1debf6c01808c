using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>原本・写しの所在: the copy of a paper is kept in the acting division before its original goes on (<see cref="CustodyRules"/>).</summary>
internal static class Custody
{
    /// <summary>The acting division keeps a copy of the latest version of a kind of paper.</summary>
    public static async Task KeepCopyAsync(this TaskContext context, PaperKind kind, CancellationToken cancellationToken)
    {
        if (await context.Subject.LatestPaperAsync(kind, cancellationToken) is not { } paper)
            throw new InvalidOperationException($"書類（{kind}）が登録されていません。");
        paper.CopyHolder = context.Task.DivisionId;
        paper.CopySince = context.Now.ToUniversalTime();
    }

    /// <summary>The original of the latest version goes to the 担当課, copy first.</summary>
    /// <param name="context">The task.</param>
    /// <param name="kind">Which paper.</param>
    /// <param name="name">日本語 name of the paper.</param>
    /// <param name="clause">Clause that asks for it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task ForwardOriginalAsync(this TaskContext context, PaperKind kind, string name, string clause, CancellationToken cancellationToken)
    {
        var paper = await context.Subject.LatestPaperAsync(kind, cancellationToken);
        context.Enforce(CustodyRules.CheckForward(new ForwardFacts(clause, name, paper?.CopyHolder is not null, SenderHoldsOriginal: paper?.OriginalHolder == context.Task.DivisionId)));
        paper!.OriginalHolder = (await context.CaseAsync(cancellationToken)).OwningDivisionId;
        paper.OriginalSince = context.Now.ToUniversalTime();
    }
}
