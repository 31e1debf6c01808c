using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Attachments;

namespace WorkflowAnon.Storage.Attachments;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments").HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(64);
        builder.Property(a => a.SubjectId).HasMaxLength(100);
        builder.HasIndex(a => a.SubjectId);
        // A version is followed by one: two people who replace it at the same moment do not make two second versions.
        builder.HasIndex(a => a.PredecessorId).IsUnique();
        // Whether a content is still somebody's.
        builder.HasIndex(a => a.Sha256);
    }
}
