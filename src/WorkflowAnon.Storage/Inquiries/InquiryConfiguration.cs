using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Inquiries;

namespace WorkflowAnon.Storage.Inquiries;

internal sealed class InquiryConfiguration : IEntityTypeConfiguration<Inquiry>
{
    public void Configure(EntityTypeBuilder<Inquiry> builder)
    {
        builder.ToTable("inquiries").HasKey(i => i.Id);
        builder.Property(i => i.Id).HasMaxLength(64);
        builder.HasIndex(i => new { i.FiscalYear, i.Number }).IsUnique();
        builder.HasIndex(i => i.DivisionId);
    }
}
