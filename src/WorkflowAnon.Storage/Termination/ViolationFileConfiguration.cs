using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Termination;

internal sealed class ViolationFileConfiguration : IEntityTypeConfiguration<ViolationFile>
{
    public void Configure(EntityTypeBuilder<ViolationFile> builder)
    {
        builder.ToTable("violation_files");
        builder.HasKey(v => v.Id);
        builder.HasIndex(v => v.CaseId);
        builder.Property(v => v.Causes).HasJsonColumn();
    }
}
