namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>
/// A stream that never blocks on the one below it: what is written synchronously — the ends of entries, which .NET writes so even when they are closed
/// asynchronously — waits here, a few kilobytes at most, until the next asynchronous write or flush.
/// </summary>
internal sealed class ForwardStream(Stream to) : Stream
{
    private readonly MemoryStream _waiting = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await PassOnAsync(cancellationToken);
        await to.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Passed on by the next asynchronous write or flush.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await PassOnAsync(cancellationToken);
        await to.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task PassOnAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Length == 0)
            return;
        await to.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), cancellationToken);
        _waiting.SetLength(0);
    }
}
