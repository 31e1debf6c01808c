using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Complaints;

namespace WorkflowAnon.Storage.Complaints;

internal sealed class ComplaintConfiguration : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaints").HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(64);
        builder.HasIndex(c => new { c.FiscalYear, c.Number }).IsUnique();
        builder.HasIndex(c => c.DivisionId);
    }
}
