using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>What the steps of 契約 read of the case.</summary>
internal static class ContractingReader
{
    /// <summary>The notice in force: the last one dispatched.</summary>
    public static Task<ResultNotice> NoticeInForceAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<ResultNotice>().AsNoTracking().Where(n => n.CaseId == caseId && n.DispatchedAt != null).OrderByDescending(n => n.Version).FirstAsync(cancellationToken);

    /// <summary>The application, tracked; refused when none was received.</summary>
    public static async Task<ContractApplication> ApplicationAsync(this TaskContext context, CancellationToken cancellationToken) =>
        await context.Db.Set<ContractApplication>().SingleOrDefaultAsync(a => a.CaseId == context.SubjectId, cancellationToken)
        ?? throw TaskContext.Refuse("", "契約締結に関する申込書がまだ受け付けられていません。", "8-3-1");

    /// <summary>The contract, tracked; refused when it is not drafted.</summary>
    public static async Task<UseContract> ContractAsync(this TaskContext context, CancellationToken cancellationToken) =>
        await context.Db.Set<UseContract>().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken)
        ?? throw TaskContext.Refuse("", "契約がまだ起案されていません。", "8-3-3a");
}
