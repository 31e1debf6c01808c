using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Definitions;

internal sealed class DefinitionDraftConfiguration : IEntityTypeConfiguration<DefinitionDraft>
{
    public void Configure(EntityTypeBuilder<DefinitionDraft> builder)
    {
        builder.ToTable("definition_drafts");
        builder.HasKey(d => d.VersionId);
        builder.Property(d => d.AuthorIds).HasJsonColumn();
        // One of a definition for each designer, whatever two windows do at the same time.
        builder.HasIndex(d => new { d.DefinitionId, d.HolderId }).IsUnique();
    }
}

internal sealed class ReleaseRequestConfiguration : IEntityTypeConfiguration<ReleaseRequest>
{
    public void Configure(EntityTypeBuilder<ReleaseRequest> builder)
    {
        builder.ToTable("release_requests");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.AuthorIds).HasJsonColumn();
        builder.Property(r => r.Warnings).HasJsonColumn();
        builder.HasIndex(r => new { r.RequestedAt, r.Id });
        // At most one waits: two approvals of one definition would each have been made without the other.
        builder.HasIndex(r => r.DefinitionId).IsUnique().HasFilter("state = 0").HasDatabaseName("ux_release_requests_waiting");
    }
}
