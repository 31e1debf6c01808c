using Microsoft.AspNetCore.SignalR;

namespace WorkflowAnon.Web.Studio;

/// <summary>Where a viewer says which instance it looks at. Who may connect is decided by <see cref="StudioApi.GuardAsync"/>, for each request and for the handshake.</summary>
internal sealed class InstanceHub(InstanceWatch watch) : Hub
{
    /// <summary>Called by the viewer; the name is the elements'.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        await Groups.AddToGroupAsync(Context.ConnectionId, instanceId);
        watch.Add(Context.ConnectionId, instanceId);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
