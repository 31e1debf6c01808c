using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Changes;

internal sealed class ChangeNoticeConfiguration : IEntityTypeConfiguration<ChangeNotice>
{
    public void Configure(EntityTypeBuilder<ChangeNotice> builder)
    {
        builder.ToTable("change_notices");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Items).HasJsonColumn();
        builder.HasIndex(c => c.CaseId);
    }
}
