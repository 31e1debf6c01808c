using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace WorkflowAnon.Testing;

/// <summary>認証アプリ: what an authenticator app on a telephone shows for a key (RFC 6238, six digits, thirty seconds).</summary>
public static class AuthenticatorApp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>The code of this moment.</summary>
    public static string Code(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var bits = string.Concat(key.Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / Seconds));
#pragma warning disable CA5350 // What authenticator apps compute.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
