using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowAnon.Storage.Tasks;

/// <summary>保存した絞込み: one person's way of looking at the inbox, under a name.</summary>
public sealed class SavedFilter
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is (account id).</summary>
    public required string PersonId { get; init; }

    /// <summary>What its owner calls it; one of a kind for a person.</summary>
    public required string Name { get; init; }

    /// <summary>The filter as a query string of the inbox, without a search text.</summary>
    public required string Query { get; set; }

    /// <summary>検索する言葉, or empty; may name a party, so it never stands in an address.</summary>
    public string Text { get; set; } = "";
}

internal sealed class SavedFilterConfiguration : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("saved_filters");
        builder.HasKey(f => f.Id);
        builder.HasIndex(f => new { f.PersonId, f.Name }).IsUnique();
    }
}
