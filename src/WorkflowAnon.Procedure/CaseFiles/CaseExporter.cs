using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>
/// 事案ファイルの書き出し as one archive: the whole file to read, every paper, every attachment, the rows as data, and the audit chain with its seals. Written
/// forward only, one attachment's buffer at a time; the manifest with every file's hash comes last.
/// </summary>
public sealed class CaseExporter(WorkflowAnonDbContext db, CaseFileReader reader, IEnumerable<IPaperSource> sources, IBlobStore blobs, AuditReader audits, AgencyProfile profile, TimeProvider clock)
{
    private readonly IReadOnlyList<IPaperSource> _sources = [.. sources.OrderBy(s => s.Key, StringComparer.Ordinal)];

    /// <summary>Name of the archive for its receiver.</summary>
    public static string FileNameOf(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return $"事案ファイル_{@case.Number}.zip";
    }

    /// <summary>Writes the archive of an export that is on record. Returns the SHA-256 of its manifest.</summary>
    public async Task<string> WriteAsync(CaseExport export, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(export);
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == export.CaseId, cancellationToken);
        var scope = await CaseFileScope.CreateAsync(db, @case, profile, JapanTime.Today(clock), cancellationToken);
        await using var archive = await ArchiveWriter.OpenAsync(output, cancellationToken);
        foreach (var table in CaseRows.Tables)
            await archive.AddJsonAsync(CaseArchive.DataOf(table), await CaseRows.ReadAsync(db, table, @case.Id, export.WithIdentityPapers, cancellationToken), cancellationToken);
        var papers = await WritePapersAsync(archive, @case.Id, cancellationToken);
        var attachments = await WriteAttachmentsAsync(archive, export, cancellationToken);
        await archive.AddJsonAsync(CaseArchive.Attachments, attachments, cancellationToken);
        var proof = await audits.ProofAsync([@case.Id, IdentityViews.ChainOf(@case.Id)], cancellationToken);
        await archive.AddJsonAsync(CaseArchive.Audit, proof, cancellationToken);
        var now = JapanTime.Now(clock);
        await archive.AddTextAsync(CaseArchive.Index, await IndexAsync(scope, export, papers, attachments, proof, now, cancellationToken), cancellationToken);
        var manifest = new ArchiveManifest(
            CaseArchive.Format, CaseArchive.Version, @case.Id, @case.Number, now, export.Actor.Id, export.Actor.DisplayName, export.Purpose, export.WithIdentityPapers,
            [.. proof.Chains.Select(c => new ArchiveHead(c.SubjectId, c.Records[^1].Sequence, c.Records[^1].Hash))], [.. archive.Files]);
        var written = await archive.AddJsonAsync(CaseArchive.Manifest, manifest, cancellationToken);
        await archive.AddTextAsync(CaseArchive.ManifestHash, $"{written.Sha256}  {CaseArchive.Manifest}\n", cancellationToken);
        return written.Sha256;
    }

    private async Task<List<(string Title, string Path)>> WritePapersAsync(ArchiveWriter archive, string caseId, CancellationToken cancellationToken)
    {
        List<(string Title, string Path)> written = [];
        HashSet<PaperAddress> done = [];
        var registered = await db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == caseId && p.PrintPath != "").OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync(cancellationToken);
        // The papers on the list of custody, then what the office keeps beside them.
        foreach (var address in registered.Select(p => PaperAddress.TryParse(p.PrintPath)).OfType<PaperAddress>().Concat(_sources.Select(s => new PaperAddress(s.Key, caseId))).Where(done.Add))
        {
            if (_sources.FirstOrDefault(s => s.Key == address.Key) is not { } source || await source.BuildAsync(db, address.Id, cancellationToken) is not { } paper)
                continue;
            var path = "papers/" + SafeFileName.Of(written.Count + 1, paper.Title, ".html");
            await archive.AddTextAsync(path, HtmlPage.Of(paper), cancellationToken);
            written.Add((paper.Title, path));
        }

        return written;
    }

    private async Task<List<ArchiveAttachment>> WriteAttachmentsAsync(ArchiveWriter archive, CaseExport export, CancellationToken cancellationToken)
    {
        List<ArchiveAttachment> written = [];
        foreach (var a in await db.Set<Attachment>().AsNoTracking().Where(a => a.SubjectId == export.CaseId).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken))
        {
            var leftOut = a.IsErased ? "個人番号が写っていたため内容は消去されている" : a.IdentityKind is not null && !export.WithIdentityPapers ? "本人確認書類の写しのため、この書き出しには入れていない" : "";
            string? path = null;
            if (leftOut.Length == 0)
            {
                path = "attachments/" + SafeFileName.Of(written.Count + 1, Path.GetFileNameWithoutExtension(a.FileName), FileTypes.OfMediaType(a.MediaType)?.Extensions[0] ?? ".bin");
                await archive.AddAsync(path, async stream =>
                {
                    await using var content = blobs.OpenRead(a.Sha256) ?? throw new FileNotFoundException($"添付ファイル {a.Id} の原データ {a.Sha256} が保管場所にありません。");
                    await content.CopyToAsync(stream, cancellationToken);
                }, cancellationToken);
            }

            written.Add(new(a.Id, a.Title, a.FileName, a.Bytes, a.Sha256, path, leftOut));
        }

        return written;
    }

    private async Task<string> IndexAsync(
        CaseFileScope scope, CaseExport export, List<(string Title, string Path)> papers, List<ArchiveAttachment> attachments, AuditProof proof, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var page = new HtmlPage($"事案ファイル {scope.Case.Number}");
        page.Element("h1", $"事案ファイル　{scope.Case.Number}");
        page.Add([new Fields(
        [
            ("団体", profile.Names.Agency), ("書き出した日時", JapanTime.Format(now)), ("書き出した人", export.Actor.DisplayName), ("目的", export.Purpose),
            ("本人確認書類", export.WithIdentityPapers ? "入っている（取扱いに注意）" : "入っていない"),
        ])], 2);
        foreach (var content in await reader.ReadAllAsync(scope, cancellationToken))
        {
            page.Element("h2", content.Part.Title);
            if (content.Blocks.Count == 0)
                page.Element("p", "記録はありません。");
            page.Add(content.Blocks, 3);
        }

        page.Element("h2", "書類の内容");
        page.Table(["書類", "ファイル"], papers.Select(p => new[] { HtmlPage.Encode(p.Title), HtmlPage.Link(p.Path, p.Path) }));
        page.Element("h2", "添付ファイルの原データ");
        page.Table(["件名", "元のファイル名", "大きさ（バイト）", "ファイル", "登録されたSHA-256"], attachments.Select(a => new[]
            { HtmlPage.Encode(a.Title), HtmlPage.Encode(a.FileName), CaseFileScope.Number(a.Bytes), a.Path is null ? HtmlPage.Encode(a.LeftOut) : HtmlPage.Link(a.Path, a.Path), a.Sha256 }));
        page.Element("h2", "監査の証明");
        page.Add([new Table(["監査記録", "記録の数", "末尾のハッシュ", "封緘"], [.. proof.Chains.Select(c => (IReadOnlyList<string>)
        [
            c.SubjectId == scope.Case.Id ? "事案の記録" : "本人確認書類の閲覧", CaseFileScope.Number(c.Records.Count), Convert.ToHexStringLower(c.Records[^1].Hash),
            AuditProofCheck.LastSealed(proof, c.SubjectId) is > 0 and var last ? $"第{CaseFileScope.Number(last)}号まで封緘済み" : "まだ封緘されていない",
        ])])], 3);
        page.Add([new Paragraph(
            "監査記録（audit/proof.json）は、前の記録のハッシュを次の記録が持つ連鎖です。日ごとの封緘が全事案の連鎖の末尾を束ねています。目録（manifest.json）は、この書庫のすべてのファイルのハッシュを持ちます。\n"
            + "確かめるには、この書庫を展開せずに次のコマンドを実行します（データベースは要りません）。\nWorkflowAnon.Server verify-export 書庫のファイル名")], 3);
        return page.ToString();
    }
}
