using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Notices;

namespace WorkflowAnon.Procedure.Kernel.Notices;

/// <summary>What a person does with their own お知らせ, and an operator with mails that were refused. Reading decides nothing, so it leaves no audit record.</summary>
public sealed class NoticeCommands(IBurstExecutor bursts)
{
    /// <summary>Marks one of one's own notices as read; nothing happens when it is read already.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is another's.</exception>
    public Task<int> ReadAsync(string noticeId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("read-notice-" + idempotencyKey, actor, "notice.read"), async (burst, ct) =>
        {
            // Another's is not found: that it exists is nobody else's business.
            var notice = await burst.Db.Set<StaffNotice>().SingleOrDefaultAsync(n => n.Id == noticeId && n.RecipientId == actor.Id, ct)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "お知らせが見つかりません。画面を開き直してください。");
            notice.ReadAt ??= burst.Scope.Now.ToUniversalTime();
            return 1;
        }, cancellationToken);
    }

    /// <summary>Marks all of one's own notices as read that had arisen by <paramref name="until"/>: what came after the page was opened stays unread. Returns how many.</summary>
    public Task<int> ReadAllAsync(DateTimeOffset until, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("read-notices-" + idempotencyKey, actor, "notice.read-all"), async (burst, ct) =>
        {
            var unread = await burst.Db.Set<StaffNotice>().Where(n => n.RecipientId == actor.Id && n.ReadAt == null && n.CreatedAt <= until).ToListAsync(ct);
            foreach (var notice in unread)
                notice.ReadAt = burst.Scope.Now.ToUniversalTime();
            return unread.Count;
        }, cancellationToken);
    }

    /// <summary>Switches one's own mails of notices on or off.</summary>
    public Task<bool> TakeMailAsync(bool takes, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("notice-mail-" + idempotencyKey, actor, "notice.mail"), async (burst, ct) =>
        {
            var account = await burst.Db.Set<StaffAccount>().SingleOrDefaultAsync(a => a.Id == actor.Id, ct)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "利用者の登録が見つかりません。運用管理者に連絡してください。");
            return account.TakesNoticeMail = takes;
        }, cancellationToken);
    }

    /// <summary>Has a refused mail sent again, after its cause was seen to.</summary>
    /// <exception cref="TaskConflictException">Not an operator, or the mail is not a refused one.</exception>
    public Task<string> SendAgainAsync(string mailId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Duties.Operator))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "届かなかったメールを送り直せるのは、運用管理者です。");
        return bursts.ExecuteAsync(new BurstCommand("mail-again-" + idempotencyKey, actor, "notice.send-again"), async (burst, ct) =>
        {
            var mail = await burst.Db.Set<NoticeMail>().SingleOrDefaultAsync(m => m.Id == mailId && m.State == NoticeMailState.Refused, ct)
                ?? throw new TaskConflictException(TaskConflictKind.Ended, "このメールは送り直しの対象ではありません（既に送り直されています）。");
            (mail.State, mail.NotBefore, mail.EndedAt) = (NoticeMailState.Waiting, null, null);
            burst.Scope.Audit("system", "notice.send-again", new Dictionary<string, string?> { ["mail"] = mail.Id });
            return mail.Id;
        }, cancellationToken);
    }
}
