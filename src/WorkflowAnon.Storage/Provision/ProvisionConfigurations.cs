using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Provision;

internal sealed class ProvisionFileConfiguration : IEntityTypeConfiguration<ProvisionFile>
{
    public void Configure(EntityTypeBuilder<ProvisionFile> builder)
    {
        builder.ToTable("provision_files");
        builder.HasKey(p => p.CaseId);
        builder.Property(p => p.Measures).HasJsonColumn();
        builder.Property(p => p.DelayNotices).HasJsonColumn();
    }
}
