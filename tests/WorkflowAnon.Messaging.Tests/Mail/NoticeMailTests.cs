using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Messaging.Mail;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Notices;
using WorkflowAnon.Testing;

namespace WorkflowAnon.Messaging.Tests.Mail;

public sealed class NoticeMailOnSqlite() : NoticeMailTests(StorageProvider.Sqlite);

public sealed class NoticeMailOnPostgreSql() : NoticeMailTests(StorageProvider.PostgreSql);

/// <summary>お知らせメール through a real SMTP server: each notice once, whatever goes away meanwhile.</summary>
public abstract class NoticeMailTests(StorageProvider provider) : IAsyncLifetime
{
    private MailRig _rig = null!;

    public async Task InitializeAsync()
    {
        _rig = await MailRig.StartAsync(provider);
        await _rig.AddAsync(Person("a"), Person("b"), Person("without-address", address: null), Person("off", takes: false), Person("gone", isActive: false));
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Who_takes_mail_gets_one_mail_of_all_that_is_new_with_numbers_dates_and_links_and_nothing_else()
    {
        await _rig.AddAsync(
            Notice("n1", "a", NoticeKind.DeadlineApproaching, "提供期限", new(2026, 5, 1), "匿R8-1"), Notice("n2", "a", NoticeKind.TaskExceeded, "審査する", new(2026, 4, 30), "匿R8-2"),
            Notice("n3", "a", NoticeKind.DeadlineExceeded, "補正の期限", new(2026, 4, 28), "", read: true),
            Notice("n4", "without-address"), Notice("n5", "off"), Notice("n6", "gone"));
        await _rig.Relay.RunOnceAsync(default);

        var mail = Assert.Single(_rig.Smtp.Accepted);
        Assert.Equal(("期限のお知らせ（2件）", "a@example.jp", "tetsuzuki@example.jp"), (mail.Subject, mail.To.Mailboxes.Single().Address, mail.From.Mailboxes.Single().Address));
        Assert.Equal("""
            期限のお知らせが2件あります。

            ■ 期限を過ぎました（内部の期限）
            ・匿R8-2　審査する　令和8年4月30日（木）
              https://pages.example.jp/office/notices/n2

            ■ 期限が近付いています（法令・通知の期限）
            ・匿R8-1　提供期限　令和8年5月1日（金）
              https://pages.example.jp/office/notices/n1

            すべてのお知らせ: https://pages.example.jp/office/notices
            このメールは手続システムが自動で送っています。返信は届きません。メールで受け取るかどうかは、お知らせの画面で切り替えられます。
            """.ReplaceLineEndings("\n"), mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());

        // What is in a mail is in no other, whatever runs again; what is new is.
        await _rig.Relay.RunOnceAsync(default);
        Assert.Single(_rig.Smtp.Accepted);
        await _rig.AddAsync(Notice("n7", "a"), Notice("n8", "b"));
        await _rig.Relay.RunOnceAsync(default);
        Assert.Equal(["a@example.jp 1", "a@example.jp 2", "b@example.jp 1"], _rig.Counts().Order(StringComparer.Ordinal)); // mails of one moment go in any order
        Assert.Equal([NoticeMailState.Sent, NoticeMailState.Sent, NoticeMailState.Sent], (await _rig.MailsAsync()).Select(m => m.State));
    }

    [Fact]
    public async Task A_mail_of_a_transfer_names_the_day_and_the_divisions_and_not_the_person()
    {
        await _rig.AddAsync(Notice("n1", "a", NoticeKind.TransferAnnounced, "人事異動：総務課から警務課へ", new(2026, 4, 1), "髙橋 直樹"));
        await _rig.Relay.RunOnceAsync(default);
        var mail = Assert.Single(_rig.Smtp.Accepted);
        Assert.Equal("人事異動のお知らせ（1件）", mail.Subject);
        Assert.Contains("■ 人事異動の予定があります（発令日）", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("・人事異動：総務課から警務課へ　令和8年4月1日（水）", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("髙橋", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_of_a_request_to_publish_tells_the_day_it_was_made_and_no_period()
    {
        await _rig.AddAsync(Notice("n1", "a", NoticeKind.ReleaseRequested, "公開の申請：提案の受付", new(2026, 4, 1), "第2版"));
        await _rig.Relay.RunOnceAsync(default);
        var mail = Assert.Single(_rig.Smtp.Accepted);
        Assert.Equal("お知らせ（1件）", mail.Subject);
        Assert.Contains("■ 手続定義の公開の申請が承認を待っています（申請日）", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("・第2版　公開の申請：提案の受付　令和8年4月1日（水）", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_relay_is_away_nothing_is_lost_and_when_it_is_back_everything_goes_out_once()
    {
        await _rig.Smtp.StopAsync();
        await _rig.AddAsync(Notice("n1", "a"), Notice("n2", "b"));
        await _rig.Relay.RunOnceAsync(default);
        await _rig.AddAsync(Notice("n3", "b"));
        await _rig.Relay.RunOnceAsync(default);
        Assert.All(await _rig.MailsAsync(), m => Assert.Equal((NoticeMailState.Waiting, true), (m.State, m.Error is { Length: > 0 })));
        Assert.Equal(3, (await _rig.MailsAsync()).Count);

        _rig.Smtp.Start();
        // Not before its pause is over; each failure makes it longer.
        await _rig.Relay.RunOnceAsync(default);
        Assert.Empty(_rig.Smtp.Accepted);
        _rig.Clock.Shift += TimeSpan.FromMinutes(1);
        _rig.Smtp.IsBusy = true;
        await _rig.Relay.RunOnceAsync(default);
        Assert.Empty(_rig.Smtp.Accepted);
        _rig.Smtp.IsBusy = false;
        _rig.Clock.Shift += TimeSpan.FromSeconds(40);
        await _rig.Relay.RunOnceAsync(default);
        Assert.Empty(_rig.Smtp.Accepted);
        _rig.Clock.Shift += TimeSpan.FromMinutes(15);
        await _rig.Relay.RunOnceAsync(default);
        Assert.Equal(["a@example.jp 1", "b@example.jp 1", "b@example.jp 1"], _rig.Counts().Order(StringComparer.Ordinal));
        Assert.All(await _rig.MailsAsync(), m => Assert.Equal((NoticeMailState.Sent, null), (m.State, m.Error)));
        await _rig.Relay.RunOnceAsync(default);
        Assert.Equal(3, _rig.Smtp.Accepted.Count);
    }

    [Fact]
    public async Task A_refused_recipient_is_kept_with_the_reason_and_keeps_nobody_else_from_their_mail()
    {
        _rig.Smtp.Unknown["a@example.jp"] = true;
        await _rig.AddAsync(Person("c", address: "not an address"), Notice("n1", "a"), Notice("n2", "b"), Notice("n3", "c"));
        await _rig.Relay.RunOnceAsync(default);
        Assert.Equal(["b@example.jp 1"], _rig.Counts());
        var refused = (await _rig.MailsAsync()).Where(m => m.State == NoticeMailState.Refused).ToDictionary(m => m.RecipientId, m => m.Error);
        Assert.Equal(["a", "c"], refused.Keys.Order());
        Assert.StartsWith("550 ", refused["a"], StringComparison.Ordinal);
        Assert.Contains("形が正しくありません", refused["c"], StringComparison.Ordinal);
        _rig.Clock.Shift += TimeSpan.FromDays(1);
        await _rig.Relay.RunOnceAsync(default);
        Assert.Single(_rig.Smtp.Accepted);

        // The operator has it sent again.
        _rig.Smtp.Unknown.Clear();
        await _rig.ChangeAsync(db => db.Set<NoticeMail>().Where(m => m.RecipientId == "a").ExecuteUpdateAsync(s => s.SetProperty(m => m.State, NoticeMailState.Waiting)));
        await _rig.Relay.RunOnceAsync(default);
        Assert.Equal(["b@example.jp 1", "a@example.jp 1"], _rig.Counts());
    }

    [Fact]
    public async Task A_process_that_dies_between_acceptance_and_mark_repeats_the_same_message_and_no_other()
    {
        await _rig.AddAsync(Notice("n1", "a"), Notice("n2", "b"));
        await _rig.Store.CollectAsync(_rig.Clock.GetUtcNow());
        var options = _rig.Services.GetRequiredService<MailOptions>();
        var claimed = (await _rig.Store.ClaimAsync(1, _rig.Clock.GetUtcNow(), TimeSpan.FromMinutes(4)))[0];
        using (var session = new SmtpSession(options))
            Assert.Null((await session.SendAsync(NoticeMailText.Write(claimed, options)!, default)).Error);

        // Killed here. Another process sends the rest, and this one only when the claim has run out.
        await using var next = _rig.Process(_rig.Smtp);
        await next.GetRequiredService<MailRelay>().RunOnceAsync(default);
        Assert.Equal(2, _rig.Smtp.Accepted.Count);
        _rig.Clock.Shift += TimeSpan.FromMinutes(5);
        await next.GetRequiredService<MailRelay>().RunOnceAsync(default);
        await next.GetRequiredService<MailRelay>().RunOnceAsync(default);

        var (first, other, again) = (_rig.Smtp.Accepted.ElementAt(0), _rig.Smtp.Accepted.ElementAt(1), _rig.Smtp.Accepted.ElementAt(2));
        Assert.Equal(3, _rig.Smtp.Accepted.Count);
        Assert.Equal((first.MessageId, first.Date, first.TextBody), (again.MessageId, again.Date, again.TextBody));
        Assert.NotEqual(first.MessageId, other.MessageId);
        Assert.EndsWith("@example.jp", first.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relays_that_work_at_the_same_time_send_each_mail_once()
    {
        await _rig.AddAsync([.. Enumerable.Range(0, 12).Select(i => Person($"p{i}"))]);
        await _rig.AddAsync([.. Enumerable.Range(0, 60).Select(i => Notice($"m{i}", $"p{i % 12}"))]);
        await using var other = _rig.Process(_rig.Smtp);
        await Task.WhenAll(new[] { _rig.Relay, other.GetRequiredService<MailRelay>(), _rig.Relay, other.GetRequiredService<MailRelay>() }.Select(r => Task.Run(() => r.RunOnceAsync(default))));
        await _rig.Relay.RunOnceAsync(default);

        Assert.Equal(_rig.Smtp.Accepted.Count, _rig.Smtp.Accepted.Select(m => m.MessageId).Distinct().Count());
        var links = _rig.Smtp.Accepted.SelectMany(m => m.TextBody!.Split('\n').Where(l => l.Contains("/notices/m", StringComparison.Ordinal)).Select(l => l.Trim())).ToList();
        Assert.Equal((60, 60), (links.Count, links.Distinct().Count()));
        Assert.All(await _rig.MailsAsync(), m => Assert.Equal((NoticeMailState.Sent, 1), (m.State, m.Attempts)));
    }

    [Fact]
    public async Task Who_gave_up_mail_meanwhile_gets_none_and_what_was_disposed_of_is_not_told()
    {
        await _rig.AddAsync(Notice("n1", "a"), Notice("n2", "b"));
        await _rig.Store.CollectAsync(_rig.Clock.GetUtcNow());
        await _rig.ChangeAsync(db => db.Set<StaffAccount>().Where(p => p.Id == "a").ExecuteUpdateAsync(s => s.SetProperty(p => p.TakesNoticeMail, false)));
        await _rig.ChangeAsync(db => db.Set<StaffNotice>().Where(n => n.Id == "n2").ExecuteDeleteAsync());
        await _rig.Relay.RunOnceAsync(default);
        Assert.Empty(_rig.Smtp.Accepted);
        Assert.All(await _rig.MailsAsync(), m => Assert.Equal(NoticeMailState.Dropped, m.State));
        Assert.Equal(2, await _rig.Store.PurgeEndedAsync(-(_rig.Clock.Shift + TimeSpan.FromDays(1))));
    }

    [Fact]
    public async Task The_password_is_read_from_its_file_at_every_connection()
    {
        await using var smtp = new SmtpHost { Account = ("tetsuzuki", "合言葉 1") };
        smtp.Start();
        var file = _rig.Folder.Combine("password");
        await File.WriteAllTextAsync(file, "wrong\n");
        await using var process = _rig.Process(smtp, o => o with { UserName = "tetsuzuki", PasswordFile = file });
        await _rig.AddAsync(Notice("n1", "a"));
        await process.GetRequiredService<MailRelay>().RunOnceAsync(default);
        // Nothing of the account's is this mail's fault: it waits.
        Assert.Equal(NoticeMailState.Waiting, Assert.Single(await _rig.MailsAsync()).State);
        await File.WriteAllTextAsync(file, "合言葉 1\r\n");
        _rig.Clock.Shift += TimeSpan.FromMinutes(1);
        await process.GetRequiredService<MailRelay>().RunOnceAsync(default);
        Assert.Single(smtp.Accepted);
    }

    [Theory]
    [InlineData(MailSecurity.Tls)]
    [InlineData(MailSecurity.StartTls)]
    public async Task A_relay_whose_certificate_the_agencys_own_authority_has_signed_gets_each_mail_once(MailSecurity security)
    {
        using var authority = new TestAuthority();
        await using var smtp = new SmtpHost { Certificate = authority.Sign("localhost"), IsTlsFromTheStart = security == MailSecurity.Tls };
        smtp.Start();
        await using var process = _rig.Process(smtp, Protected(security, await FileAsync(authority)));
        await _rig.AddAsync(Notice("n1", "a"));
        await process.GetRequiredService<MailRelay>().RunOnceAsync(default);
        await process.GetRequiredService<MailRelay>().RunOnceAsync(default);
        Assert.Equal("a@example.jp", Assert.Single(smtp.Accepted).To.Mailboxes.Single().Address);
        Assert.Equal((NoticeMailState.Sent, null), Assert.Single(await _rig.MailsAsync()) is var mail ? (mail.State, mail.Error) : default);
    }

    [Theory]
    [InlineData("another name")]
    [InlineData("another authority")]
    [InlineData("out of date")]
    [InlineData("signed by nobody")]
    [InlineData("no authority named")]
    public async Task A_relay_with_a_wrong_certificate_gets_nothing_and_the_mail_stays_to_be_sent(string wrong)
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority();
        foreach (var security in new[] { MailSecurity.Tls, MailSecurity.StartTls })
        {
            await using var smtp = new SmtpHost
            {
                IsTlsFromTheStart = security == MailSecurity.Tls,
                Certificate = wrong switch
                {
                    "another name" => authority.Sign("mail.example.jp"),
                    "another authority" => other.Sign("localhost"),
                    "out of date" => authority.Sign("localhost", DateTimeOffset.UtcNow.AddDays(-1)),
                    "signed by nobody" => TestAuthority.SelfSigned(),
                    _ => authority.Sign("localhost"),
                },
            };
            smtp.Start();
            await using var process = _rig.Process(smtp, Protected(security, wrong == "no authority named" ? null : await FileAsync(authority)));
            await _rig.AddAsync(Notice("n-" + security, "a"));
            await process.GetRequiredService<MailRelay>().RunOnceAsync(default);
            Assert.Empty(smtp.Accepted);
            Assert.All(await _rig.MailsAsync(), m => Assert.Equal((NoticeMailState.Waiting, true), (m.State, m.Error is { Length: > 0 })));
            _rig.Clock.Shift += TimeSpan.FromHours(1);
        }

        // Nothing is lost by it.
        await _rig.Relay.RunOnceAsync(default);
        Assert.Equal(["a@example.jp 1", "a@example.jp 1"], _rig.Counts());
    }

    [Fact]
    public async Task A_relay_that_offers_no_protection_is_not_written_to_in_the_clear()
    {
        await _rig.AddAsync(Notice("n1", "a"));
        await using var startTls = _rig.Process(_rig.Smtp, o => o with { Security = MailSecurity.StartTls });
        await startTls.GetRequiredService<MailRelay>().RunOnceAsync(default);
        Assert.Empty(_rig.Smtp.Accepted);
        Assert.Equal((NoticeMailState.Waiting, 1), Assert.Single(await _rig.MailsAsync()) is var mail ? (mail.State, mail.Attempts) : default);
    }

    [Fact]
    public async Task The_service_begins_to_send_when_it_is_opened()
    {
        var opening = new ServiceOpening();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(opening);
        builder.Services.AddWorkflowAnonStorage(_rig.Storage);
        builder.Services.AddNoticeMail(_rig.Options(_rig.Smtp) with { Poll = TimeSpan.FromMilliseconds(50) });
        using var host = builder.Build();
        await host.StartAsync();
        await _rig.AddAsync(Notice("n1", "a"));
        Assert.Empty(await _rig.MailsAsync());
        opening.Open();
        await Eventually.ThatAsync(() => _rig.Smtp.Accepted.Count == 1, TimeSpan.FromMinutes(2), "the first mail");
        await _rig.AddAsync(Notice("n2", "b"));
        await Eventually.ThatAsync(async () => (await _rig.MailsAsync()).Count(m => m.State == NoticeMailState.Sent) == 2, TimeSpan.FromMinutes(2), "the second mail");
        await host.StopAsync();
    }

    private static Func<MailOptions, MailOptions> Protected(MailSecurity security, string? authorityFile) => o => o with { Security = security, AuthorityFile = authorityFile };

    private async Task<string> FileAsync(TestAuthority authority)
    {
        var file = _rig.Folder.Combine("authority.pem");
        await File.WriteAllTextAsync(file, authority.Pem);
        return file;
    }

    private static StaffAccount Person(string id, string? address = "", bool takes = true, bool isActive = true) => new()
    { Id = id, UserName = id, DisplayName = "佐藤 花子", Email = address is "" ? $"{id}@example.jp" : address, TakesNoticeMail = takes, IsActive = isActive };

    private static StaffNotice Notice(
        string id, string recipient, NoticeKind kind = NoticeKind.TaskExceeded, string title = "審査する", DateOnly? due = null, string label = "匿R8-1", bool read = false) => new()
        {
            Id = id,
            RecipientId = recipient,
            Kind = kind,
            SourceId = "source-" + id,
            DueOn = due ?? new(2026, 5, 1),
            SubjectId = "case-1",
            SubjectLabel = label,
            FileName = "拾得物管理ファイル",
            Title = title,
            CreatedAt = DateTimeOffset.UnixEpoch,
            ReadAt = read ? DateTimeOffset.UnixEpoch : null,
        };
}
