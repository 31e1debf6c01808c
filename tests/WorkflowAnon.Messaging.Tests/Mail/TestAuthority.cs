using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WorkflowAnon.Messaging.Tests.Mail;

/// <summary>A certificate authority that exists for one test; nobody else trusts it.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        var request = Request("CN=甲県の認証局", _key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(From, Until);
    }

    /// <summary>Its certificate, as an agency hands it out.</summary>
    public string Pem => _root.ExportCertificatePem();

    /// <summary>A certificate that nobody has signed.</summary>
    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        using var certificate = Named("localhost", key).CreateSelfSigned(From, Until);
        return Usable(certificate);
    }

    /// <summary>A server's certificate signed by this authority.</summary>
    public X509Certificate2 Sign(string host, DateTimeOffset? until = null)
    {
        using var key = RSA.Create(2048);
        using var certificate = Named(host, key).Create(_root, From, until ?? Until, RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return Usable(withKey);
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }

    private static CertificateRequest Request(string subject, RSA key) => new(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static CertificateRequest Named(string host, RSA key)
    {
        var request = Request("CN=" + host, key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request;
    }

    private static X509Certificate2 Usable(X509Certificate2 certificate) => X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
