using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>Form of an export.</summary>
public sealed class CaseExportForm
{
    /// <summary>Longest purpose.</summary>
    public const int LongestPurpose = 400;

    /// <summary>書き出しの目的.</summary>
    [FormField("書き出しの目的", RequiredByRule = true, MaxLength = LongestPurpose, Help = "誰に渡すか、何に使うかを書きます。目的は事案の経過に残ります。例：開示請求への対応のため文書主管課へ提供する。")]
    public string Purpose { get; set; } = "";

    /// <summary>本人確認書類 go in too.</summary>
    [FormField("本人確認書類の内容と写しも入れる（書類ごとに閲覧が記録されます）", Clause = "5-4-1ア")]
    public bool WithIdentityPapers { get; set; }
}

/// <summary>An export that may be written: it stands on record.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExportId">Id of the act.</param>
/// <param name="Purpose">書き出しの目的.</param>
/// <param name="WithIdentityPapers">本人確認書類 go in, and their view is recorded.</param>
/// <param name="Actor">Who.</param>
public sealed record CaseExport(string CaseId, string ExportId, string Purpose, bool WithIdentityPapers, Actor Actor);

/// <summary>事案ファイルの書き出し: recorded in the timeline and the audit chain before the first byte leaves, and again with the hash of what left.</summary>
public sealed class CaseExportCommands(IBurstExecutor bursts, IBlobStore blobs, IdentityViews views, AgencyProfile profile)
{
    private const string Action = "case.export";

    /// <summary>Records the export. Only then may the archive be written.</summary>
    /// <exception cref="TaskRefusedException">No purpose, or one that cannot be kept.</exception>
    /// <exception cref="TaskConflictException">Not this person's to read, disposed of, a content is missing, or the view of the identity papers cannot be recorded.</exception>
    public async Task<CaseExport> BeginAsync(string caseId, CaseExportForm form, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var export = new CaseExport(caseId, SubjectContext.NewId("export"), (form.Purpose ?? "").Trim(), form.WithIdentityPapers, actor);
        CheckPurpose(export.Purpose);
        var (papers, copies) = await bursts.ExecuteAsync(new BurstCommand(export.ExportId, actor, Action), async (burst, ct) =>
        {
            CaseAccess.RequireProcedure(actor);
            var number = await burst.Db.Set<Case>().VisibleTo(actor, profile).Where(c => c.Id == caseId).Select(c => c.Number).SingleOrDefaultAsync(ct)
                ?? throw (await burst.Db.Set<Case>().AnyAsync(c => c.Id == caseId, ct)
                    ? new TaskConflictException(TaskConflictKind.Forbidden, "この事案は他の担当課のものです。あなたの所属では書き出すことができません。")
                    : new TaskConflictException(TaskConflictKind.NotFound, "事案が見つかりません。"));
            if (await burst.Db.Set<DisposalRecord>().AnyAsync(r => r.SubjectId == caseId && r.Kind != RetentionKind.AuditLog, ct))
                throw new TaskConflictException(TaskConflictKind.Ended, $"{number}の文書は廃棄されています。書き出すものはありません。");
            var attachments = await burst.Db.Set<Attachment>().AsNoTracking().Where(a => a.SubjectId == caseId && !a.IsErased).ToListAsync(ct);
            RequireContents(attachments);
            var identity = export.WithIdentityPapers ? await burst.Db.Set<Proposal>().AsNoTracking().Where(p => p.CaseId == caseId).Select(p => p.IdentityPapers).SingleOrDefaultAsync(ct) : null;
            burst.Services.GetRequiredService<SubjectContextFactory>().Create(caseId)
                .Record("事案ファイルの書き出し", $"{export.Purpose}（本人確認書類は{(export.WithIdentityPapers ? "入れた" : "入れていない")}）", "N-2");
            burst.Scope.Audit(caseId, Action, new Dictionary<string, string?>
            {
                ["export"] = export.ExportId,
                ["identityPapers"] = export.WithIdentityPapers ? "true" : "false",
                ["attachments"] = attachments.Count.ToString(CultureInfo.InvariantCulture),
            });
            return new Recorded([.. (identity ?? []).Select(p => p.Kind)], [.. attachments.Where(a => a.IdentityKind is not null).Select(a => new IdentityCopy(a.Id, a.IdentityKind!.Value))]);
        }, cancellationToken);
        if (export.WithIdentityPapers)
            await RecordViewsAsync(export, papers, copies, cancellationToken);
        return export;
    }

    /// <summary>Records what left: the hash of the manifest, from which every file of the archive can be told.</summary>
    public Task FinishAsync(CaseExport export, string manifestSha256, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        return bursts.ExecuteAsync(new BurstCommand(export.ExportId + "-done", export.Actor, Action + ".done"), (burst, _) =>
        {
            burst.Scope.Audit(export.CaseId, Action + ".done", new Dictionary<string, string?> { ["export"] = export.ExportId, ["manifestSha256"] = manifestSha256 });
            return Task.FromResult(true);
        }, cancellationToken);
    }

    private static void CheckPurpose(string purpose)
    {
        const string Field = "purpose";
        if (purpose.Length == 0)
            throw new TaskRefusedException(Field, "書き出しの目的を入力してください。誰に渡すか、何に使うかが事案の経過に残ります。");
        if (purpose.Length > CaseExportForm.LongestPurpose)
            throw new TaskRefusedException(Field, $"書き出しの目的は{CaseExportForm.LongestPurpose}文字以内で入力してください（現在{purpose.Length}文字）。");
        if (IndividualNumberRules.CheckText(purpose, Field) is { IsBlocked: true } refused)
            throw new TaskRefusedException(refused.Blocks);
    }

    // A missing content is told before anything leaves: a page that breaks off half way says nothing.
    private void RequireContents(IEnumerable<Attachment> attachments)
    {
        foreach (var attachment in attachments)
        {
            using var content = blobs.OpenRead(attachment.Sha256);
            if (content is null || content.Length != attachment.Bytes)
            {
                throw new TaskConflictException(TaskConflictKind.Ended,
                    $"添付ファイル「{attachment.Title}」の原データが保管場所に{(content is null ? "ありません" : "壊れた状態であります")}。書き出しを行っていません。運用管理者に、verify-audit で保管場所を確かめるよう連絡してください。");
            }
        }
    }

    private async Task RecordViewsAsync(CaseExport export, IReadOnlyList<IdentityPaperKind> papers, IReadOnlyList<IdentityCopy> copies, CancellationToken cancellationToken)
    {
        var isRecorded = await views.TryRecordAsync(export.CaseId, papers, export.Actor, cancellationToken);
        foreach (var copy in copies)
            isRecorded = isRecorded && await views.TryRecordAsync(export.CaseId, [copy.Kind], export.Actor, cancellationToken, copy.AttachmentId);
        if (!isRecorded)
            throw new TaskConflictException(TaskConflictKind.Ended, "本人確認書類の閲覧を記録できないため、書き出していません。時間をおいてやり直すか、本人確認書類を入れずに書き出してください。");
    }

    private sealed record IdentityCopy(string AttachmentId, IdentityPaperKind Kind);

    private sealed record Recorded(IReadOnlyList<IdentityPaperKind> Papers, IReadOnlyList<IdentityCopy> Copies);
}
