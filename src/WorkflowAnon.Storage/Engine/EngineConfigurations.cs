using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Engine;

internal sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.ToTable("workflow_definitions").HasKey(d => d.VersionId);
        builder.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
        // At most one published version, whatever two publishers do at the same time.
        builder.HasIndex(d => d.DefinitionId).IsUnique().HasFilter("is_published").HasDatabaseName("ux_workflow_definitions_published");
    }
}

internal sealed class DefinitionEventConfiguration : IEntityTypeConfiguration<DefinitionEventRow>
{
    public void Configure(EntityTypeBuilder<DefinitionEventRow> builder)
    {
        builder.ToTable("workflow_definition_events").HasKey(e => new { e.VersionId, e.ActivityId });
        builder.HasIndex(e => new { e.Owner, e.EventName });
    }
}

internal sealed class TriggerTimerConfiguration : IEntityTypeConfiguration<TriggerTimerRow>
{
    public void Configure(EntityTypeBuilder<TriggerTimerRow> builder)
    {
        builder.ToTable("workflow_trigger_timers").HasKey(t => new { t.VersionId, t.ActivityId });
        builder.HasIndex(t => new { t.Owner, t.DueAt });
        builder.HasIndex(t => t.DefinitionId);
    }
}

internal sealed class InstanceConfiguration : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.ToTable("workflow_instances").HasKey(i => i.Id);
        // No index over a column that a burst changes: the update stays on its page (HOT).
        builder.HasIndex(i => i.CorrelationId);
        builder.HasIndex(i => new { i.CreatedAt, i.Id });
        builder.HasIndex(i => i.DefinitionVersionId);
        builder.HasFillFactor(70);
    }
}

internal sealed class BookmarkConfiguration : IEntityTypeConfiguration<BookmarkRow>
{
    public void Configure(EntityTypeBuilder<BookmarkRow> builder)
    {
        builder.ToTable("workflow_bookmarks").HasKey(b => new { b.InstanceId, b.Id });
        builder.Property(b => b.Order).HasColumnName("ordinal");
        // Only waiters for events are looked for by key; tasks and timers are addressed by instance and id.
        builder.HasIndex(b => new { b.Kind, b.Key, b.CorrelationId }).HasFilter("kind = 'Event'");
    }
}

internal sealed class TimerConfiguration : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> builder)
    {
        builder.ToTable("workflow_timers").HasKey(t => new { t.InstanceId, t.BookmarkId });
        builder.HasIndex(t => new { t.Owner, t.DueAt });
    }
}

internal sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder) =>
        builder.ToTable("workflow_journal").HasKey(j => new { j.InstanceId, j.LastSequence });
}

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<IncidentRow>
{
    public void Configure(EntityTypeBuilder<IncidentRow> builder)
    {
        builder.ToTable("workflow_incidents").HasKey(i => i.Id);
        builder.HasIndex(i => i.InstanceId);
        builder.HasIndex(i => new { i.At, i.Id });
    }
}

internal sealed class CommandConfiguration : IEntityTypeConfiguration<CommandRow>
{
    public void Configure(EntityTypeBuilder<CommandRow> builder)
    {
        builder.ToTable("processed_commands").HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(100);
    }
}

internal sealed class StimulusConfiguration : IEntityTypeConfiguration<StimulusRow>
{
    public void Configure(EntityTypeBuilder<StimulusRow> builder)
    {
        builder.ToTable("workflow_stimuli").HasKey(s => s.Id);
        builder.HasIndex(s => new { s.Owner, s.State, s.OrderKey });
        builder.HasIndex(s => new { s.Owner, s.CorrelationId, s.OrderKey });
    }
}

internal sealed class InboxConfiguration : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.ToTable("inbox").HasKey(i => new { i.Consumer, i.EventId });
        builder.HasIndex(i => new { i.Consumer, i.SubjectId, i.Sequence }).HasFilter("is_parked");
    }
}

internal sealed class InboxSubjectConfiguration : IEntityTypeConfiguration<InboxSubjectRow>
{
    public void Configure(EntityTypeBuilder<InboxSubjectRow> builder) =>
        builder.ToTable("inbox_subjects").HasKey(i => new { i.Consumer, i.SubjectId });
}

internal sealed class CaseStreamConfiguration : IEntityTypeConfiguration<CaseStreamRow>
{
    public void Configure(EntityTypeBuilder<CaseStreamRow> builder)
    {
        builder.ToTable("case_streams").HasKey(s => s.SubjectId);
        builder.HasFillFactor(70);
    }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox").HasKey(o => new { o.SubjectId, o.Sequence });
        builder.HasIndex(o => new { o.State, o.SubjectId, o.Sequence }).HasFilter("state < 2");
    }
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder) =>
        builder.ToTable("audit_records").HasKey(a => new { a.SubjectId, a.Sequence });
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSealRow>
{
    public void Configure(EntityTypeBuilder<AuditSealRow> builder)
    {
        builder.ToTable("audit_seals").HasKey(s => s.Number);
        builder.Property(s => s.Number).ValueGeneratedNever();
    }
}

internal sealed class AuditSealHeadConfiguration : IEntityTypeConfiguration<AuditSealHeadRow>
{
    public void Configure(EntityTypeBuilder<AuditSealHeadRow> builder) =>
        builder.ToTable("audit_seal_heads").HasKey(h => new { h.SealNumber, h.SubjectId });
}

internal sealed class BusinessClockConfiguration : IEntityTypeConfiguration<BusinessClockRow>
{
    public void Configure(EntityTypeBuilder<BusinessClockRow> builder)
    {
        builder.ToTable("business_clock").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}

internal sealed class BlobConfiguration : IEntityTypeConfiguration<BlobRow>
{
    public void Configure(EntityTypeBuilder<BlobRow> builder) => builder.ToTable("blobs").HasKey(b => b.Hash);
}
