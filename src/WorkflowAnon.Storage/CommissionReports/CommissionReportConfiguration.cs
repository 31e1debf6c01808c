using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.CommissionReports;

namespace WorkflowAnon.Storage.CommissionReports;

internal sealed class CommissionReportConfiguration : IEntityTypeConfiguration<CommissionReport>
{
    public void Configure(EntityTypeBuilder<CommissionReport> builder)
    {
        builder.ToTable("commission_reports");
        builder.HasKey(r => r.Id);
        // Each report is made once.
        builder.HasIndex(r => new { r.ViolationId, r.Kind }).IsUnique();
        builder.HasIndex(r => r.CaseId);
    }
}
