using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Storage.Model;

/// <summary>
/// The one context of the product: accounts, protection keys, the engine's tables and every stage's rows, so that a burst is one
/// transaction. Entities are found by their configurations in this assembly; use <c>Set&lt;T&gt;()</c>.
/// </summary>
public sealed class WorkflowAnonDbContext(DbContextOptions<WorkflowAnonDbContext> options)
    : IdentityDbContext<StaffAccount, IdentityRole, string>(options), IDataProtectionKeyContext
{
    /// <summary>Keys of ASP.NET Core Data Protection.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CountVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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
            if (entity.ClrType.IsAssignableTo(typeof(IVersioned)) && entity.BaseType is null)
                entity.FindProperty(nameof(IVersioned.RowVersion))!.IsConcurrencyToken = true;
        }
        NamingConvention.Apply(builder.Model);
    }

    private void CountVersions()
    {
        // Entries() looks for changes once; the save itself need not look again.
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Modified)
                entry.Entity.RowVersion++;
        }
    }
}
