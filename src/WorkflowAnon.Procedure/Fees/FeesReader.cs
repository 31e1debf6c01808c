using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>What was paid for a case.</summary>
internal static class FeesReader
{
    /// <summary>The payment, or null.</summary>
    public static Task<FeePayment?> PaymentAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<FeePayment>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == caseId, cancellationToken);

    /// <summary>The settlement that is still open after the notified amount was put right, tracked, or null.</summary>
    public static Task<FeeSettlement?> OpenSettlementAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<FeeSettlement>().FirstOrDefaultAsync(s => s.CaseId == caseId && s.SettledOn == null, cancellationToken);

    /// <summary>Yen that the office has for the case: what was paid, more or less what was settled after a formal error; 0 while nothing was paid.</summary>
    public static async Task<long> PaidYenAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        await db.PaymentAsync(caseId, cancellationToken) is not { } payment
            ? 0
            : payment.Yen + await db.Set<FeeSettlement>().Where(s => s.CaseId == caseId && s.SettledOn != null).SumAsync(s => s.DifferenceYen, cancellationToken);
}
