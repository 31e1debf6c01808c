using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>
/// A test that needs the designer's package. Without it the test fails and says how to get it; only on a machine without Node.js, where the product runs without its designer, it is
/// passed over.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StudioFactAttribute : FactAttribute
{
    public StudioFactAttribute()
    {
        if (!Directory.Exists(Folder) && LocalPrograms.Npm() is null)
            Skip = "Node.js (npm) is not installed: the designer's package cannot be had.";
    }

    /// <summary>Where the package is.</summary>
    public static string Folder { get; } = Repository.PathOf("deploy/studio/node_modules/@elsa-workflows/elsa-studio-wasm");

    /// <summary>Fails where the package is missing although it could be had.</summary>
    public static void Require() => Assert.True(Directory.Exists(Folder), "Run `npm ci` in deploy/studio first (the test runner does).");
}
