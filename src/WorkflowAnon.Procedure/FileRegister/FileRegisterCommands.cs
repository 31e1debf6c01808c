using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.FileRegister;

/// <summary>
/// Commands on 個人情報ファイル簿: a division adds and edits the entries of the files that it holds. ⒁ and ⒂ are entered by the procedure of
/// a recruitment only (3-2). One command, one transaction, recorded in the file's timeline and audit chain.
/// </summary>
public sealed class FileRegisterCommands(IBurstExecutor bursts, AgencyProfile profile)
{
    /// <summary>Adds a file that the actor's division holds. Returns its id, derived from <paramref name="idempotencyKey"/>.</summary>
    /// <exception cref="TaskRefusedException">Something typed is missing or wrong.</exception>
    /// <exception cref="TaskConflictException">The actor is not staff of an owning division.</exception>
    public Task<string> AddAsync(FileEntryForm entry, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        CheckActor(actor);
        return bursts.ExecuteAsync(new BurstCommand("file-add-" + idempotencyKey, actor, "file-register.add"), async (burst, ct) =>
        {
            var subject = Subject(burst, "file-" + idempotencyKey);
            await CheckAsync(burst.Db, entry, actor.DivisionId, null, subject.Today, ct);
            var file = new PersonalInformationFile { Id = subject.SubjectId, Name = entry.Name, DivisionId = actor.DivisionId };
            entry.ApplyTo(file);
            file.Holdings = [new FileHolding { DivisionId = actor.DivisionId, From = subject.Today, Reason = "個人情報ファイル簿に登録" }];
            burst.Db.Add(file);
            subject.Record("個人情報ファイル簿に登録", file.Name, "2-d 3-1a");
            subject.Publish(new FileRegisterUpdated { SubjectId = file.Id, FileId = file.Id });
            return file.Id;
        }, cancellationToken);
    }

    /// <summary>Changes the entry of a file that the actor's division holds. Refused while the file is in a recruitment that is under way.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="entry">The whole entry.</param>
    /// <param name="expectedRevision">Revision that the page was rendered from; null to overwrite whatever is there.</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task<string> EditAsync(
        string fileId, FileEntryForm entry, long? expectedRevision, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        CheckActor(actor);
        return bursts.ExecuteAsync(new BurstCommand("file-edit-" + idempotencyKey, actor, "file-register.edit"), async (burst, ct) =>
        {
            var file = await burst.Db.Set<PersonalInformationFile>().SingleOrDefaultAsync(f => f.Id == fileId, ct)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "個人情報ファイルが見つかりません。");
            if (file.DivisionId != actor.DivisionId)
                throw new TaskConflictException(TaskConflictKind.Forbidden, "この個人情報ファイルは他の所属が保有しています。変更できるのは保有する所属です。");
            if (expectedRevision is { } expected && expected != file.Revision)
                throw new TaskConflictException(TaskConflictKind.Ended, "開いている間に他の人がこのファイル簿を変更しました。画面を開き直してください。");
            var subject = Subject(burst, fileId);
            await CheckAsync(burst.Db, entry, actor.DivisionId, file, subject.Today, ct);
            entry.ApplyTo(file);
            subject.Record("個人情報ファイル簿を変更", file.Name, "3-1a");
            subject.Publish(new FileRegisterUpdated { SubjectId = file.Id, FileId = file.Id });
            return file.Id;
        }, cancellationToken);
    }

    private static async Task CheckAsync(
        WorkflowAnonDbContext db, FileEntryForm entry, string divisionId, PersonalInformationFile? present, DateOnly today, CancellationToken cancellationToken)
    {
        var missing = FormBinder.Bind(FormDescriptor.Of(typeof(FileEntryForm)), FormBinder.Unbind(entry)).Errors;
        if (missing.Count > 0)
            throw new TaskRefusedException(missing);
        var found = SelectionRules.CheckEntry(entry.ToFacts(divisionId), today);
        if (found.IsBlocked)
            throw new TaskRefusedException(found.Blocks);
        var name = entry.Name.Trim();
        if (await db.Set<PersonalInformationFile>().AnyAsync(f => f.DivisionId == divisionId && f.Name == name && (present == null || f.Id != present.Id), cancellationToken))
            throw new TaskRefusedException("name", $"この所属には「{name}」が既に登録されています。", "3-1a");
        if (present is not null && await IsUnderWayAsync(db, present, cancellationToken) && Differs(present, entry))
            throw new TaskRefusedException("name", "募集中の個人情報ファイルの名称と記録項目は変更できません。提案はその名称と記録項目で行われます。募集の終了後に変更してください。", "5-5-2");
    }

    // Rounds under way are few and their items are one JSON column: read them and look.
    private static async Task<bool> IsUnderWayAsync(WorkflowAnonDbContext db, PersonalInformationFile file, CancellationToken cancellationToken) =>
        (await db.Set<RecruitmentRound>().AsNoTracking().Where(r => r.State < RecruitmentState.Closed).ToListAsync(cancellationToken)).Exists(r => r.ItemOf(file.Id) is not null);

    private static bool Differs(PersonalInformationFile file, FileEntryForm entry) =>
        file.Name != entry.Name.Trim() || !file.RecordItems.Select(i => i.Name).SequenceEqual(entry.RecordItems.Select(i => i.Name.Trim()));

    private static SubjectContext Subject(IBurst burst, string fileId) => burst.Services.GetRequiredService<SubjectContextFactory>().Create(fileId);

    private void CheckActor(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Duties.Staff) || profile.FindDivision(actor.DivisionId)?.Kind != DivisionKind.OwningDivision)
            throw new TaskConflictException(TaskConflictKind.Forbidden, "個人情報ファイル簿の登録・変更は、ファイルを保有する所属の担当者が行います。");
    }
}
