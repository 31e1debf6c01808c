using System.Diagnostics;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Fixtures;

public sealed class MachineTests
{
    [Fact]
    public void Whether_docker_answers_is_known_within_about_a_second()
    {
        var clock = Stopwatch.StartNew();
        _ = DockerProbe.Answers;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
    }

    [Fact]
    public void Free_ports_asked_for_together_differ()
    {
        var ports = FreePort.Next(20);
        Assert.Equal(20, ports.Distinct().Count());
    }

    [Fact]
    public async Task A_port_is_taken_while_somebody_listens_on_it_and_free_afterwards()
    {
        var port = FreePort.Next();
        using (var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port))
        {
            listener.Start();
            Assert.True(await FreePort.IsTakenAsync(port));
        }
        Assert.False(await FreePort.IsTakenAsync(port));
    }

    [Fact]
    public void The_browser_that_is_found_is_a_file() => Assert.True(File.Exists(ChromiumLocator.Find()));

    [Fact]
    public async Task A_condition_that_never_holds_is_named_in_the_failure()
    {
        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => Eventually.ThatAsync(() => false, TimeSpan.FromMilliseconds(60), "the impossible"));
        Assert.Contains("the impossible", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_is_asked_again_until_it_holds()
    {
        var asked = 0;
        await Eventually.ThatAsync(() => ++asked == 3, TimeSpan.FromSeconds(5));
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_killed_child_is_gone_and_its_output_is_kept()
    {
        using var child = ChildProgram.Start("dotnet", ["--info"]);
        await child.WaitForExitAsync(TimeSpan.FromSeconds(60));
        Assert.Contains(child.Lines, l => l.Contains(".NET SDK", StringComparison.Ordinal));
        Assert.False(ProcessSignals.IsAlive(child.Id));
    }

    [Fact]
    public void A_temporary_folder_is_gone_after_its_use()
    {
        string path;
        using (var folder = new TempDirectory())
        {
            path = folder.Path;
            File.WriteAllText(folder.Combine("a.txt"), "a");
            Assert.True(File.Exists(Path.Combine(path, "a.txt")));
        }
        Assert.False(Directory.Exists(path));
    }
}
