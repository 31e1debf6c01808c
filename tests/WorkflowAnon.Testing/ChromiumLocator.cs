using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Testing;

/// <summary>The browser that the journeys are walked with.</summary>
public static class ChromiumLocator
{
    /// <summary>Path of the executable; throws with advice when there is none.</summary>
    public static string Find() => LocalPrograms.Chromium()
        ?? throw new InvalidOperationException(
            "No browser of the Chromium family was found. Run 'dotnet run --project tests/WorkflowAnon.TestRunner', which prepares the machine or says what to install.");

    /// <summary>Arguments that the browser needs on this machine: its sandbox refuses to run as root.</summary>
    public static IReadOnlyList<string> Arguments =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox", "--disable-dev-shm-usage"] : [];
}
