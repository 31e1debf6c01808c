using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowAnon.Storage.Tasks;

/// <summary>書きかけの入力: what a person has typed into a task's form so far. No record of the office: it goes when the task ends.</summary>
public sealed class UnfinishedForm
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Whose it is (account id); nobody else sees it.</summary>
    public required string PersonId { get; init; }

    /// <summary>Field names and values as posted, JSON.</summary>
    public required string Values { get; set; }

    /// <summary>When it was kept last.</summary>
    public DateTimeOffset KeptAt { get; set; }
}

internal sealed class UnfinishedFormConfiguration : IEntityTypeConfiguration<UnfinishedForm>
{
    public void Configure(EntityTypeBuilder<UnfinishedForm> builder)
    {
        builder.ToTable("unfinished_forms");
        builder.HasKey(f => new { f.TaskId, f.PersonId });
    }
}
