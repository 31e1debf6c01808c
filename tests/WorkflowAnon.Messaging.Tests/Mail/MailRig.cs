using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Messaging.Mail;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Notices;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Messaging.Tests.Mail;

/// <summary>A database, an SMTP server, and processes that have the relay of mails.</summary>
internal sealed class MailRig : IAsyncDisposable
{
    private MailRig(TempDirectory folder, StorageOptions storage)
    {
        (Folder, Storage) = (folder, storage);
        Smtp.Start();
        Services = Process(Smtp);
    }

    public TempDirectory Folder { get; }

    public StorageOptions Storage { get; }

    public ShiftedClock Clock { get; } = new();

    public SmtpHost Smtp { get; } = new();

    public ServiceProvider Services { get; }

    public MailRelay Relay => Services.GetRequiredService<MailRelay>();

    public INoticeMailStore Store => Services.GetRequiredService<INoticeMailStore>();

    public static async Task<MailRig> StartAsync(StorageProvider provider)
    {
        var folder = new TempDirectory("mail");
        var rig = new MailRig(folder, new StorageOptions
        {
            Provider = provider,
            ConnectionString = provider == StorageProvider.Sqlite ? SqliteFiles.At(folder.Combine("test.db")) : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() + ";Maximum Pool Size=10",
            BlobFolder = folder.Combine("blobs"),
        });
        await rig.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        return rig;
    }

    public MailOptions Options(SmtpHost smtp) => new()
    {
        Host = "localhost",
        Port = smtp.Port,
        Security = MailSecurity.None,
        From = "tetsuzuki@example.jp",
        BaseAddress = new Uri("https://pages.example.jp/office/"),
        Clock = Clock,
    };

    /// <summary>The storage and the relay of mails as a process has them; nothing runs by itself.</summary>
    public ServiceProvider Process(SmtpHost smtp, Func<MailOptions, MailOptions>? change = null)
    {
        var options = Options(smtp);
        return new ServiceCollection().AddWorkflowAnonStorage(Storage).AddNoticeMail(change?.Invoke(options) ?? options).BuildServiceProvider();
    }

    public IEnumerable<string> Counts() =>
        Smtp.Accepted.Select(m => $"{m.To.Mailboxes.Single().Address} {m.TextBody!.Split('\n').Count(l => l.StartsWith('・'))}");

    public async Task<List<NoticeMail>> MailsAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync();
        return await db.Set<NoticeMail>().AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync();
    }

    public Task AddAsync(params object[] rows) => ChangeAsync(db =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync();
    });

    public async Task ChangeAsync(Func<WorkflowAnonDbContext, Task<int>> change)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync();
        Assert.NotEqual(0, await change(db));
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Smtp.DisposeAsync();
        if (Storage.Provider == StorageProvider.Sqlite) SqliteFiles.Close(Storage.ConnectionString);
        Folder.Dispose();
    }
}

/// <summary>The real clock, moved forward by the test: pauses and leases end without waiting for them.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
