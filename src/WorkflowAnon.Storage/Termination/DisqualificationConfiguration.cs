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
        // Reckoned by the entity itself: what is stored is what the properties say when it is saved.
        builder.Property(d => d.SearchName).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(d => d.PartyKey).UsePropertyAccessMode(PropertyAccessMode.Property).HasMaxLength(64);
        builder.HasIndex(d => d.PartyKey);
    }
}
