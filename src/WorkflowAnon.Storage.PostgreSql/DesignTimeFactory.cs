using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.PostgreSql;

/// <summary>Lets dotnet-ef build the model for PostgreSQL; it opens no database.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<WorkflowAnonDbContext>
{
    /// <inheritdoc />
    public WorkflowAnonDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<WorkflowAnonDbContext>();
        StorageRegistration.Configure(builder, new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = "Host=localhost" });
        return new WorkflowAnonDbContext(builder.Options);
    }
}
