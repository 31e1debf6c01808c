namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>What the product is told beside where its data lives.</summary>
internal static class Settings
{
    /// <summary>Adds: a demonstration with its accounts, on the real clock, with definitions of its own and without data.</summary>
    public static Dictionary<string, string?> Of(Dictionary<string, string?> place, string definitionFolder) => new(place)
    {
        ["WORKFLOWANON__MODE"] = "Demonstration",
        ["WORKFLOWANON__DEMONSTRATION__CLOCK"] = "false",
        ["WORKFLOWANON__DEMONSTRATION__DATA"] = "false",
        ["WORKFLOWANON__WORKFLOWS"] = definitionFolder,
        ["LOGGING__LOGLEVEL__DEFAULT"] = "Warning",
    };
}
