using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Identity;

internal sealed class StaffTransferConfiguration : IEntityTypeConfiguration<StaffTransfer>
{
    public void Configure(EntityTypeBuilder<StaffTransfer> builder)
    {
        builder.ToTable("staff_transfers");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Duties).HasJsonColumn();
        builder.Property(t => t.ReturnedTaskIds).HasJsonColumn();
        builder.HasIndex(t => t.PersonId);
        // What a worker looks for: few rows are ever pending.
        builder.HasIndex(t => t.EffectiveOn).HasFilter("applied_at IS NULL AND cancelled_at IS NULL").HasDatabaseName("ix_staff_transfers_pending");
    }
}
