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

    /// <summary>True while the password is a temporary one that an operator has given out: its owner changes it before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>End of a lock that an operator has set: until it is lifted. One after wrong passwords ends by itself.</summary>
    public static DateTimeOffset LockedUntilLifted { get; } = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True when an operator has locked the account.</summary>
    public bool IsLockedByOperator => LockoutEnd >= LockedUntilLifted;
}
