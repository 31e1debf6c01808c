using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>Writes the files of an archive one after another to a stream that only goes forward, and keeps their sizes and hashes for the manifest.</summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    private readonly ForwardStream _output;
    private readonly ZipArchive _zip;
    private readonly List<ArchiveFile> _files = [];

    private ArchiveWriter(ForwardStream output, ZipArchive zip) => (_output, _zip) = (output, zip);

    /// <summary>The one way JSON is written here: readable, Japanese as it is, enumerations by name.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What was written.</summary>
    public IReadOnlyList<ArchiveFile> Files => _files;

    public static async Task<ArchiveWriter> OpenAsync(Stream output, CancellationToken cancellationToken)
    {
        var forward = new ForwardStream(output);
        return new(forward, await ZipArchive.CreateAsync(forward, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken));
    }

    /// <summary>Adds a file as <paramref name="write"/> makes it.</summary>
    public async Task<ArchiveFile> AddAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ArchiveFile file;
        var content = await entry.OpenAsync(cancellationToken);
        await using (content)
        {
            var counted = new CountedStream(content, sha);
            await using (counted)
                await write(counted);
            file = new(path, counted.Bytes, Convert.ToHexStringLower(sha.GetHashAndReset()));
        }

        await _output.FlushAsync(cancellationToken);
        _files.Add(file);
        return file;
    }

    public Task<ArchiveFile> AddTextAsync(string path, string text, CancellationToken cancellationToken) =>
        AddAsync(path, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask(), cancellationToken);

    public Task<ArchiveFile> AddJsonAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        AddAsync(path, stream => JsonSerializer.SerializeAsync(stream, value, Json, cancellationToken), cancellationToken);

    /// <summary>Writes the directory of the archive, without which it is not complete.</summary>
    public async ValueTask DisposeAsync()
    {
        await _zip.DisposeAsync();
        await _output.FlushAsync(CancellationToken.None);
        await _output.DisposeAsync();
    }

    /// <summary>Passes on what is written, counted and hashed.</summary>
    private sealed class CountedStream(Stream to, IncrementalHash sha) : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            sha.AppendData(buffer.Span);
            Bytes += buffer.Length;
            await to.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush()
        {
            // Nothing is held back here.
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
