using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.CaseFiles;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.CaseFiles;

/// <summary>事案ファイルの書き出し: complete, recorded, streamed, and only for those who may read the case.</summary>
public sealed class CaseExportTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("N-2")]
    public async Task The_archive_holds_the_whole_file_verifies_and_its_export_is_on_record(StorageProvider provider)
    {
        await using var scene = await JourneyScene.StartAsync(provider);
        await scene.DeliveredAsync();
        await scene.AttachAsync("契約書の写し", "契約書 か\u3099.pdf", 40_000);
        await scene.SealAsync();
        using var output = new MemoryStream();
        var manifest = await scene.ExportAsync(scene.Clerk, CaseExportScene.Form(), output);
        var files = ArchiveForger.Read(output.ToArray());

        var report = await ArchiveForger.CheckAsync(output.ToArray());
        Assert.Empty(report.Problems);
        Assert.Contains(report.Facts, f => f.Contains(manifest, StringComparison.Ordinal));
        Assert.Contains(report.Facts, f => f.Contains("封緘と一致します", StringComparison.Ordinal));

        // Every paper that has a print view, the attachment under a safe name, every part to read, and the rows.
        var papers = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == scene.CaseId && p.PrintPath != "").Select(p => p.PrintPath).Distinct().CountAsync());
        Assert.True(files.Count(f => f.Path.StartsWith("papers/", StringComparison.Ordinal)) >= papers);
        Assert.Contains(files, f => f.Path == "attachments/001_契約書 か\u3099.pdf" && f.Content.Length == 40_000);
        var index = Encoding.UTF8.GetString(files.Single(f => f.Path == CaseArchive.Index).Content);
        foreach (var part in (await WithinAsync(scene, s => s.GetRequiredService<CaseFileReader>())).Parts)
            Assert.Contains($"<h2>{part.Title}</h2>", index, StringComparison.Ordinal);
        Assert.Contains("基準④", index, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", index, StringComparison.OrdinalIgnoreCase);
        var timeline = await scene.ReadAsync(db => db.Set<TimelineEntry>().CountAsync(t => t.SubjectId == scene.CaseId));
        Assert.Equal(timeline, JsonNode.Parse(files.Single(f => f.Path == CaseArchive.Timeline).Content)!.AsArray().Count);

        // The act: in the timeline with its purpose, before the bytes; afterwards with what left.
        var entry = await scene.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().SingleAsync(t => t.Title == "事案ファイルの書き出し"));
        Assert.Equal((scene.Clerk.Id, "文書主管課へ提供する。（本人確認書類は入れていない）"), (entry.ActorId, entry.Detail));
        var records = await scene.Driver.Services.GetRequiredService<AuditReader>().ReadAsync(scene.CaseId, 0, 10_000);
        Assert.Contains(records, r => r.Content!.Contains("case.export.done", StringComparison.Ordinal) && r.Content.Contains(manifest, StringComparison.Ordinal));
        await scene.Driver.AssertSoundAsync();
        Assert.True((await scene.Driver.Services.GetRequiredService<ContentVerifier>().VerifyAsync()).IsIntact);
    }

    [Fact]
    [Covers("5-4-1ア")]
    public async Task Identity_papers_go_in_only_when_asked_for_and_then_each_view_is_recorded()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ReceivedAsync();
        var copy = await scene.AttachAsync("登記事項証明書の写し", "証明書.pdf", 5_000, "RegistryCertificate");
        // A mark that stands nowhere else.
        const string Mark = "確認書類だけの住所";
        await scene.ChangeAsync(db =>
        {
            var proposal = db.Set<Proposal>().Single(p => p.CaseId == scene.CaseId);
            proposal.IdentityPapers = [.. proposal.IdentityPapers.Select(p => { p.AddressOnPaper = Mark; return p; })];
        });
        var views = scene.Driver.Services.GetRequiredService<IdentityViews>();
        var before = (await views.ListAsync(scene.CaseId, CancellationToken.None)).Count;

        var without = await scene.ExportAsync();
        Assert.All(ArchiveForger.Read(without), f => Assert.DoesNotContain(Mark, Encoding.UTF8.GetString(f.Content), StringComparison.Ordinal));
        Assert.DoesNotContain(ArchiveForger.Read(without), f => f.Path.StartsWith("attachments/001", StringComparison.Ordinal));
        Assert.Empty((await ArchiveForger.CheckAsync(without)).Problems);
        Assert.Equal(before, (await views.ListAsync(scene.CaseId, CancellationToken.None)).Count);

        var with = await scene.ExportAsync(withIdentityPapers: true);
        Assert.Contains(ArchiveForger.Read(with), f => Encoding.UTF8.GetString(f.Content).Contains(Mark, StringComparison.Ordinal));
        Assert.Contains(ArchiveForger.Read(with), f => f.Path.StartsWith("attachments/001", StringComparison.Ordinal) && f.Content.Length == 5_000);
        Assert.Empty((await ArchiveForger.CheckAsync(with)).Problems);
        // The papers as typed, and the copy of one.
        var recorded = await views.ListAsync(scene.CaseId, CancellationToken.None);
        Assert.Equal(before + 2, recorded.Count);
        Assert.Contains("添付の写し", recorded[0].Papers, StringComparison.Ordinal);
        Assert.NotNull(copy);
    }

    [Fact]
    [Covers("N-2", Domain.Rules.FindingLevel.Block)]
    public async Task Who_may_not_read_the_case_or_says_no_purpose_gets_nothing_and_leaves_no_trace()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ReceivedAsync();
        var commands = scene.Driver.Services.GetRequiredService<CaseExportCommands>();
        var records = await RecordsAsync(scene);
        var other = scene.Driver.Profile.OwningDivisions().First(d => d.Id != scene.Proposal.DivisionId).Id;
        foreach (var (actor, kind, text) in new[]
        {
            (Kernel.ProcedureDriver.Person(other), TaskConflictKind.Forbidden, "他の担当課のもの"),
            (scene.Driver.GeneralAffairs(1, Duties.Operator), TaskConflictKind.Forbidden, "見る職務"),
            (scene.Driver.GeneralAffairs(1, Duties.ProcessDesigner), TaskConflictKind.Forbidden, "見る職務"),
        })
        {
            var refused = await Assert.ThrowsAsync<TaskConflictException>(() => commands.BeginAsync(scene.CaseId, CaseExportScene.Form(), actor));
            Assert.Equal(kind, refused.Kind);
            Assert.Contains(text, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(TaskConflictKind.NotFound, (await Assert.ThrowsAsync<TaskConflictException>(() => commands.BeginAsync("case-none", CaseExportScene.Form(), scene.Clerk))).Kind);
        foreach (var purpose in new[] { "", "　 ", new string('あ', 401), "番号は1234 5678 9018" })
        {
            var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => commands.BeginAsync(scene.CaseId, new CaseExportForm { Purpose = purpose }, scene.Clerk));
            Assert.Equal("purpose", Assert.Single(refused.Errors).Field);
        }

        Assert.Equal(records, await RecordsAsync(scene));
        // An auditor of 総務課 reads every case, and may take it along.
        Assert.Empty((await ArchiveForger.CheckAsync(await scene.ExportAsync(scene.Driver.GeneralAffairs(1, Duties.Auditor)))).Problems);
    }

    [Fact]
    public async Task A_content_that_is_missing_is_told_before_anything_leaves()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ReceivedAsync();
        var id = await scene.AttachAsync("提案書の写し", "提案書.pdf", 2_000);
        var hash = await scene.ReadAsync(db => db.Set<Attachment>().Where(a => a.Id == id).Select(a => a.Sha256).SingleAsync());
        var path = Path.Combine(scene.Driver.Services.GetRequiredService<StorageOptions>().BlobFolder, hash[..2], hash);
        var content = await File.ReadAllBytesAsync(path);
        var commands = scene.Driver.Services.GetRequiredService<CaseExportCommands>();
        var verifier = scene.Driver.Services.GetRequiredService<ContentVerifier>();
        Assert.Equal(1, (await verifier.VerifyAsync()).Contents);

        File.Delete(path);
        var refused = await Assert.ThrowsAsync<TaskConflictException>(() => commands.BeginAsync(scene.CaseId, CaseExportScene.Form(), scene.Clerk));
        Assert.Contains("「提案書の写し」の原データが保管場所にありません", refused.Message, StringComparison.Ordinal);
        Assert.Contains("保管場所にありません", Assert.Single((await verifier.VerifyAsync()).Problems), StringComparison.Ordinal);

        // Altered at the same length: what left shows it, and so does verify-audit.
        content[1_000] ^= 1;
        await File.WriteAllBytesAsync(path, content);
        Assert.Contains("書き換えられています", Assert.Single((await verifier.VerifyAsync()).Problems), StringComparison.Ordinal);
        Assert.Contains("提案書の写し", Assert.Single((await ArchiveForger.CheckAsync(await scene.ExportAsync())).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_attachment_is_passed_on_in_pieces_without_a_synchronous_write()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ReceivedAsync();
        await scene.AttachAsync("大きなスキャン", "大きなスキャン.pdf", 30 * 1024 * 1024);
        var output = new ForwardOnly();
        await scene.ExportAsync(scene.Clerk, CaseExportScene.Form(), output);
        Assert.True(output.Bytes > 30L * 1024 * 1024);
        Assert.InRange(output.Largest, 1, 256 * 1024);
        Assert.Empty((await CaseArchiveCheck.CheckAsync(new MemoryStream(output.Written.ToArray()))).Problems);
    }

    [Fact]
    public async Task The_command_line_tells_right_altered_and_no_archive_apart()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ReceivedAsync();
        using var folder = new TempDirectory("export");
        var archive = await scene.ExportAsync();
        await File.WriteAllBytesAsync(folder.Combine("right.zip"), archive);
        await File.WriteAllBytesAsync(folder.Combine("altered.zip"), ArchiveForger.Change(archive, CaseArchive.Index, c => [.. c, 32]));
        await File.WriteAllBytesAsync(folder.Combine("half.zip"), archive[..(archive.Length / 2)]);
        await File.WriteAllBytesAsync(folder.Combine("other.zip"), ArchiveForger.Write([("a.txt", [1])]));
        foreach (var (name, code) in new[] { ("right.zip", 0), ("altered.zip", 1), ("half.zip", 2), ("other.zip", 2), ("none.zip", 2) })
            Assert.Equal((name, code), (name, await ServerProgram.RunAsync(["verify-export", folder.Combine(name)])));
        Assert.Equal(2, await ServerProgram.RunAsync(["verify-export"]));
    }

    private static Task<int> RecordsAsync(JourneyScene scene) => scene.ReadAsync(db => db.Set<Storage.Engine.AuditRow>().CountAsync());

    private static async Task<T> WithinAsync<T>(JourneyScene scene, Func<IServiceProvider, T> get)
    {
        await using var scope = scene.Driver.Services.CreateAsyncScope();
        return get(scope.ServiceProvider);
    }

    /// <summary>Takes what comes, forward only and asynchronously, as a web server's answer does.</summary>
    private sealed class ForwardOnly : Stream
    {
        public MemoryStream Written { get; } = new();

        public long Bytes => Written.Length;

        public int Largest { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, buffer.Length);
            Written.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new NotSupportedException("synchronous");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("synchronous");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
