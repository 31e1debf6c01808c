using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Records;

namespace WorkflowAnon.Procedure.Attachments;

/// <summary>
/// 添付ファイル: registered, replaced by a new version, withdrawn with a reason. The content goes to the blob store as it arrives and is forced to the disk there;
/// nobody's bytes are taken who may not register them. The row, the timeline, the audit record with the content's hash and the hold on the content are one
/// commit, which asks for the right again. Without it the content is swept away.
/// </summary>
public sealed class AttachmentCommands(IBurstExecutor bursts, IBlobStore blobs, IDbContextFactory<WorkflowAnonDbContext> contexts, AgencyProfile profile)
{
    private const string ReplaceAct = "新しい版の登録";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Registers a file. Returns its id; the same key registers once.</summary>
    /// <param name="subjectId">Case or recruitment.</param>
    /// <param name="entry">What is written beside it.</param>
    /// <param name="file">The file, or null when none was chosen.</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">The file or what is written is not accepted.</exception>
    /// <exception cref="TaskConflictException">Not this person's to do, no such subject, or disposed of.</exception>
    public async Task<string> AddAsync(
        string subjectId, AttachmentEntry entry, UploadedFile? file, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(actor);
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            await AttachmentAccess.RequireAsync(db, subjectId, actor, profile, cancellationToken);
        var content = await StoreAsync(file, [.. UploadRules.CheckTitle(entry.Title).Select(UploadRefusals.ToError), .. IdentityErrors(entry)], cancellationToken);
        return await bursts.ExecuteAsync(new BurstCommand("attach-" + idempotencyKey, actor, "attachment.add"), async (burst, ct) =>
        {
            await burst.Scope.LockSubjectsAsync([subjectId], ct);
            await AttachmentAccess.RequireAsync(burst.Db, subjectId, actor, profile, ct);
            // Nothing of a case goes without the question whether it is a copy of an identity paper.
            if (entry.Identity is null && await burst.Db.Set<Case>().AnyAsync(c => c.Id == subjectId, ct))
                throw new TaskRefusedException([.. IdentityErrors(entry with { Identity = "" })]);
            if (entry.PaperId.Length > 0 && !await burst.Db.Set<Paper>().AnyAsync(p => p.Id == entry.PaperId && p.SubjectId == subjectId, ct))
                throw new TaskRefusedException("paperId", "選ばれた書類は「書類と所在」にありません。選び直してください。");
            var attachment = New(burst, subjectId, entry.Title.Trim(), entry.PaperId, IdentityOf(entry), file!.Name, content, null);
            return Keep(burst, attachment, content, "添付ファイルの登録");
        }, cancellationToken);
    }

    /// <summary>Registers a new version of a file; the one before stays. Returns the new one's id.</summary>
    /// <exception cref="TaskRefusedException">The file is not accepted.</exception>
    /// <exception cref="TaskConflictException">Replaced or withdrawn already, not this person's to do, or there is no such file.</exception>
    public async Task<string> ReplaceAsync(string attachmentId, UploadedFile? file, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            await ChangeableAsync(db, attachmentId, actor, ReplaceAct, cancellationToken);
        var content = await StoreAsync(file, [], cancellationToken);
        return await bursts.ExecuteAsync(new BurstCommand("attach-" + idempotencyKey, actor, "attachment.replace"), async (burst, ct) =>
        {
            var before = await FindAsync(burst, attachmentId, actor, ReplaceAct, ct);
            if (await burst.Db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.PredecessorId == before.Id, ct) is { } next)
                throw new TaskConflictException(TaskConflictKind.Ended, $"{JapanTime.Format(next.AddedAt)} に {next.AddedByName} が第{next.Version}版を登録しています。その版を開き、必要なら次の版を登録してください。");
            var attachment = New(burst, before.SubjectId, before.Title, before.PaperId, before.IdentityKind, file!.Name, content, before);
            return Keep(burst, attachment, content, "添付ファイルの新しい版の登録");
        }, cancellationToken);
    }

    /// <summary>Withdraws a file: it no longer counts, and stays on record with the reason.</summary>
    /// <param name="attachmentId">The version.</param>
    /// <param name="reason">Why.</param>
    /// <param name="erase">True when a 個人番号 shows on it: its content goes too, at once for readers and with the next sweep from the disk (番号法20).</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">No reason.</exception>
    /// <exception cref="TaskConflictException">Withdrawn already, not this person's to do, or there is no such file.</exception>
    public Task<string> WithdrawAsync(string attachmentId, string reason, bool erase, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        UploadRefusals.Require(UploadRules.CheckReason(reason));
        return bursts.ExecuteAsync(new BurstCommand("attachment-off-" + idempotencyKey, actor, "attachment.withdraw"), async (burst, ct) =>
        {
            var attachment = await FindAsync(burst, attachmentId, actor, "取下げ", ct);
            var subject = burst.Services.GetRequiredService<SubjectContextFactory>().Create(attachment.SubjectId);
            (attachment.WithdrawnAt, attachment.WithdrawnById, attachment.WithdrawnByName, attachment.WithdrawnReason) = (subject.Now, actor.Id, actor.DisplayName, reason.Trim());
            if (erase)
            {
                await burst.Db.Set<Attachment>().Where(a => a.Id == attachment.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsErased, true), ct);
                await Destruction.BlobsAsync(burst.Db, [attachment.Sha256], ct);
            }

            subject.Record(erase ? "添付ファイルの取下げと内容の消去" : "添付ファイルの取下げ", $"{Label(attachment)}　{attachment.WithdrawnReason}", erase ? "5-4-1ア" : "");
            burst.Scope.Audit(attachment.SubjectId, "attachment.withdraw", new Dictionary<string, string?>
            {
                ["attachment"] = attachment.Id,
                ["sha256"] = attachment.Sha256,
                ["erased"] = erase ? "true" : "false",
            });
            return attachment.Id;
        }, cancellationToken);
    }

    /// <summary>Streams an accepted file into the blob store; what is not accepted leaves nothing there, or what the next sweep takes.</summary>
    private async Task<BlobReference> StoreAsync(UploadedFile? file, IReadOnlyList<FieldError> others, CancellationToken cancellationToken)
    {
        var content = await CheckedContent.OpenAsync(file?.Content ?? Stream.Null, cancellationToken);
        await using var disposeContent = content;
        IReadOnlyList<FieldError> errors = [.. others, .. UploadRules.CheckFile(file?.Name, file?.DeclaredType, content.Head.Span).Select(UploadRefusals.ToError)];
        if (errors.Count > 0)
            throw new TaskRefusedException(errors);
        return await blobs.WriteAsync(content, FileTypes.OfContent(content.Head.Span)!.MediaType, cancellationToken);
    }

    private async Task<Attachment> FindAsync(IBurst burst, string attachmentId, Actor actor, string act, CancellationToken cancellationToken)
    {
        await burst.Scope.LockSubjectsAsync([await SubjectOfAsync(burst.Db, attachmentId, cancellationToken)], cancellationToken);
        var attachment = await ChangeableAsync(burst.Db, attachmentId, actor, act, cancellationToken);
        return attachment.WithdrawnAt is { } at
            ? throw new TaskConflictException(TaskConflictKind.Ended, $"この添付ファイルは {JapanTime.Format(at)} に {attachment.WithdrawnByName} が取り下げています。")
            : attachment;
    }

    /// <summary>A file that the person may change, whether it counts or not: a repetition of what is done is not refused for its own effect.</summary>
    private async Task<Attachment> ChangeableAsync(WorkflowAnonDbContext db, string attachmentId, Actor actor, string act, CancellationToken cancellationToken)
    {
        await AttachmentAccess.RequireAsync(db, await SubjectOfAsync(db, attachmentId, cancellationToken), actor, profile, cancellationToken);
        var attachment = await db.Set<Attachment>().SingleAsync(a => a.Id == attachmentId, cancellationToken);
        return actor.DivisionId == attachment.DivisionId
            ? attachment
            : throw new TaskConflictException(TaskConflictKind.Forbidden, $"この添付ファイルは{profile.FindDivision(attachment.DivisionId)?.Name ?? "他の所属"}が登録しました。{act}は、登録した所属が行います。");
    }

    private static async Task<string> SubjectOfAsync(WorkflowAnonDbContext db, string attachmentId, CancellationToken cancellationToken) =>
        await db.Set<Attachment>().Where(a => a.Id == attachmentId).Select(a => a.SubjectId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "添付ファイルが見つかりません。");

    private static IEnumerable<FieldError> IdentityErrors(AttachmentEntry entry)
    {
        if (entry.Identity is { } chosen && CaseAttachmentForm.IdentityChoices.All(c => c.Value != chosen))
            yield return new("identity", "本人確認書類の写しかどうかを選んでください。本人確認書類の写しは、開くたびに閲覧が記録されます。", "5-4-1ア");
    }

    private static IdentityPaperKind? IdentityOf(AttachmentEntry entry) =>
        entry.Identity is null or CaseAttachmentForm.NoIdentity ? null : Enum.Parse<IdentityPaperKind>(entry.Identity);

    private static Attachment New(
        IBurst burst, string subjectId, string title, string paperId, IdentityPaperKind? identity, string fileName, BlobReference content, Attachment? before) => new()
        {
            Id = SubjectContext.NewId("attachment"),
            SubjectId = subjectId,
            Title = title,
            PaperId = paperId,
            IdentityKind = identity,
            FileName = fileName,
            MediaType = content.MediaType,
            Bytes = content.Size,
            Sha256 = content.Hash,
            Version = (before?.Version ?? 0) + 1,
            PredecessorId = before?.Id,
            DivisionId = burst.Scope.Actor.DivisionId,
            AddedById = burst.Scope.Actor.Id,
            AddedByName = burst.Scope.Actor.DisplayName,
            AddedAt = burst.Scope.Now,
        };

    private static string Keep(IBurst burst, Attachment attachment, BlobReference content, string act)
    {
        burst.Db.Add(attachment);
        burst.Scope.KeepBlob(content);
        burst.Services.GetRequiredService<SubjectContextFactory>().Create(attachment.SubjectId).Record(act, Label(attachment));
        burst.Scope.Audit(attachment.SubjectId, burst.Scope.CommandKind, new Dictionary<string, string?>
        {
            ["attachment"] = attachment.Id,
            ["sha256"] = attachment.Sha256,
            ["bytes"] = attachment.Bytes.ToString(Invariant),
            ["mediaType"] = attachment.MediaType,
            ["version"] = attachment.Version.ToString(Invariant),
            ["predecessor"] = attachment.PredecessorId,
        });
        return attachment.Id;
    }

    private static string Label(Attachment attachment) => string.Create(Invariant, $"{attachment.Title} 第{attachment.Version}版（{attachment.FileName}、{attachment.Bytes:N0}バイト）");
}
