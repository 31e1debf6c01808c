using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Examination;

internal sealed class ExaminationFileConfiguration : IEntityTypeConfiguration<ExaminationFile>
{
    public void Configure(EntityTypeBuilder<ExaminationFile> builder)
    {
        builder.ToTable("examination_files");
        builder.HasKey(e => e.CaseId);
        builder.Property(e => e.CaseId).HasMaxLength(64);
        builder.Property(e => e.Eligibility).HasJsonColumn();
        builder.Property(e => e.PersonCount).HasJsonColumn();
        builder.Property(e => e.Method).HasJsonColumn();
        builder.Property(e => e.Assessments).HasJsonColumn();
        builder.Property(e => e.ConcludedById).HasMaxLength(64);
        builder.Ignore(e => e.IsDecided);
    }
}

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("corrections");
        builder.Property(c => c.Id).HasMaxLength(64);
        builder.Property(c => c.CaseId).HasMaxLength(64);
        builder.Property(c => c.Items).HasJsonColumn();
        builder.Property(c => c.DocumentNumber).HasMaxLength(100);
        builder.Property(c => c.RequestedById).HasMaxLength(64);
        builder.Property(c => c.PaperId).HasMaxLength(64);
        // One round has one number within its case.
        builder.HasIndex(c => new { c.CaseId, c.Round }).IsUnique();
    }
}

internal sealed class ConsultationConfiguration : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("consultations");
        builder.Property(c => c.Id).HasMaxLength(64);
        builder.Property(c => c.CaseId).HasMaxLength(64);
        builder.Property(c => c.RequestedById).HasMaxLength(64);
        builder.Property(c => c.RequestedByDivisionId).HasMaxLength(64);
        builder.Property(c => c.AnsweredById).HasMaxLength(64);
        builder.HasIndex(c => c.CaseId);
    }
}

internal sealed class HearingConfiguration : IEntityTypeConfiguration<Hearing>
{
    public void Configure(EntityTypeBuilder<Hearing> builder)
    {
        builder.ToTable("hearings");
        builder.Property(h => h.Id).HasMaxLength(64);
        builder.Property(h => h.CaseId).HasMaxLength(64);
        builder.Property(h => h.HeardById).HasMaxLength(64);
        builder.HasIndex(h => h.CaseId);
    }
}

internal sealed class ConsolidationConfiguration : IEntityTypeConfiguration<Consolidation>
{
    public void Configure(EntityTypeBuilder<Consolidation> builder)
    {
        builder.ToTable("consolidations");
        builder.Property(c => c.Id).HasMaxLength(64);
        builder.Property(c => c.CaseId).HasMaxLength(64);
        builder.Property(c => c.RecruitmentId).HasMaxLength(64);
        builder.Property(c => c.FileId).HasMaxLength(64);
        builder.Property(c => c.ProposedById).HasMaxLength(64);
        builder.Property(c => c.CaseIds).HasJsonColumn();
        builder.Property(c => c.Consents).HasJsonColumn();
        builder.HasIndex(c => new { c.RecruitmentId, c.FileId });
    }
}
