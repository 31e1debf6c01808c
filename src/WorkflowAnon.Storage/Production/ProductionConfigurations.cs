using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Production;

internal sealed class ProductionFileConfiguration : IEntityTypeConfiguration<ProductionFile>
{
    public void Configure(EntityTypeBuilder<ProductionFile> builder)
    {
        builder.ToTable("production_files");
        builder.HasKey(p => p.CaseId);
        builder.Property(p => p.DutiesToldTo).HasJsonColumn();
        builder.Property(p => p.ContractorDutiesTold).HasJsonColumn();
        builder.Property(p => p.Standards).HasJsonColumn();
        builder.Property(p => p.ProducedItems).HasJsonColumn();
        builder.Property(p => p.Inspections).HasJsonColumn();
    }
}
