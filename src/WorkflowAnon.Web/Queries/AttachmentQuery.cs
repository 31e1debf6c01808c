using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Queries;

/// <summary>A file with the versions before it.</summary>
/// <param name="Latest">The last version.</param>
/// <param name="Earlier">Those before, newest first.</param>
internal sealed record AttachmentLine(Attachment Latest, IReadOnlyList<Attachment> Earlier);

/// <summary>What files belong to.</summary>
/// <param name="Id">Case or recruitment.</param>
/// <param name="Label">番号.</param>
/// <param name="DivisionId">所属 of the case; empty for a recruitment.</param>
/// <param name="IsCase">False for a recruitment.</param>
/// <param name="IsDisposed">True once its papers are gone.</param>
internal sealed record AttachmentSubject(string Id, string Label, string DivisionId, bool IsCase, bool IsDisposed)
{
    /// <summary>A case.</summary>
    public static AttachmentSubject Of(Case found, bool isDisposed) => new(found.Id, found.Number, found.OwningDivisionId, IsCase: true, isDisposed);

    /// <summary>Where its files are listed.</summary>
    public string Path => SubjectLinks.PathOf(Id)! + (IsCase ? "?tab=papers" : "");

    /// <summary>What the form of a new file asks.</summary>
    public FormDescriptor Form => FormDescriptor.Of(IsCase ? typeof(CaseAttachmentForm) : typeof(AttachmentForm));
}

/// <summary>添付ファイル as a case or recruitment shows them.</summary>
/// <param name="Subject">What they belong to.</param>
/// <param name="Lines">The files, oldest first.</param>
/// <param name="Form">The form of a new file, or null for those who may not add one.</param>
internal sealed record SubjectAttachments(AttachmentSubject Subject, IReadOnlyList<AttachmentLine> Lines, FormState? Form);

/// <summary>添付ファイル for pages: whoever may read the case or recruitment may read its files.</summary>
internal sealed class AttachmentQuery(WorkflowAnonDbContext db, CaseQuery cases, RecruitmentQuery recruitments, AgencyProfile profile)
{
    private static readonly Choice NoPaper = new("", "一覧の書類ではない");

    /// <summary>What files belong to.</summary>
    /// <exception cref="TaskConflictException">There is no such thing, or it is not this person's to read.</exception>
    public async Task<AttachmentSubject> SubjectAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        var isDisposed = await db.Set<DisposalRecord>().AnyAsync(r => r.SubjectId == id && r.Kind != RetentionKind.AuditLog, cancellationToken);
        if (await recruitments.FindAsync(actor, id, cancellationToken) is { } round)
            return new(id, round.Label(), "", IsCase: false, isDisposed);
        return AttachmentSubject.Of((await cases.FindAsync(actor, id, cancellationToken)).Case, isDisposed);
    }

    /// <summary>One file.</summary>
    /// <exception cref="TaskConflictException">There is none, or what it belongs to is not this person's to read.</exception>
    public async Task<(Attachment Attachment, AttachmentSubject Subject)> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var attachment = await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "添付ファイルが見つかりません。");
        return (attachment, await SubjectAsync(actor, attachment.SubjectId, cancellationToken));
    }

    /// <summary>The files of a subject that the caller may read, each with its versions.</summary>
    public async Task<SubjectAttachments> OfAsync(Actor actor, AttachmentSubject subject, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(subject.Id, cancellationToken);
        return new(subject, lines, WhyNotAdd(actor, subject) is null ? await FormAsync(subject, FormData.Empty, [], cancellationToken) : null);
    }

    /// <summary>The file of which <paramref name="attachment"/> is a version.</summary>
    public async Task<AttachmentLine> LineAsync(Attachment attachment, CancellationToken cancellationToken) =>
        (await LinesAsync(attachment.SubjectId, cancellationToken)).First(l => l.Latest.Id == attachment.Id || l.Earlier.Any(e => e.Id == attachment.Id));

    /// <summary>The paper that a file is a scan of, in words; null for none.</summary>
    public async Task<string?> PaperAsync(Attachment attachment, CancellationToken cancellationToken) =>
        await db.Set<Paper>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == attachment.PaperId, cancellationToken) is { } paper ? Label(paper) : null;

    /// <summary>Null when a person may register a file, else why not.</summary>
    public TaskConflictException? WhyNotAdd(Actor actor, AttachmentSubject subject) => AttachmentAccess.WhyNot(actor, subject.DivisionId, subject.IsDisposed, profile);

    /// <summary>True when a person may replace or withdraw a file.</summary>
    public bool MayChange(Actor actor, Attachment attachment, AttachmentSubject subject) => AttachmentAccess.MayChange(actor, attachment, subject.DivisionId, profile);

    /// <summary>The form of a new file with what is typed in it.</summary>
    public async Task<FormState> FormAsync(AttachmentSubject subject, FormData typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        var papers = await db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == subject.Id).OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync(cancellationToken);
        return new FormState(subject.Form, typed, new Dictionary<string, IReadOnlyList<Choice>>
        {
            ["papers"] = papers.Count == 0 ? [] : [NoPaper, .. papers.Select(p => new Choice(p.Id, Label(p)))],
            ["identity"] = CaseAttachmentForm.IdentityChoices,
        }, errors);
    }

    private static string Label(Paper paper) => FormattableString.Invariant($"{paper.Title} 第{paper.Version}版 {paper.DocumentNumber}");

    private async Task<List<AttachmentLine>> LinesAsync(string subjectId, CancellationToken cancellationToken)
    {
        var all = await db.Set<Attachment>().AsNoTracking().Where(a => a.SubjectId == subjectId).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        var byId = all.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var replaced = all.Select(a => a.PredecessorId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(a => !replaced.Contains(a.Id)).Select(a => new AttachmentLine(a, [.. Before(a, byId)]))];
    }

    private static IEnumerable<Attachment> Before(Attachment attachment, Dictionary<string, Attachment> byId)
    {
        for (var at = attachment; at.PredecessorId is { } id; at = byId[id])
            yield return byId[id];
    }
}
