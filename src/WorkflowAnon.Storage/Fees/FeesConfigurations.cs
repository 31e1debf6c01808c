using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Fees;

internal sealed class FeeSheetConfiguration : IEntityTypeConfiguration<FeeSheet>
{
    public void Configure(EntityTypeBuilder<FeeSheet> builder)
    {
        builder.ToTable("fee_sheets");
        builder.Property(f => f.Id).HasMaxLength(64);
        builder.Property(f => f.CaseId).HasMaxLength(64);
        builder.Property(f => f.Lines).HasJsonColumn();
        builder.Property(f => f.IdenticalRecordId).HasMaxLength(64);
        builder.Property(f => f.EstimatedById).HasMaxLength(64);
        builder.HasIndex(f => new { f.CaseId, f.Version }).IsUnique();
    }
}

internal sealed class FeePaymentConfiguration : IEntityTypeConfiguration<FeePayment>
{
    public void Configure(EntityTypeBuilder<FeePayment> builder)
    {
        builder.ToTable("fee_payments");
        builder.HasKey(p => p.CaseId);
        builder.Property(p => p.CaseId).HasMaxLength(64);
        builder.Property(p => p.NoticeId).HasMaxLength(64);
        builder.Property(p => p.PaymentMethodId).HasMaxLength(64);
        builder.Property(p => p.ConfirmedById).HasMaxLength(64);
        builder.Property(p => p.StampsCancelledById).HasMaxLength(64);
        builder.Property(p => p.StampCopyPaperId).HasMaxLength(64);
    }
}

internal sealed class FeeMismatchConfiguration : IEntityTypeConfiguration<FeeMismatch>
{
    public void Configure(EntityTypeBuilder<FeeMismatch> builder)
    {
        builder.ToTable("fee_mismatches");
        builder.Property(m => m.Id).HasMaxLength(64);
        builder.Property(m => m.CaseId).HasMaxLength(64);
        builder.Property(m => m.NoticeId).HasMaxLength(64);
        builder.Property(m => m.NotedById).HasMaxLength(64);
        builder.HasIndex(m => m.CaseId);
    }
}

internal sealed class FeeSettlementConfiguration : IEntityTypeConfiguration<FeeSettlement>
{
    public void Configure(EntityTypeBuilder<FeeSettlement> builder)
    {
        builder.ToTable("fee_settlements");
        builder.Property(s => s.Id).HasMaxLength(64);
        builder.Property(s => s.CaseId).HasMaxLength(64);
        builder.Property(s => s.NoticeId).HasMaxLength(64);
        builder.Property(s => s.DecidedById).HasMaxLength(64);
        builder.Property(s => s.SettledById).HasMaxLength(64);
        builder.HasIndex(s => s.CaseId);
    }
}

internal sealed class IdenticalProposalsConfiguration : IEntityTypeConfiguration<IdenticalProposals>
{
    public void Configure(EntityTypeBuilder<IdenticalProposals> builder)
    {
        builder.ToTable("identical_proposals");
        builder.Property(r => r.Id).HasMaxLength(64);
        builder.Property(r => r.RecruitmentId).HasMaxLength(64);
        builder.Property(r => r.FileId).HasMaxLength(64);
        builder.Property(r => r.ConfirmedById).HasMaxLength(64);
        builder.Property(r => r.CaseIds).HasJsonColumn();
        builder.Property(r => r.ComparedCaseIds).HasJsonColumn();
        builder.HasIndex(r => new { r.RecruitmentId, r.FileId });
    }
}
