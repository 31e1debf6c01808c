using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.CaseMigration;

namespace WorkflowAnon.Storage.CaseMigration;

internal sealed class MigrationRunConfiguration : IEntityTypeConfiguration<MigrationRun>
{
    public void Configure(EntityTypeBuilder<MigrationRun> builder)
    {
        builder.ToTable("migration_runs");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => new { r.DefinitionId, r.OrderedAt });
    }
}

internal sealed class MigrationItemConfiguration : IEntityTypeConfiguration<MigrationItem>
{
    public void Configure(EntityTypeBuilder<MigrationItem> builder)
    {
        builder.ToTable("migration_items");
        builder.HasKey(i => new { i.RunId, i.InstanceId });
        builder.Property(i => i.Order).HasColumnName("ordinal");
        builder.HasIndex(i => i.InstanceId);
    }
}
