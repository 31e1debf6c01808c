using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Records;

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("legal_holds").HasKey(h => h.Id);
        builder.Property(h => h.Id).HasMaxLength(64);
        builder.Property(h => h.SubjectId).HasMaxLength(100);
        // One hold at a time, whatever two supervisors do at the same moment.
        builder.HasIndex(h => h.SubjectId).IsUnique().HasFilter("lifted_on IS NULL").HasDatabaseName("ux_legal_holds_open");
    }
}

internal sealed class DisposalConfiguration : IEntityTypeConfiguration<Disposal>
{
    public void Configure(EntityTypeBuilder<Disposal> builder)
    {
        builder.ToTable("disposals").HasKey(d => d.Id);
        builder.Property(d => d.Id).HasMaxLength(100);
        builder.HasIndex(d => d.Number).IsUnique();
        builder.Property(d => d.Items).HasJsonColumn();
    }
}

internal sealed class DisposalRecordConfiguration : IEntityTypeConfiguration<DisposalRecord>
{
    public void Configure(EntityTypeBuilder<DisposalRecord> builder)
    {
        builder.ToTable("disposal_records").HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(64);
        builder.Property(r => r.SubjectId).HasMaxLength(100);
        builder.HasIndex(r => r.Number).IsUnique();
        // Nothing is disposed of twice.
        builder.HasIndex(r => new { r.SubjectId, r.Kind }).IsUnique();
        builder.HasIndex(r => new { r.DisposedOn, r.Id });
    }
}
