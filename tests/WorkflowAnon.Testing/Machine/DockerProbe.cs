using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;

namespace WorkflowAnon.Testing.Machine;

/// <summary>Whether a Docker engine answers on this machine, known in at most a second.</summary>
public static class DockerProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);
    private static readonly Lazy<bool> Cached = new(Probe);

    /// <summary>True when a Docker engine answered its ping. Asked once per process.</summary>
    public static bool Answers => Cached.Value;

    private static bool Probe()
    {
        using var timeout = new CancellationTokenSource(Patience);
        return Task.Run(() => ProbeAsync(timeout.Token)).GetAwaiter().GetResult();
    }

    private static async Task<bool> ProbeAsync(CancellationToken cancellation)
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST");
        if (Uri.TryCreate(host, UriKind.Absolute, out var uri) && uri.Scheme is "tcp" or "http")
            return await PingSocketAsync(new Address(uri.Host, uri.Port), cancellation);
        if (OperatingSystem.IsWindows())
            return await PingPipeAsync(cancellation);
        foreach (var path in UnixSockets(host).Where(File.Exists))
            if (await PingSocketAsync(new Address(path, 0), cancellation))
                return true;
        return false;
    }

    private static IEnumerable<string> UnixSockets(string? host)
    {
        if (host is not null && host.StartsWith("unix://", StringComparison.Ordinal))
            yield return host["unix://".Length..];
        yield return "/var/run/docker.sock";
        var home = Environment.GetEnvironmentVariable("HOME");
        if (home is not null)
            yield return Path.Combine(home, ".docker", "run", "docker.sock");
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        if (runtime is not null)
            yield return Path.Combine(runtime, "docker.sock");
    }

    private static async Task<bool> PingSocketAsync(Address where, CancellationToken cancellation)
    {
        try
        {
            using var socket = where.Port == 0
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            if (where.Port == 0)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(where.HostOrPath), cancellation);
            else
                await socket.ConnectAsync(where.HostOrPath, where.Port, cancellation);
            await using var stream = new NetworkStream(socket);
            return await PingAsync(stream, cancellation);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> PingPipeAsync(CancellationToken cancellation)
    {
        try
        {
            await using var pipe = new NamedPipeClientStream(".", "docker_engine", PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(cancellation);
            return await PingAsync(pipe, cancellation);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or UnauthorizedAccessException or TimeoutException)
        {
            return false;
        }
    }

    private static async Task<bool> PingAsync(Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"), cancellation);
        var buffer = new byte[256];
        var read = await stream.ReadAsync(buffer, cancellation);
        return Encoding.ASCII.GetString(buffer, 0, read).Contains(" 200 ", StringComparison.Ordinal);
    }

    private sealed record Address(string HostOrPath, int Port);
}
