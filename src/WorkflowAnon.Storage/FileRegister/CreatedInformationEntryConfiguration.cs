using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.FileRegister;

internal sealed class CreatedInformationEntryConfiguration : IEntityTypeConfiguration<CreatedInformationEntry>
{
    public void Configure(EntityTypeBuilder<CreatedInformationEntry> builder)
    {
        builder.ToTable("created_information_entries");
        builder.HasKey(e => e.CaseId);
        builder.Property(e => e.Items).HasJsonColumn();
        builder.HasIndex(e => e.FileId);
    }
}
