using System.Net;
using System.Net.Sockets;

namespace WorkflowAnon.Testing;

/// <summary>TCP ports on 127.0.0.1 that nobody listens on at the moment of asking.</summary>
public static class FreePort
{
    /// <summary>One free port.</summary>
    public static int Next() => Next(1)[0];

    /// <summary>Several different free ports: all are held open until the last one is known.</summary>
    public static int[] Next(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                listeners.Add(listener);
            }
            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }

    /// <summary>Whether something accepts connections on this port.</summary>
    public static async Task<bool> IsTakenAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
