using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Tests.Hosting;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class AuditOnSqlite : AuditTests<SqliteStore>;

public sealed class AuditOnPostgreSql : AuditTests<PostgreSqlStore>;

public abstract class AuditTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    private AuditVerifier Verifier => Host.Services.GetRequiredService<AuditVerifier>();

    private AuditSealer Sealer => Host.Services.GetRequiredService<AuditSealer>();

    private async Task WriteHistoryAsync()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Task("b"));
        foreach (var subject in new[] { "case-1", "case-2" })
        {
            var id = await Host.StartInstanceAsync("f", subject);
            await Host.CompleteAsync(id, "a", "hanako");
        }
        Assert.True(await Sealer.SealAsync());
        var late = await Host.StartInstanceAsync("f", "case-1");
        await Host.CompleteAsync(late, "a", "taro");
    }

    [Fact]
    [Covers("N-2")]
    public async Task An_untouched_chain_verifies_and_tells_who_did_what()
    {
        await WriteHistoryAsync();
        Assert.False(await Sealer.SealDailyAsync());
        Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Sealer.SealDailyAsync());
        Assert.False(await Sealer.SealDailyAsync());
        var report = await Verifier.VerifyAsync();
        Assert.Empty(report.Problems);
        // Import and publication of the definition, then two bursts for each of the three instances.
        Assert.Equal(8, report.Records);
        var records = await Host.Services.GetRequiredService<AuditReader>().ReadAsync("case-1", 0, 10);
        Assert.Contains(records, r => r.Content!.Contains("\"actor\":\"hanako\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lawful_disposal_of_texts_does_not_break_the_chain()
    {
        await WriteHistoryAsync();
        Assert.Equal(4, await Host.Services.GetRequiredService<AuditReader>().DisposeTextsAsync("case-1"));
        var report = await Verifier.VerifyAsync();
        Assert.Empty(report.Problems);
        Assert.Equal(4, report.Disposed);
    }

    [Theory]
    [InlineData("content", "書き換え")]
    [InlineData("middle", "ありません")]
    [InlineData("last", "末尾")]
    [InlineData("all", "失われ")]
    [InlineData("rebuilt", "封緘")]
    [InlineData("seal", "封緘")]
    public async Task Tampering_is_found(string what, string finding)
    {
        await WriteHistoryAsync();
        await Host.ReadAsync(async db =>
        {
            var rows = await db.Set<AuditRow>().Where(a => a.SubjectId == "case-1").OrderBy(a => a.Sequence).ToListAsync();
            switch (what)
            {
                case "content":
                    rows[1].Content = rows[1].Content!.Replace("hanako", "jiro", StringComparison.Ordinal);
                    break;
                case "middle":
                    db.Remove(rows[1]);
                    break;
                case "last":
                    db.Remove(rows[^1]);
                    break;
                case "all":
                    db.RemoveRange(rows);
                    break;
                case "rebuilt":
                    // Somebody with the whole table rewrites the case's chain from the second record on, head included.
                    rows[1].Content = "{}";
                    byte[] hash = [];
                    foreach (var row in rows)
                    {
                        row.Digest = AuditChain.Digest(row.Salt!, row.Content!);
                        row.Hash = hash = AuditChain.Link(hash, row.Sequence, row.Digest);
                    }
                    (await db.Set<CaseStreamRow>().SingleAsync(s => s.SubjectId == "case-1")).AuditHead = hash;
                    break;
                default:
                    db.RemoveRange(await db.Set<AuditSealHeadRow>().Where(h => h.SubjectId == "case-2").ToListAsync());
                    break;
            }
            return await db.SaveChangesAsync();
        });
        var report = await Verifier.VerifyAsync();
        Assert.Contains(report.Problems, p => p.Contains(finding, StringComparison.Ordinal));
    }
}
