using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>The product's configuration as environment variables, as a deployment sets them.</summary>
internal static class Settings
{
    /// <summary>A demonstration with its accounts, on the real clock and without data of its own.</summary>
    public static Dictionary<string, string?> Of(StorageOptions storage, string definitionFolder) => new()
    {
        ["WORKFLOWANON__MODE"] = "Demonstration",
        ["WORKFLOWANON__DEMONSTRATION__CLOCK"] = "false",
        ["WORKFLOWANON__DEMONSTRATION__DATA"] = "false",
        ["WORKFLOWANON__WORKFLOWS"] = definitionFolder,
        ["WORKFLOWANON__STORAGE__PROVIDER"] = storage.Provider.ToString(),
        ["WORKFLOWANON__STORAGE__BLOBFOLDER"] = storage.BlobFolder,
        ["LOGGING__LOGLEVEL__DEFAULT"] = "Warning",
    };
}
