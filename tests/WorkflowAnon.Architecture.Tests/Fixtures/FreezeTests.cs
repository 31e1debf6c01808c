using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Fixtures;

public sealed class FreezeTests
{
    [Fact]
    public async Task A_frozen_process_does_nothing_and_goes_on_when_thawed()
    {
        if (OperatingSystem.IsWindows())
            return; // the counting process is a shell's
        using var child = ChildProgram.Start("/bin/sh", ["-c", "while :; do echo tick; sleep 0.02; done"]);
        await Eventually.ThatAsync(() => child.Lines.Count > 2, TimeSpan.FromSeconds(10));

        ProcessSignals.Freeze(child.Id);
        var still = await Still(child);
        Assert.True(still);
        ProcessSignals.Thaw(child.Id);

        var before = child.Lines.Count;
        await Eventually.ThatAsync(() => child.Lines.Count > before + 2, TimeSpan.FromSeconds(10), "more output");
        await child.KillAsync();
    }

    // What was already on its way through the pipe may still arrive; after that nothing may.
    private static async Task<bool> Still(ChildProgram child)
    {
        for (var round = 0; round < 20; round++)
        {
            var count = child.Lines.Count;
            await Task.Delay(150);
            if (child.Lines.Count == count)
                return true;
        }
        return false;
    }
}
