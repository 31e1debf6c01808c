using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>Drafts of notices.</summary>
internal static class NoticeDrafts
{
    /// <summary>The draft of this case's next notice, tracked: the one that has not gone out, or a new one.</summary>
    public static async Task<ResultNotice> DraftAsync(this TaskContext context, bool conforming, CancellationToken cancellationToken)
    {
        var draft = await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken);
        if (draft is { } known && known.Conforming == conforming)
        {
            known.DraftedById = context.Actor.Id;
            known.DraftedOn = context.Today;
            return known;
        }

        if (draft is not null)
            context.Db.Remove(draft);
        var notice = new ResultNotice
        {
            Id = SubjectContext.NewId("notice"),
            CaseId = context.SubjectId,
            Version = ((await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken))?.Version ?? 0) + 1,
            Conforming = conforming,
            DraftedById = context.Actor.Id,
            DraftedOn = context.Today,
        };
        context.Db.Add(notice);
        return notice;
    }
}
