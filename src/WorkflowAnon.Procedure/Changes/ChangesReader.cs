using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>The change notice of a running 変更 procedure.</summary>
internal static class ChangesReader
{
    /// <summary>Id of the notice that the instance <paramref name="instanceId"/> is about.</summary>
    public static string NoticeId(string instanceId) => $"change-{instanceId}";

    /// <summary>The notice of the task's procedure, tracked.</summary>
    public static Task<ChangeNotice> NoticeAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var id = NoticeId(context.Task.InstanceId);
        return context.Db.Set<ChangeNotice>().SingleAsync(n => n.Id == id, cancellationToken);
    }
}

/// <summary>取扱従事者の追加・交代か: then the reason is confirmed by a person (9-3-1イ).</summary>
[Activity("WorkflowAnon.Changes.ConcernsDataHandlers", Category = "第9の3 変更", DisplayName = "取扱従事者の追加・交代か", Description = "届出が取扱従事者の追加・交代に当たるかで、進む先を分けます。")]
[Outcomes("Yes=追加・交代", "No=それ以外")]
public sealed class ConcernsDataHandlers : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = ChangesReader.NoticeId(context.InstanceId);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        // The notice was received in this very burst: it is not in the database yet.
        var notice = db.Set<ChangeNotice>().Local.FindEntry(id)?.Entity
            ?? await db.Set<ChangeNotice>().AsNoTracking().SingleAsync(n => n.Id == id, context.CancellationToken);
        context.Complete(notice.Items.Exists(i => ChangeRules.ConcernsDataHandlers(i.Kind)) ? "Yes" : "No");
    }
}
