using System.Net;
using System.Net.Sockets;

namespace WorkflowAnon.Benchmarks;

/// <summary>Stands between the product and PostgreSQL and counts round trips: every time the client speaks after the server has spoken.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private long _roundTrips;

    public CountingProxy(string host, int port)
    {
        _server = new IPEndPoint(IPAddress.Parse(host), port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public long RoundTrips => Interlocked.Read(ref _roundTrips);

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
                PumpAsync(client, server, () =>
                {
                    if (serverSpoke.Value)
                        Interlocked.Increment(ref _roundTrips);
                    serverSpoke.Value = false;
                }),
                PumpAsync(server, client, () => serverSpoke.Value = true));
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, Action onData)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                onData();
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
