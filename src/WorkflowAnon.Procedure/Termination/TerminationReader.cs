using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>The violation file of a running 解除 procedure.</summary>
internal static class TerminationReader
{
    /// <summary>Id of the file that the instance <paramref name="instanceId"/> is about.</summary>
    public static string FileId(string instanceId) => $"violation-{instanceId}";

    /// <summary>The file of the task's procedure, tracked; refused when nothing was recorded yet.</summary>
    public static async Task<ViolationFile> ViolationAsync(this TaskContext context, CancellationToken cancellationToken) =>
        await context.Db.ViolationAsync(FileId(context.Task.InstanceId), cancellationToken)
        ?? throw TaskContext.Refuse("", "違反等の判断がまだ記録されていません。", "10-1");

    /// <summary>A file by id, tracked, or null.</summary>
    public static Task<ViolationFile?> ViolationAsync(this WorkflowAnonDbContext db, string id, CancellationToken cancellationToken) =>
        db.Set<ViolationFile>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken);
}
