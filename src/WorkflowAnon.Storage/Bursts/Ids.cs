using System.Buffers.Binary;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>New ids: 22 letters and digits that sort by time. An instance's id is repeated in all its rows and indexes, so short pays.</summary>
internal static class Ids
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 22;

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> text = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            (value, var digit) = UInt128.DivRem(value, 62);
            text[i] = Alphabet[(int)digit];
        }
        return new string(text);
    }
}
