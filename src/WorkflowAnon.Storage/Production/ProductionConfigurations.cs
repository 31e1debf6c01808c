using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Production;

internal sealed class ProductionFileConfiguration : IEntityTypeConfiguration<ProductionFile>
{
    public void Configure(EntityTypeBuilder<ProductionFile> builder)
    {
        builder.ToTable("production_files");
        builder.HasKey(p => p.CaseId);
        builder.Property(p => p.ContractorDutiesTold).HasJsonColumn();
        builder.Property(p => p.Subcontractors).HasJsonColumn();
        builder.Property(p => p.Standards).HasJsonColumn();
        builder.Property(p => p.ProducedItems).HasJsonColumn();
        builder.Property(p => p.Inspections).HasJsonColumn();
    }
}

internal sealed class CounterpartyInquiryConfiguration : IEntityTypeConfiguration<CounterpartyInquiry>
{
    public void Configure(EntityTypeBuilder<CounterpartyInquiry> builder)
    {
        builder.ToTable("counterparty_inquiries");
        builder.HasKey(i => i.Id);
        builder.HasIndex(i => i.CaseId);
    }
}

internal sealed class HandlingPersonConfiguration : IEntityTypeConfiguration<HandlingPerson>
{
    public void Configure(EntityTypeBuilder<HandlingPerson> builder)
    {
        builder.ToTable("handling_persons");
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.CaseId);
    }
}

internal sealed class SafetyEvaluationConfiguration : IEntityTypeConfiguration<SafetyEvaluation>
{
    public void Configure(EntityTypeBuilder<SafetyEvaluation> builder)
    {
        builder.ToTable("safety_evaluations");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Standards).HasJsonColumn();
        builder.HasIndex(e => new { e.DivisionId, e.FiscalYear });
    }
}
