using Npgsql;

namespace WorkflowAnon.Testing.Deployments;

/// <summary>The product's configuration as environment variables, as a deployment sets them.</summary>
public static class DeploymentSettings
{
    /// <summary>One process with everything in it.</summary>
    public static IReadOnlyList<string> Together { get; } = ["all"];

    /// <summary>Web, the two departments' services and the relay, each a process of its own.</summary>
    public static IReadOnlyList<string> Apart { get; } = ["web", "general-affairs", "owning-division", "relay"];

    /// <summary>The embedded default in a folder of its own, with accounts and register but no cases.</summary>
    public static Dictionary<string, string?> Embedded(string folder) => new()
    {
        ["WORKFLOWANON__STORAGE__DATADIRECTORY"] = folder,
        ["WORKFLOWANON__DEMONSTRATION__CASES"] = "false",
    };

    /// <summary>The same on PostgreSQL and RabbitMQ; each role's connections bear its name.</summary>
    public static Dictionary<string, string?> OnServers(string role, string connectionString, Uri broker, string blobFolder) => new()
    {
        ["WORKFLOWANON__MODE"] = "Demonstration",
        ["WORKFLOWANON__DEMONSTRATION__CASES"] = "false",
        ["WORKFLOWANON__STORAGE__PROVIDER"] = "PostgreSql",
        ["WORKFLOWANON__STORAGE__CONNECTIONSTRING"] = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = role }.ConnectionString,
        ["WORKFLOWANON__STORAGE__BLOBFOLDER"] = blobFolder,
        ["WORKFLOWANON__MESSAGING__BROKER"] = broker.ToString(),
    };
}
