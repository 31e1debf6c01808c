using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>The product's configuration as environment variables, as a deployment sets them.</summary>
internal static class Settings
{
    /// <summary>A demonstration with its accounts and business clock, without data of its own.</summary>
    public static Dictionary<string, string?> Of(StorageOptions storage) => new()
    {
        ["WORKFLOWANON__MODE"] = "Demonstration",
        ["WORKFLOWANON__DEMONSTRATION__DATA"] = "false",
        ["WORKFLOWANON__WORKFLOWS"] = Repository.PathOf("workflows"),
        ["WORKFLOWANON__STORAGE__PROVIDER"] = storage.Provider.ToString(),
        ["WORKFLOWANON__STORAGE__BLOBFOLDER"] = storage.BlobFolder,
        ["LOGGING__LOGLEVEL__DEFAULT"] = "Warning",
    };
}
