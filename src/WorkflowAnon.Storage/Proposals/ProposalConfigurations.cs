using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Proposals;

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals").HasKey(p => p.CaseId);
        builder.Property(p => p.CaseId).HasMaxLength(64);
        builder.Property(p => p.RecruitmentId).HasMaxLength(64);
        builder.Property(p => p.FileId).HasMaxLength(64);
        builder.Property(p => p.ReceiptNumber).HasMaxLength(100);
        // Reckoned by the entity itself: what is stored is what the property says when it is saved.
        builder.Property(p => p.SearchText).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(p => p.Arrival).HasJsonColumn();
        builder.Property(p => p.Proposers).HasJsonColumn();
        builder.Property(p => p.Agent).HasJsonColumn();
        builder.Property(p => p.AgentAuthority).HasJsonColumn();
        builder.Property(p => p.RequestedItems).HasJsonColumn();
        builder.Property(p => p.Handlers).HasJsonColumn();
        builder.Property(p => p.MarkedMedia).HasJsonColumn();
        builder.Property(p => p.MarkedWays).HasJsonColumn();
        builder.Property(p => p.IdentityPapers).HasJsonColumn();
        builder.Property(p => p.ContactPapers).HasJsonColumn();
        builder.Property(p => p.Oaths).HasJsonColumn();
        builder.Property(p => p.Contribution).HasJsonColumn();
        builder.Property(p => p.OtherPapers).HasJsonColumn();
        builder.Property(p => p.Officers).HasJsonColumn();
        builder.Property(p => p.Declarations).HasJsonColumn();
        builder.HasIndex(p => p.RecruitmentId);
        builder.HasIndex(p => p.FileId);
    }
}

internal sealed class ProposalPartyConfiguration : IEntityTypeConfiguration<ProposalParty>
{
    public void Configure(EntityTypeBuilder<ProposalParty> builder)
    {
        builder.ToTable("proposal_parties").HasKey(p => new { p.CaseId, p.Number });
        builder.Property(p => p.CaseId).HasMaxLength(64);
        builder.Property(p => p.Key).HasMaxLength(64);
        builder.HasIndex(p => p.Key);
    }
}

internal sealed class FormalFindingConfiguration : IEntityTypeConfiguration<FormalFinding>
{
    public void Configure(EntityTypeBuilder<FormalFinding> builder)
    {
        builder.ToTable("formal_findings").HasKey(f => f.Id);
        builder.Property(f => f.Id).HasMaxLength(64);
        builder.Property(f => f.CaseId).HasMaxLength(64);
        builder.Property(f => f.Clause).HasMaxLength(40);
        builder.HasIndex(f => new { f.CaseId, f.PaperVersion });
    }
}

internal sealed class CorrectedPapersConfiguration : IEntityTypeConfiguration<CorrectedPapers>
{
    public void Configure(EntityTypeBuilder<CorrectedPapers> builder)
    {
        builder.ToTable("corrected_papers").HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(64);
        builder.Property(p => p.CaseId).HasMaxLength(64);
        builder.Property(p => p.CorrectionId).HasMaxLength(64);
        builder.Property(p => p.ReceiptNumber).HasMaxLength(100);
        builder.Property(p => p.Arrival).HasJsonColumn();
        builder.Property(p => p.ChangedParts).HasJsonColumn();
        builder.HasIndex(p => new { p.CaseId, p.PaperVersion }).IsUnique();
    }
}

internal sealed class ProposalSnapshotConfiguration : IEntityTypeConfiguration<ProposalSnapshot>
{
    public void Configure(EntityTypeBuilder<ProposalSnapshot> builder)
    {
        builder.ToTable("proposal_snapshots").HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(64);
        builder.Property(s => s.CaseId).HasMaxLength(64);
        builder.HasIndex(s => new { s.CaseId, s.PaperVersion }).IsUnique();
    }
}

internal sealed class DraftPreCheckConfiguration : IEntityTypeConfiguration<DraftPreCheck>
{
    public void Configure(EntityTypeBuilder<DraftPreCheck> builder)
    {
        builder.ToTable("draft_pre_checks").HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(64);
        builder.HasIndex(p => new { p.FiscalYear, p.Number }).IsUnique();
        builder.HasIndex(p => p.DivisionId);
    }
}

internal sealed class WithdrawalConfiguration : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.ToTable("withdrawals").HasKey(w => w.CaseId);
        builder.Property(w => w.CaseId).HasMaxLength(64);
    }
}
