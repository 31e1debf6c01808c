using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Procedure.Tests.Records;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Attachments;

public sealed class AttachmentsOnSqlite() : AttachmentTests(StorageProvider.Sqlite);

public sealed class AttachmentsOnPostgreSql() : AttachmentTests(StorageProvider.PostgreSql);

/// <summary>添付ファイル from the stream to the blob store, the row, the timeline and the audit record, and to 廃棄.</summary>
public abstract class AttachmentTests(StorageProvider provider)
{
    private const string CaseId = "case-1", RoundId = "recruitment-1", Owner = "driver-licence", Other = "accounting";

    private static readonly DateOnly Ended = new(2026, 3, 31);

    private static readonly AttachmentEntry Entry = new(" 提案書（髙﨑𠮷）の写し ", "", CaseAttachmentForm.NoIdentity);

    [Fact]
    public async Task A_file_is_kept_as_it_came_with_its_hash_in_the_audit_record_and_once_for_a_key()
    {
        await using var driver = await StartAsync();
        var commands = Commands(driver);
        var bytes = Pdf("見本");
        await driver.BurstAsync(db => db.Add(new Paper { Id = "paper-1", SubjectId = CaseId, Kind = PaperKind.ProposalDocuments, Title = "提案書類", OriginalHolder = Owner }));
        var id = await commands.AddAsync(CaseId, Entry with { PaperId = "paper-1" }, File("か\u3099髙﨑𠮷.pdf", bytes), driver.GeneralAffairs(), "key-1");
        Assert.Equal(id, await commands.AddAsync(CaseId, Entry with { PaperId = "paper-1" }, File("か\u3099髙﨑𠮷.pdf", bytes), driver.GeneralAffairs(), "key-1"));

        var row = Assert.Single(await RowsAsync(driver));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal((id, CaseId, "paper-1", "提案書（髙﨑𠮷）の写し", "か\u3099髙﨑𠮷.pdf"), (row.Id, row.SubjectId, row.PaperId, row.Title, row.FileName));
        Assert.Equal(("application/pdf", bytes.Length, hash, 1, null), (row.MediaType, row.Bytes, row.Sha256, row.Version, row.PredecessorId));
        Assert.Equal((driver.GeneralAffairs().Id, driver.GeneralAffairs().DisplayName, driver.Clock.GetUtcNow()), (row.AddedById, row.AddedByName, row.AddedAt.ToUniversalTime()));
        Assert.Equal(bytes, await ContentAsync(driver, hash));
        var line = Assert.Single(await driver.Office.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().ToListAsync()));
        Assert.Equal("添付ファイルの登録", line.Title);
        Assert.Contains("か\u3099髙﨑𠮷.pdf", line.Detail, StringComparison.Ordinal);
        var audit = await driver.Services.GetRequiredService<AuditReader>().ReadAsync(CaseId, 0, int.MaxValue, CancellationToken.None);
        Assert.Single(audit, a => a.Content!.Contains(hash, StringComparison.Ordinal) && a.Content.Contains("attachment.add", StringComparison.Ordinal) && a.Content.Contains(id, StringComparison.Ordinal));
        Assert.All(audit, a => Assert.DoesNotContain("髙", a.Content, StringComparison.Ordinal));
        await driver.AssertSoundAsync();
    }

    [Fact]
    public async Task Fifty_megabytes_pass_in_small_pieces_and_one_byte_more_leaves_nothing()
    {
        await using var driver = await StartAsync();
        var whole = new Scan(UploadRules.MostBytes);
        await Commands(driver).AddAsync(CaseId, Entry, new("scan.pdf", "application/pdf", whole), driver.GeneralAffairs(), "key-1");
        Assert.Equal(UploadRules.MostBytes, Assert.Single(await RowsAsync(driver)).Bytes);
        Assert.InRange(whole.LargestRead, 1, 128 * 1024);

        var larger = new Scan(UploadRules.MostBytes * 4);
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => Commands(driver).AddAsync(CaseId, Entry, new("scan.pdf", "application/pdf", larger), driver.GeneralAffairs(), "key-2"));
        Assert.Contains("50MBまで", Assert.Single(refused.Errors, e => e.Field == "file").Message, StringComparison.Ordinal);
        // Refused at the first piece too many, without reading the rest.
        Assert.InRange(larger.Position, UploadRules.MostBytes, UploadRules.MostBytes + (256 * 1024));
        Assert.Single(await RowsAsync(driver));
        // Not even a part of it lies there.
        Assert.Equal(0, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_row_and_what_was_stored_for_it_is_swept()
    {
        await using var driver = await StartAsync();
        var commands = Commands(driver);
        var clerk = driver.GeneralAffairs();
        async Task RefusedAsync(string[] fields, AttachmentEntry entry, UploadedFile? file) => Assert.Equal(
            fields, (await Assert.ThrowsAsync<TaskRefusedException>(() => commands.AddAsync(CaseId, entry, file, clerk, Guid.NewGuid().ToString("N")))).Errors.Select(e => e.Field));
        await RefusedAsync(["title", "identity", "file"], new("", "", ""), null);
        await RefusedAsync(["identity"], new("写し", "", "NumberNotificationCard"), File("a.pdf", Pdf("a")));
        await RefusedAsync(["file"], Entry, File("a.pdf", [0x4D, 0x5A, 0x90, 0]));
        await RefusedAsync(["file"], Entry, File("../a.pdf", Pdf("a")));
        await RefusedAsync(["file"], Entry, File("a.pdf", []));
        Assert.Equal(0, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));

        // Found out only within the transaction: the content is there, and nothing refers to it.
        await RefusedAsync(["paperId"], Entry with { PaperId = "paper-of-another" }, File("a.pdf", Pdf("a")));
        await RefusedAsync(["identity"], Entry with { Identity = null }, File("a.pdf", Pdf("a")));
        Assert.Empty(await RowsAsync(driver));
        Assert.Empty(await driver.Office.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().ToListAsync()));
        await commands.AddAsync(CaseId, Entry, File("b.pdf", Pdf("b")), clerk, "key-1");
        Assert.Equal(0, await Blobs(driver).SweepAsync(TimeSpan.FromDays(1)));
        Assert.Equal(1, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
        Assert.Equal(Pdf("b"), await ContentAsync(driver, (await RowsAsync(driver)).Single().Sha256));
    }

    [Fact]
    public async Task A_new_version_leaves_the_one_before_and_two_people_do_not_make_two()
    {
        await using var driver = await StartAsync();
        var commands = Commands(driver);
        var (first, second) = (driver.GeneralAffairs(), driver.GeneralAffairs(2));
        var id = await commands.AddAsync(CaseId, Entry with { Identity = nameof(IdentityPaperKind.DriversLicence) }, File("a.pdf", Pdf("1")), first, "key-1");
        var next = await commands.ReplaceAsync(id, File("b.png", Png()), second, "key-2");
        var late = await Assert.ThrowsAsync<TaskConflictException>(() => commands.ReplaceAsync(id, File("c.pdf", Pdf("3")), first, "key-3"));
        Assert.Equal(TaskConflictKind.Ended, late.Kind);
        Assert.Contains(second.DisplayName, late.Message, StringComparison.Ordinal);

        var rows = await RowsAsync(driver);
        Assert.Equal([(1, null, "a.pdf", "application/pdf"), (2, id, "b.png", "image/png")], rows.Select(r => (r.Version, r.PredecessorId, r.FileName, r.MediaType)));
        // It stays a copy of an identity paper.
        Assert.All(rows, r => Assert.Equal((IdentityPaperKind.DriversLicence, "提案書（髙﨑𠮷）の写し"), (r.IdentityKind, r.Title)));
        Assert.Equal(Pdf("1"), await ContentAsync(driver, rows[0].Sha256));

        await commands.WithdrawAsync(next, "別人の書類", erase: false, first, "key-4");
        Assert.Equal(TaskConflictKind.Ended, (await Assert.ThrowsAsync<TaskConflictException>(() => commands.WithdrawAsync(next, "もう一度", erase: false, first, "key-5"))).Kind);
        Assert.Equal(TaskConflictKind.Ended, (await Assert.ThrowsAsync<TaskConflictException>(() => commands.ReplaceAsync(next, File("d.pdf", Pdf("4")), first, "key-6"))).Kind);
        Assert.Contains((await Assert.ThrowsAsync<TaskRefusedException>(() => commands.WithdrawAsync(id, " ", erase: false, first, "key-7"))).Errors, e => e.Field == "reason");
        var withdrawn = (await RowsAsync(driver))[1];
        Assert.Equal(("別人の書類", first.Id, first.DisplayName, false), (withdrawn.WithdrawnReason, withdrawn.WithdrawnById, withdrawn.WithdrawnByName, withdrawn.IsErased));
        Assert.Equal(Png(), await ContentAsync(driver, withdrawn.Sha256));
        await driver.AssertSoundAsync();
    }

    [Fact]
    public async Task Only_people_of_the_case_change_its_files_and_only_the_division_that_registered_one()
    {
        await using var driver = await StartAsync();
        var commands = Commands(driver);
        async Task ForbiddenAsync(Func<Task<string>> act, TaskConflictKind kind = TaskConflictKind.Forbidden) => Assert.Equal(kind, (await Assert.ThrowsAsync<TaskConflictException>(act)).Kind);
        foreach (var actor in new[] { ProcedureDriver.Person(Other), ProcedureDriver.Person(Owner, 1, Duties.Auditor), driver.GeneralAffairs(1, Duties.Operator) })
            await ForbiddenAsync(() => commands.AddAsync(CaseId, Entry, File("a.pdf", Pdf("a")), actor, Guid.NewGuid().ToString("N")));
        await ForbiddenAsync(() => commands.AddAsync(RoundId, Entry with { Identity = null }, File("a.pdf", Pdf("a")), ProcedureDriver.Person(Owner), "key-r"));
        await ForbiddenAsync(() => commands.AddAsync("case-none", Entry, File("a.pdf", Pdf("a")), driver.GeneralAffairs(), "key-n"), TaskConflictKind.NotFound);
        Assert.Empty(await RowsAsync(driver));
        // Not even their bytes are taken.
        Assert.Equal(0, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
        var unread = new Scan(1_000_000);
        await ForbiddenAsync(() => commands.AddAsync(CaseId, Entry, new("scan.pdf", "application/pdf", unread), ProcedureDriver.Person(Other), "key-u"));
        Assert.Equal(0, unread.Position);

        await commands.AddAsync(RoundId, Entry with { Identity = null }, File("a.pdf", Pdf("a")), driver.GeneralAffairs(), "key-1");
        var id = await commands.AddAsync(CaseId, Entry, File("a.pdf", Pdf("a")), ProcedureDriver.Person(Owner), "key-2");
        await ForbiddenAsync(() => commands.ReplaceAsync(id, File("b.pdf", Pdf("b")), driver.GeneralAffairs(), "key-3"));
        await ForbiddenAsync(() => commands.WithdrawAsync(id, "誤り", erase: false, driver.GeneralAffairs(), "key-4"));
        await ForbiddenAsync(() => commands.WithdrawAsync("attachment-none", "誤り", erase: false, driver.GeneralAffairs(), "key-5"), TaskConflictKind.NotFound);
        await commands.WithdrawAsync(id, "誤り", erase: false, ProcedureDriver.Person(Owner, 2, Duties.Supervisor), "key-6");
        Assert.Equal(0, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task A_file_that_shows_an_individual_number_loses_its_content_and_an_equal_content_of_another_stays()
    {
        await using var driver = await StartAsync();
        var commands = Commands(driver);
        var clerk = driver.GeneralAffairs();
        var shown = await commands.AddAsync(CaseId, Entry, File("a.pdf", Pdf("裏面")), clerk, "key-1");
        var same = await commands.AddAsync(CaseId, Entry, File("b.pdf", Pdf("裏面")), clerk, "key-2");
        var hash = (await RowsAsync(driver))[0].Sha256;
        await commands.WithdrawAsync(shown, "個人番号が写っていたため", erase: true, clerk, "key-3");
        Assert.Equal(0, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
        Assert.Equal(Pdf("裏面"), await ContentAsync(driver, hash));

        await commands.WithdrawAsync(same, "個人番号が写っていたため", erase: true, clerk, "key-4");
        Assert.Equal(1, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
        Assert.Null(Blobs(driver).OpenRead(hash));
        Assert.All(await RowsAsync(driver), r => Assert.True(r.IsErased));

        // The same content comes again: it is there again.
        await commands.AddAsync(CaseId, Entry, File("c.pdf", Pdf("裏面")), clerk, "key-5");
        Assert.Equal(0, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
        Assert.Equal(Pdf("裏面"), await ContentAsync(driver, hash));
        await driver.AssertSoundAsync();
    }

    [Fact]
    public async Task A_content_that_one_gives_up_while_another_registers_it_stays()
    {
        await using var driver = await StartAsync();
        var commands = Commands(driver);
        var clerk = driver.GeneralAffairs();
        for (var round = 0; round < 8; round++)
        {
            var bytes = Pdf("同時" + round);
            var first = await commands.AddAsync(CaseId, Entry, File("a.pdf", bytes), clerk, $"key-{round}");
            await Task.WhenAll(
                Task.Run(() => commands.WithdrawAsync(first, "個人番号が写っていたため", erase: true, clerk, $"off-{round}")),
                Task.Run(() => commands.AddAsync(RoundId, Entry with { Identity = null }, File("b.pdf", bytes), clerk, $"again-{round}")));
        }

        await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1));
        var kept = (await RowsAsync(driver)).Where(r => !r.IsErased).ToList();
        Assert.Equal(8, kept.Count);
        Assert.All(kept, r =>
        {
            using var content = Blobs(driver).OpenRead(r.Sha256);
            Assert.NotNull(content);
        });
    }

    [Fact]
    public async Task A_disposal_destroys_the_files_and_what_another_file_still_needs_stays()
    {
        await using var driver = await StartAsync();
        var commands = Commands(driver);
        var clerk = driver.GeneralAffairs();
        await commands.AddAsync(CaseId, Entry with { Title = "対馬葵の提案書" }, File("対馬葵.pdf", Pdf("同じもの")), clerk, "key-1");
        await commands.AddAsync(CaseId, Entry, File("b.pdf", Pdf("事案だけのもの")), clerk, "key-2");
        await commands.AddAsync(RoundId, Entry with { Identity = null }, File("c.pdf", Pdf("同じもの")), clerk, "key-3");
        var hashes = (await RowsAsync(driver)).Select(r => r.Sha256).ToList();
        Assert.Contains("attachments.title", await driver.PlacesOfAsync("対馬葵"));

        await driver.GoToAsync(new(2031, 4, 1));
        await driver.DisposedAsync(DisposalScene.Key(RetentionKind.NotAdoptedCase, CaseId));
        Assert.Equal(1, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
        Assert.Empty(await driver.PlacesOfAsync("対馬葵"));
        Assert.Equal(RoundId, Assert.Single(await RowsAsync(driver)).SubjectId);
        Assert.Null(Blobs(driver).OpenRead(hashes[1]));
        Assert.Equal(Pdf("同じもの"), await ContentAsync(driver, hashes[0]));
        Assert.Equal(TaskConflictKind.Ended, (await Assert.ThrowsAsync<TaskConflictException>(() => commands.AddAsync(CaseId, Entry, File("d.pdf", Pdf("後から")), clerk, "key-4"))).Kind);

        await driver.GoToAsync(new(2036, 4, 1));
        await driver.DisposedAsync(DisposalScene.Key(RetentionKind.Recruitment, RoundId));
        Assert.Empty(await RowsAsync(driver));
        // What came too late for the case was never taken.
        Assert.Equal(1, await Blobs(driver).SweepAsync(TimeSpan.FromSeconds(-1)));
        Assert.Null(Blobs(driver).OpenRead(hashes[0]));
        await driver.AssertSoundAsync();
    }

    private static byte[] Pdf(string text) => Encoding.UTF8.GetBytes("%PDF-1.4\n" + text);

    private static byte[] Png() => Convert.FromHexString("89504E470D0A1A0A0000000D4948445200000001000000010806000000");

    private static UploadedFile File(string name, byte[] bytes) => new(name, "", new MemoryStream(bytes));

    private static AttachmentCommands Commands(ProcedureDriver driver) => driver.Services.GetRequiredService<AttachmentCommands>();

    private static IBlobStore Blobs(ProcedureDriver driver) => driver.Services.GetRequiredService<IBlobStore>();

    private static Task<List<Attachment>> RowsAsync(ProcedureDriver driver) =>
        driver.Office.ReadAsync(db => db.Set<Attachment>().AsNoTracking().OrderBy(a => a.Id).ToListAsync());

    private static async Task<byte[]> ContentAsync(ProcedureDriver driver, string hash)
    {
        await using var content = Blobs(driver).OpenRead(hash);
        Assert.NotNull(content);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<ProcedureDriver> StartAsync()
    {
        var driver = await ProcedureDriver.StartAsync(provider == StorageProvider.Sqlite ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql, new(2026, 4, 1), "records-disposal");
        var ended = new Case { Id = CaseId, Number = "匿R7-0001", FiscalYear = 2025, RecruitmentId = RoundId, OwningDivisionId = Owner };
        ended.Complete(CaseOutcome.NonConforming, Ended);
        await driver.BurstAsync(db => db.AddRange(
            ended, new RecruitmentRound { Id = RoundId, FiscalYear = 2025, Round = 1, StartsOn = new(2026, 2, 13), EndsOn = new(2026, 3, 16), State = RecruitmentState.Reported, ReportedOn = Ended }));
        return driver;
    }

    /// <summary>A PDF of any size that is never there as a whole, and tells how much of it was asked for at once.</summary>
    private sealed class Scan(long length) : Stream
    {
        private long _position;

        public int LargestRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestRead = Math.Max(LargestRead, buffer.Length);
            var read = (int)Math.Min(buffer.Length, length - _position);
            buffer.Span[..read].Fill((byte)'0');
            if (_position == 0)
                "%PDF-1.4\n"u8[..Math.Min(read, 9)].CopyTo(buffer.Span);
            _position += read;
            return ValueTask.FromResult(read);
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
