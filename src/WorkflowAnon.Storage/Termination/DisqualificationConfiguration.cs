using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Termination;

internal sealed class DisqualificationConfiguration : IEntityTypeConfiguration<Disqualification>
{
    public void Configure(EntityTypeBuilder<Disqualification> builder)
    {
        builder.ToTable("disqualifications");
        builder.Property(d => d.Id).HasMaxLength(64);
        builder.Property(d => d.CaseId).HasMaxLength(64);
        builder.Property(d => d.Officers).HasJsonColumn();
        builder.Property(d => d.CorporateNumber).HasMaxLength(13);
        builder.Property(d => d.RegisteredById).HasMaxLength(64);
        // The register is read whole for the last two years.
        builder.HasIndex(d => d.BarredUntil);
    }
}
