using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WorkflowAnon.Messaging.Mail;

/// <summary>中継サーバーの証明書: accepted when the machine trusts it, or when it is signed by the agency's own certificate authority; always of the name that was asked for.</summary>
public static class RelayCertificate
{
    // Serves to prove a server (RFC 5280, 4.2.1.12).
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>Reads the certificates of an authority; false when the file cannot be read or holds none.</summary>
    /// <param name="file">PEM, one or more certificates.</param>
    /// <param name="authorities">What was read.</param>
    public static bool TryRead(string file, out X509Certificate2Collection authorities)
    {
        authorities = [];
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return false;
        }

        return authorities.Count > 0;
    }

    /// <summary>True when the relay is who it should be. Lists of revoked certificates are not asked: a closed network does not reach them.</summary>
    /// <param name="authorityFile">The agency's own authority, or null.</param>
    /// <param name="certificate">What the relay has shown.</param>
    /// <param name="shown">The chain that came with it.</param>
    /// <param name="errors">What the machine's own check found.</param>
    internal static bool IsTrusted(string? authorityFile, X509Certificate? certificate, X509Chain? shown, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        // Another name, or none at all, is never right; only the signature may be the agency's own.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 relay || authorityFile is null || !TryRead(authorityFile, out var authorities))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        foreach (var element in shown?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(relay);
    }
}
