using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Recruitment;

internal sealed class RecruitmentRoundConfiguration : IEntityTypeConfiguration<RecruitmentRound>
{
    public void Configure(EntityTypeBuilder<RecruitmentRound> builder)
    {
        builder.ToTable("recruitment_rounds").HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(64);
        builder.Property(r => r.DivisionIds).HasJsonColumn();
        builder.Property(r => r.AnsweredDivisionIds).HasJsonColumn();
        builder.Property(r => r.Items).HasJsonColumn();
        builder.Property(r => r.Guidelines).HasJsonColumn();
        builder.Property(r => r.Publications).HasJsonColumn();
        builder.HasIndex(r => new { r.FiscalYear, r.Round }).IsUnique();
    }
}

internal sealed class FileSelectionConfiguration : IEntityTypeConfiguration<FileSelection>
{
    public void Configure(EntityTypeBuilder<FileSelection> builder)
    {
        builder.ToTable("file_selections").HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(140);
        builder.Property(s => s.RecruitmentId).HasMaxLength(64);
        builder.Property(s => s.DivisionId).HasMaxLength(64);
        builder.Property(s => s.DrafterId).HasMaxLength(64);
        builder.Property(s => s.Nominations).HasJsonColumn();
        builder.HasIndex(s => s.RecruitmentId);
    }
}

internal sealed class RecruitmentWatchConfiguration : IEntityTypeConfiguration<RecruitmentWatch>
{
    public void Configure(EntityTypeBuilder<RecruitmentWatch> builder)
    {
        builder.ToTable("recruitment_watches").HasKey(w => w.Id);
        builder.Property(w => w.Id).HasMaxLength(64);
        builder.Property(w => w.Alerts).HasJsonColumn();
    }
}
