using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Proposals;

namespace WorkflowAnon.Storage.Model;

/// <summary>
/// The one context of the product: accounts, protection keys, the engine's tables and every stage's rows, so that a burst is one
/// transaction. Entities are found by their configurations in this assembly; use <c>Set&lt;T&gt;()</c>.
/// </summary>
public sealed class WorkflowAnonDbContext(DbContextOptions<WorkflowAnonDbContext> options)
    : IdentityDbContext<StaffAccount, IdentityRole, string>(options), IDataProtectionKeyContext
{
    private const string Revision = "Revision";

    /// <summary>Keys of ASP.NET Core Data Protection.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>For Data Protection, which saves its keys so; the product's own rows are saved asynchronously.</summary>
    /// <exception cref="InvalidOperationException">A proposal is among them, whose index must be read first.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var changed = ChangeTracker.Entries().ToList();
        if (changed.Any(PartyIndex.IsConcerned))
            throw new InvalidOperationException("A proposal is saved by SaveChangesAsync.");
        CountRevisions(changed);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries().ToList();
        CountRevisions(changed);
        await PartyIndex.FollowAsync(this, changed, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);
        if (Database.IsSqlite())
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WorkflowAnonDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.BaseType is null && entity.FindProperty(Revision) is { } revision && revision.ClrType == typeof(long))
                revision.IsConcurrencyToken = true;
        }
        NamingConvention.Apply(builder.Model);
    }

    /// <summary>
    /// A <c>long Revision</c> is a row's optimistic lock. The application counts it on both databases, because PostgreSQL's xmin is
    /// silently missing on SQLite.
    /// </summary>
    private static void CountRevisions(List<EntityEntry> changed)
    {
        foreach (var entry in changed)
        {
            if (entry.State == EntityState.Modified && entry.Metadata.FindProperty(Revision) is { IsConcurrencyToken: true } property)
            {
                var current = entry.Property(property);
                current.CurrentValue = (long)current.OriginalValue! + 1;
            }
        }
    }
}
