using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>What the product is told beside where its data lives.</summary>
internal static class Settings
{
    /// <summary>Adds: a demonstration with its accounts and business clock, with the definitions as shipped and without data of its own.</summary>
    public static Dictionary<string, string?> Of(Dictionary<string, string?> place) => new(place)
    {
        ["WORKFLOWANON__MODE"] = "Demonstration",
        ["WORKFLOWANON__DEMONSTRATION__DATA"] = "false",
        ["WORKFLOWANON__WORKFLOWS"] = Repository.PathOf("workflows"),
        ["LOGGING__LOGLEVEL__DEFAULT"] = "Warning",
    };
}
