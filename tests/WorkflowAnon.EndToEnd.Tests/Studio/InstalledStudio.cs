using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>The designer's package, which the test runner installs.</summary>
internal static class InstalledStudio
{
    /// <summary>Where it is.</summary>
    public static string Folder { get; } = Repository.PathOf("deploy/studio/node_modules/@elsa-workflows/elsa-studio-wasm");

    /// <summary>Fails where it is missing, and says how to get it.</summary>
    public static void Require() => Assert.True(Directory.Exists(Folder), "Run `npm ci` in deploy/studio first (the test runner does).");
}
