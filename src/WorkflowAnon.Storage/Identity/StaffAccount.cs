using Microsoft.AspNetCore.Identity;

namespace WorkflowAnon.Storage.Identity;

/// <summary>職員アカウント: a member of staff who signs in; duties are Identity roles.</summary>
public sealed class StaffAccount : IdentityUser
{
    /// <summary>Name on screens and papers.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Division (所属) the person belongs to.</summary>
    public string DivisionId { get; set; } = "";

    /// <summary>False after the person has left; the account stays for the record.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>True where お知らせ go by mail too, when a relay is configured and the account has an address.</summary>
    public bool TakesNoticeMail { get; set; } = true;
}
