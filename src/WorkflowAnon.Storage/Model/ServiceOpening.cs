namespace WorkflowAnon.Storage.Model;

/// <summary>
/// 業務の開始: workers rest until the host has prepared everything and its first page answers; then what may take its time begins. Where
/// nobody prepares anything it is open from the start.
/// </summary>
public sealed class ServiceOpening
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nothing is waited for.</summary>
    public static ServiceOpening Made()
    {
        var opening = new ServiceOpening();
        opening.Open();
        return opening;
    }

    /// <summary>Waits for it.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WaitAsync(CancellationToken cancellationToken) => _opened.Task.WaitAsync(cancellationToken);

    /// <summary>Everything is prepared.</summary>
    public void Open() => _opened.TrySetResult();
}
