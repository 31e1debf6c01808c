using System.Net;
using System.Net.Sockets;

namespace WorkflowAnon.Testing.Servers;

/// <summary>
/// Stands between the product and PostgreSQL and counts: a round trip is every time the client speaks after the server has spoken, a
/// commit every COMMIT it sends. Counts are exact while one command runs at a time.
/// </summary>
public sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private long _roundTrips;
    private long _commits;

    /// <summary>Listens on a free port and relays to a server.</summary>
    public CountingProxy(string host, int port)
    {
        _server = new IPEndPoint(IPAddress.Parse(host), port);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Port that it listens on, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>So far.</summary>
    public long RoundTrips => Interlocked.Read(ref _roundTrips);

    /// <summary>So far.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = RelayAsync(client);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            client.NoDelay = true;
            await server.ConnectAsync(_server);
            var serverSpoke = new StrongBox { Value = true };
            await Task.WhenAny(
                PumpAsync(client, server, sent =>
                {
                    if (serverSpoke.Value)
                        Interlocked.Increment(ref _roundTrips);
                    if (sent.IndexOf("COMMIT\0"u8) >= 0)
                        Interlocked.Increment(ref _commits);
                    serverSpoke.Value = false;
                }),
                PumpAsync(server, client, _ => serverSpoke.Value = true));
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, Action<ReadOnlySpan<byte>> onData)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                onData(buffer.AsSpan(0, read));
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has gone.
        }
    }

    private sealed class StrongBox
    {
        public volatile bool Value;
    }
}
