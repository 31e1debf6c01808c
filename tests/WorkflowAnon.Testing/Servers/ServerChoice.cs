using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Testing.Servers;

/// <summary>
/// Where PostgreSQL and RabbitMQ come from: programs of this machine in a private instance, or containers. Programs come
/// first where they are installed, because they need no image and start in a second; the environment variable
/// WORKFLOWANON_TEST_SERVERS (local or docker) decides otherwise.
/// </summary>
internal static class ServerChoice
{
    public static bool UseDocker(string? localProgram, string what)
    {
        switch (Environment.GetEnvironmentVariable("WORKFLOWANON_TEST_SERVERS"))
        {
            case "docker":
                return true;
            case "local":
                return false;
        }
        if (localProgram is not null)
            return false;
        if (DockerProbe.Answers)
            return true;
        throw new InvalidOperationException(
            $"{what} is not installed and no Docker engine answers. Run the tests with 'dotnet run --project tests/WorkflowAnon.TestRunner', which prepares the machine or says what to install.");
    }
}
