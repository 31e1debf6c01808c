using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.CaseFiles;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.CaseFiles;

/// <summary>An archive of a case, exported once.</summary>
public sealed class ExportedCase : IAsyncLifetime
{
    internal byte[] Archive { get; private set; } = [];

    internal List<(string Path, byte[] Content)> Files { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ReceivedAsync();
        await scene.AttachAsync("提案書の写し", "提案書.pdf", 3_000);
        await scene.SealAsync();
        await scene.AttachAsync("説明書面の写し", "説明書面.pdf", 2_000);
        await scene.SealAsync();
        Archive = await scene.ExportAsync();
        Files = ArchiveForger.Read(Archive);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>改変の発見: whatever is changed in an archive, at whatever place, is found — also by who puts the manifest right afterwards.</summary>
public sealed class ArchiveTamperingTests(ExportedCase exported) : IClassFixture<ExportedCase>
{
    [Property(MaxTest = 120)]
    public Property A_changed_byte_anywhere_is_found_and_its_file_named() => Prop.ForAll(
        (from file in Gen.Choose(0, exported.Files.Count - 1)
         from at in Gen.Choose(0, exported.Files[file].Content.Length - 1)
         from bit in Gen.Choose(0, 7)
         select (file, at, bit)).ToArbitrary(), change =>
         {
             var path = exported.Files[change.file].Path;
             var altered = ArchiveForger.Change(exported.Archive, path, c => [.. c[..change.at], (byte)(c[change.at] ^ (1 << change.bit)), .. c[(change.at + 1)..]]);
             var report = ArchiveForger.CheckAsync(altered).GetAwaiter().GetResult();
             return report.Problems.Any(p => p.Contains(path, StringComparison.Ordinal));
         });

    [Fact]
    public async Task The_archive_itself_is_intact()
    {
        Assert.Empty((await ArchiveForger.CheckAsync(exported.Archive)).Problems);
        Assert.All(exported.Files, f => Assert.NotEmpty(f.Content));
    }

    [Fact]
    public async Task A_file_dropped_added_or_doubled_is_found()
    {
        foreach (var (path, _) in exported.Files.Where(f => f.Path != CaseArchive.Manifest))
            Assert.Contains((await ArchiveForger.CheckAsync(ArchiveForger.Write(exported.Files.Where(f => f.Path != path)))).Problems, p => p.Contains($"「{path}」", StringComparison.Ordinal));
        await Assert.ThrowsAsync<NotACaseArchiveException>(() => ArchiveForger.CheckAsync(ArchiveForger.Write(exported.Files.Where(f => f.Path != CaseArchive.Manifest))));
        Assert.Contains((await ArchiveForger.CheckAsync(ArchiveForger.Write([.. exported.Files, ("papers/999_x.html", [1])]))).Problems, p => p.Contains("目録にない", StringComparison.Ordinal));
        Assert.Contains((await ArchiveForger.CheckAsync(ArchiveForger.Write([.. exported.Files, exported.Files[0]]))).Problems, p => p.Contains("2つ入っています", StringComparison.Ordinal));
    }

    [Fact]
    [Covers("N-2")]
    public async Task An_altered_or_dropped_audit_record_is_found_although_the_manifest_was_put_right()
    {
        var proof = JsonNode.Parse(exported.Files.Single(f => f.Path == CaseArchive.Audit).Content)!;
        var count = Records(proof).Count;
        Assert.True(count > 20);
        for (var i = 0; i < count; i++)
        {
            var altered = await CheckProofAsync(node => Records(node)[i]!["content"] = Records(node)[i]!["content"]!.GetValue<string>().Replace("\"actor\":\"", "\"actor\":\"x", StringComparison.Ordinal));
            Assert.Contains(altered, p => p.Contains($"第 {i + 1} 号の内容が書き換えられています", StringComparison.Ordinal));
            Assert.NotEmpty(await CheckProofAsync(node => Records(node).RemoveAt(i)));
        }

        Assert.NotEmpty(await CheckProofAsync(node => Records(node)[3]!["salt"] = null));
        Assert.Contains(await CheckProofAsync(node => node["seals"]![0]!["hash"] = Convert.ToBase64String(new byte[32])), p => p.Contains("封緘", StringComparison.Ordinal));
        Assert.Contains(await CheckProofAsync(node => node["seals"]![1]!["heads"]!.AsArray().RemoveAt(0)), p => p.Contains("封緘", StringComparison.Ordinal));
        Assert.NotEmpty(await CheckProofAsync(node => node["chains"]!.AsArray().Clear()));
    }

    [Fact]
    public async Task Lines_of_the_timeline_moves_of_papers_and_attachments_are_held_against_the_audit_records()
    {
        var lines = JsonNode.Parse(exported.Files.Single(f => f.Path == CaseArchive.Timeline).Content)!.AsArray().Count;
        for (var i = 0; i < lines; i++)
        {
            Assert.Contains(await CheckJsonAsync(CaseArchive.Timeline, node => node[i]!["detail"] = node[i]!["detail"]!.GetValue<string>() + "。"), p => p.Contains("経過", StringComparison.Ordinal) && p.Contains("一致しません", StringComparison.Ordinal));
            Assert.Contains(await CheckJsonAsync(CaseArchive.Timeline, node => node.AsArray().RemoveAt(i)), p => p.Contains("がありません", StringComparison.Ordinal));
        }

        Assert.NotEmpty(await CheckJsonAsync(CaseArchive.Timeline, node => node.AsArray().Add(new JsonObject { ["id"] = "tl-x", ["subjectId"] = "x", ["actorId"] = "x", ["title"] = "加えた行" })));
        var moves = CaseArchive.DataOf(typeof(PaperMove));
        Assert.Contains(await CheckJsonAsync(moves, node => node[1]!["to"] = "elsewhere"), p => p.Contains("所在の移動", StringComparison.Ordinal) && p.Contains("一致しません", StringComparison.Ordinal));
        Assert.Contains(await CheckJsonAsync(moves, node => node.AsArray().RemoveAt(0)), p => p.Contains("がありません", StringComparison.Ordinal));
        var scan = exported.Files.Last(f => f.Path.StartsWith("attachments/", StringComparison.Ordinal) && f.Path.EndsWith(".pdf", StringComparison.Ordinal)).Path;
        Assert.Contains((await ArchiveForger.CheckAsync(ArchiveForger.Forge(exported.Archive, scan, (byte[] c) => [.. c, 0]))).Problems, p => p.Contains("登録されたものと異なります", StringComparison.Ordinal));
        Assert.Contains(await CheckJsonAsync(CaseArchive.Attachments, node => node[0]!["sha256"] = new string('0', 64)), p => p.Contains("登録時のものと一致しません", StringComparison.Ordinal));
        Assert.Contains(await CheckJsonAsync(CaseArchive.Attachments, node => node.AsArray().RemoveAt(1)), p => p.Contains("添付ファイル", StringComparison.Ordinal));
    }

    private static JsonArray Records(JsonNode proof) => proof["chains"]!.AsArray().Single(c => c!["subjectId"]!.GetValue<string>().StartsWith("case-", StringComparison.Ordinal))!["records"]!.AsArray();

    private Task<IReadOnlyList<string>> CheckProofAsync(Action<JsonNode> change) => CheckJsonAsync(CaseArchive.Audit, change);

    private async Task<IReadOnlyList<string>> CheckJsonAsync(string path, Action<JsonNode> change) => (await ArchiveForger.CheckAsync(ArchiveForger.Forge(exported.Archive, path, (string text) =>
    {
        var node = JsonNode.Parse(text)!;
        change(node);
        return node.ToJsonString(ArchiveWriter.Json);
    }))).Problems;
}
