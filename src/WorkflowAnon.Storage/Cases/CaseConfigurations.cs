using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Storage.Cases;

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases");
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => new { c.OwningDivisionId, c.Stage });
        // Proposals on one file are looked at together (6-7イ, 8-1-3).
        builder.HasIndex(c => new { c.RecruitmentId, c.FileId });
        builder.Ignore(c => c.IsOpen);
    }
}

internal sealed class DeadlineConfiguration : IEntityTypeConfiguration<Deadline>
{
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.ToTable("deadlines");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => new { d.SubjectId, d.Kind });
        builder.HasIndex(d => d.Due);
        // The supervisors' board reads what is open, soonest first.
        builder.HasIndex(d => new { d.Due, d.Id }).HasFilter("met_at IS NULL AND superseded_at IS NULL").HasDatabaseName("ix_deadlines_open");
        builder.Ignore(d => d.IsOpen);
    }
}

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("approvals");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => new { a.SubjectId, a.Subject });
    }
}

internal sealed class PaperConfiguration : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("papers");
        builder.HasKey(p => p.Id);
        // A version is written once: a second writer of the same version fails (5-7n).
        builder.HasIndex(p => new { p.SubjectId, p.Kind, p.Version }).IsUnique();
    }
}

internal sealed class PaperMoveConfiguration : IEntityTypeConfiguration<PaperMove>
{
    public void Configure(EntityTypeBuilder<PaperMove> builder)
    {
        builder.ToTable("paper_moves");
        builder.HasKey(m => m.Id);
        // A number is written once: two who move the same paper at once cannot both succeed.
        builder.HasIndex(m => new { m.PaperId, m.Number }).IsUnique();
        builder.HasIndex(m => m.SubjectId);
    }
}

internal sealed class TimelineEntryConfiguration : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("timeline_entries");
        builder.HasKey(t => t.Id);
        builder.HasIndex(t => new { t.SubjectId, t.At });
    }
}

internal sealed class NumberCounterConfiguration : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> builder)
    {
        builder.ToTable("number_counters");
        builder.HasKey(c => c.Id);
    }
}

internal sealed class HumanTaskConfiguration : IEntityTypeConfiguration<HumanTask>
{
    public void Configure(EntityTypeBuilder<HumanTask> builder)
    {
        builder.ToTable("human_tasks");
        builder.HasKey(t => t.Id);
        builder.Ignore(t => t.IsPending);
        // Reckoned by the entity itself: what is stored is what the property says when it is saved.
        builder.Property(t => t.SortDue).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(t => t.SearchText).UsePropertyAccessMode(PropertyAccessMode.Property);
        // The lists of the inbox in their order, read a page at a time however long they are.
        builder.HasIndex(t => new { t.DivisionId, t.State, t.SortDue, t.Id });
        // A task that nobody holds or has done costs these two nothing.
        builder.HasIndex(t => new { t.AssigneeId, t.State, t.SortDue, t.Id }).HasFilter("assignee_id IS NOT NULL");
        builder.HasIndex(t => new { t.CompletedById, t.EndedAt, t.Id }).HasFilter("completed_by_id IS NOT NULL");
        builder.HasIndex(t => t.SubjectId);
        builder.HasIndex(t => new { t.InstanceId, t.BookmarkId }).IsUnique();
    }
}
