using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WorkflowAnon.Web.Text;

/// <summary>
/// What a person searches for may be somebody's name, and an address is written to logs, histories and bookmarks: there it stands sealed. A link stays
/// usable; only this service can read it.
/// </summary>
internal sealed class SealedText(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("WorkflowAnon.SearchText");

    /// <summary>The text as it may stand in an address; null for none.</summary>
    public string? Seal(string text) => text.Length == 0 ? null : _protector.Protect(text);

    /// <summary>The text of an address; empty when there is none or it cannot be read (made by another service, or damaged).</summary>
    public string Open(string? address)
    {
        if (string.IsNullOrEmpty(address))
            return "";
        try
        {
            return _protector.Unprotect(address);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }
}
