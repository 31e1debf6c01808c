using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.FileRegister;

internal sealed class PersonalInformationFileConfiguration : IEntityTypeConfiguration<PersonalInformationFile>
{
    public void Configure(EntityTypeBuilder<PersonalInformationFile> builder)
    {
        builder.ToTable("personal_information_files").HasKey(f => f.Id);
        builder.Property(f => f.Id).HasMaxLength(64);
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Property(f => f.DivisionId).HasMaxLength(64);
        builder.Property(f => f.Holdings).HasJsonColumn();
        builder.Property(f => f.RecordItems).HasJsonColumn();
        builder.Property(f => f.Tests).HasJsonColumn();
        builder.HasIndex(f => f.DivisionId);
        // 「個人情報ファイルの名称」 identifies the file within a division.
        builder.HasIndex(f => new { f.DivisionId, f.Name }).IsUnique();
    }
}
