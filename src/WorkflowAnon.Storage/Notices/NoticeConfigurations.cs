using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Notices;

namespace WorkflowAnon.Storage.Notices;

internal sealed class StaffNoticeConfiguration : IEntityTypeConfiguration<StaffNotice>
{
    public void Configure(EntityTypeBuilder<StaffNotice> builder)
    {
        builder.ToTable("staff_notices");
        builder.HasKey(n => n.Id);
        // Never twice, whatever runs again. Begins with the source: what was told of a date is looked up by it.
        builder.HasIndex(n => new { n.SourceId, n.Kind, n.DueOn, n.RecipientId }).IsUnique();
        builder.HasIndex(n => new { n.RecipientId, n.CreatedAt, n.Id });
        // The number in the head of every page, and what a mail takes up.
        builder.HasIndex(n => n.RecipientId).HasFilter("read_at IS NULL").HasDatabaseName("ix_staff_notices_unread");
        builder.HasIndex(n => n.MailId);
        builder.HasIndex(n => n.SubjectId);
    }
}

internal sealed class NoticeMailConfiguration : IEntityTypeConfiguration<NoticeMail>
{
    public void Configure(EntityTypeBuilder<NoticeMail> builder)
    {
        builder.ToTable("notice_mails");
        builder.HasKey(m => m.Id);
        builder.HasIndex(m => new { m.State, m.CreatedAt });
    }
}
