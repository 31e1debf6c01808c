using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorkflowAnon.Storage.Audit;

/// <summary>
/// The arithmetic of the audit chain: digest = SHA-256(salt ‖ content), hash = SHA-256(previous hash ‖ sequence ‖ digest). The chain
/// holds digests, so a text and its salt may be destroyed lawfully (廃棄) without breaking it.
/// </summary>
internal static class AuditChain
{
    public const int SaltLength = 16;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltLength);

    public static byte[] Digest(byte[] salt, string content)
    {
        var count = Encoding.UTF8.GetByteCount(content);
        var buffer = new byte[salt.Length + count];
        salt.CopyTo(buffer, 0);
        Encoding.UTF8.GetBytes(content, buffer.AsSpan(salt.Length));
        return SHA256.HashData(buffer);
    }

    public static byte[] Link(ReadOnlySpan<byte> previous, long sequence, ReadOnlySpan<byte> digest)
    {
        Span<byte> buffer = stackalloc byte[32 + 8 + 32];
        buffer.Clear();
        previous.CopyTo(buffer);
        BinaryPrimitives.WriteInt64BigEndian(buffer[32..], sequence);
        digest.CopyTo(buffer[40..]);
        return SHA256.HashData(buffer);
    }
}
