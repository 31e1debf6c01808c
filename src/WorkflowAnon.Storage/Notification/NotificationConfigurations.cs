using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Notification;

internal sealed class ResultNoticeConfiguration : IEntityTypeConfiguration<ResultNotice>
{
    public void Configure(EntityTypeBuilder<ResultNotice> builder)
    {
        builder.ToTable("result_notices");
        builder.Property(n => n.Id).HasMaxLength(64);
        builder.Property(n => n.CaseId).HasMaxLength(64);
        builder.Property(n => n.NonConformities).HasJsonColumn();
        builder.Property(n => n.PaymentMethodId).HasMaxLength(64);
        builder.Property(n => n.Medium).HasMaxLength(64);
        builder.Property(n => n.ProvisionWay).HasMaxLength(64);
        builder.Property(n => n.DraftedById).HasMaxLength(64);
        builder.Property(n => n.DocumentNumber).HasMaxLength(100);
        builder.HasIndex(n => new { n.CaseId, n.Version }).IsUnique();
    }
}

internal sealed class ConditionalOutsourcingConfiguration : IEntityTypeConfiguration<ConditionalOutsourcing>
{
    public void Configure(EntityTypeBuilder<ConditionalOutsourcing> builder)
    {
        builder.ToTable("conditional_outsourcings");
        builder.HasKey(o => o.CaseId);
        builder.Property(o => o.CaseId).HasMaxLength(64);
        builder.Property(o => o.DecidedById).HasMaxLength(64);
        builder.Property(o => o.ConsultationId).HasMaxLength(64);
        builder.Property(o => o.ScrutinisedById).HasMaxLength(64);
        builder.Property(o => o.ContractItems).HasJsonColumn();
    }
}
