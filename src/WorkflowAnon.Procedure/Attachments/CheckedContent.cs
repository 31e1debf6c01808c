using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Attachments;

/// <summary>A content that is read through once: the first bytes, which were looked at already, then the rest, refused as soon as it is too large.</summary>
internal sealed class CheckedContent : Stream
{
    private readonly Stream _rest;
    private ReadOnlyMemory<byte> _head;
    private long _bytes;

    private CheckedContent(ReadOnlyMemory<byte> head, Stream rest) => (_head, Head, _rest) = (head, head, rest);

    /// <summary>The first bytes, at most <see cref="FileTypes.HeadBytes"/>.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Looks at the first bytes.</summary>
    public static async Task<CheckedContent> OpenAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[FileTypes.HeadBytes];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return new CheckedContent(head.AsMemory(0, read), content);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        if (_head.Length > 0)
        {
            read = Math.Min(buffer.Length, _head.Length);
            _head[..read].CopyTo(buffer);
            _head = _head[read..];
        }
        else
        {
            read = await _rest.ReadAsync(buffer, cancellationToken);
        }

        _bytes += read;
        UploadRefusals.Require(UploadRules.CheckSize(_bytes));
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Refusals of the rules as refusals of the form.</summary>
internal static class UploadRefusals
{
    /// <summary>Nothing was refused.</summary>
    /// <exception cref="TaskRefusedException">Something was.</exception>
    public static void Require(IReadOnlyList<UploadRefusal> refusals)
    {
        if (refusals.Count > 0)
            throw new TaskRefusedException([.. refusals.Select(ToError)]);
    }

    /// <summary>A refusal beside its field.</summary>
    public static FieldError ToError(UploadRefusal refusal) => new(refusal.Item, refusal.Message);
}
