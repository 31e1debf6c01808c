namespace WorkflowAnon.Server.Hosting;

/// <summary>The moment at which the pages answer and the start's notice has been printed: what may take its time begins then.</summary>
internal sealed class StartupAnnouncement
{
    private readonly TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits for it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _made.Task.WaitAsync(cancellationToken);

    /// <summary>It has been made.</summary>
    public void Complete() => _made.TrySetResult();
}
