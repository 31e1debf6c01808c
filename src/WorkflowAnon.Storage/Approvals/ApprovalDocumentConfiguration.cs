using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Approvals;

internal sealed class ApprovalDocumentConfiguration : IEntityTypeConfiguration<ApprovalDocument>
{
    public void Configure(EntityTypeBuilder<ApprovalDocument> builder)
    {
        builder.ToTable("approval_documents");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => new { d.InstanceId, d.DraftActivity });
        builder.HasIndex(d => d.SubjectId);
        builder.Property(d => d.Consultations).HasJsonColumn();
        builder.Ignore(d => d.NextConsultation);
        builder.Ignore(d => d.MayBeAmended);
    }
}
