using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Contracting;

internal sealed class ContractApplicationConfiguration : IEntityTypeConfiguration<ContractApplication>
{
    public void Configure(EntityTypeBuilder<ContractApplication> builder)
    {
        builder.ToTable("contract_applications");
        builder.HasKey(a => a.CaseId);
        builder.Property(a => a.Handlers).HasJsonColumn();
        builder.Property(a => a.Applicants).HasJsonColumn();
    }
}

internal sealed class UseContractConfiguration : IEntityTypeConfiguration<UseContract>
{
    public void Configure(EntityTypeBuilder<UseContract> builder)
    {
        builder.ToTable("use_contracts");
        builder.HasKey(c => c.CaseId);
    }
}
