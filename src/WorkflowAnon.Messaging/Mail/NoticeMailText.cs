using System.Globalization;
using System.Text;
using MimeKit;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Storage.Notices;

namespace WorkflowAnon.Messaging.Mail;

/// <summary>What a mail of notices says: how many, and of each the number, what is due, the day and a link. Nothing of a person but the address.</summary>
internal static class NoticeMailText
{
    /// <summary>The message; null when the address is none. The same row always gives the same Message-ID and date.</summary>
    public static MimeMessage? Write(OutgoingNoticeMail mail, MailOptions options)
    {
        var from = MailboxAddress.Parse(options.From);
        if (mail.Address is null || !MailboxAddress.TryParse(mail.Address, out var to))
            return null;
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id}@{from.Domain}",
            Date = mail.CreatedAt.ToOffset(JapanTime.Offset),
            Subject = string.Create(CultureInfo.InvariantCulture, $"{Noun(mail)}（{mail.Notices.Count}件）"),
            Body = new TextPart("plain") { Text = Text(mail, options) },
        };
        message.From.Add(from);
        message.To.Add(to);
        // Answering machines leave it alone (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string Noun(OutgoingNoticeMail mail) => mail.Notices.All(n => NoticeRules.IsOfTransfer(n.Kind)) ? "人事異動のお知らせ" : mail.Notices.Any(n => NoticeRules.IsOfDate(n.Kind)) ? "期限のお知らせ" : "お知らせ";

    // A transfer's label is a person's name, which stays in the product.
    private static string Label(StaffNotice notice) => notice.SubjectLabel.Length == 0 || NoticeRules.IsOfTransfer(notice.Kind) ? "" : notice.SubjectLabel + "　";

    private static string Text(OutgoingNoticeMail mail, MailOptions options)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Noun(mail)}が{mail.Notices.Count}件あります。\r\n");
        foreach (var group in mail.Notices.GroupBy(n => n.Kind).OrderByDescending(g => NoticeRules.IsOver(g.Key)).ThenBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\r\n■ {group.Key.DisplayName()}（{group.Key.DateName()}）\r\n");
            foreach (var notice in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"・{Label(notice)}{notice.Title}　{JapaneseDate.FormatWithWeekday(notice.DueOn)}{(notice.IsForAbsent ? "　代理" : "")}\r\n");
                text.Append(CultureInfo.InvariantCulture, $"  {new Uri(options.BaseAddress, "notices/" + notice.Id)}\r\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\r\nすべてのお知らせ: {new Uri(options.BaseAddress, "notices")}\r\n");
        return text.Append("このメールは手続システムが自動で送っています。返信は届きません。メールで受け取るかどうかは、お知らせの画面で切り替えられます。\r\n").ToString();
    }
}
