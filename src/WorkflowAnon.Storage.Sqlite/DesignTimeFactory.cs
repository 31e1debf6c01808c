using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Sqlite;

/// <summary>Lets dotnet-ef build the model for SQLite; it opens no database.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<WorkflowAnonDbContext>
{
    /// <inheritdoc />
    public WorkflowAnonDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<WorkflowAnonDbContext>();
        StorageRegistration.Configure(builder, new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = "Data Source=design.db" });
        return new WorkflowAnonDbContext(builder.Options);
    }
}
