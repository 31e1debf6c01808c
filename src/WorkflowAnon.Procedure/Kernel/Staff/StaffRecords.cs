namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>職員アカウントの記録: where what was done to an account is kept.</summary>
public static class StaffRecords
{
    /// <summary>Audit chain of an account: what was done to it, by whom; also its history on the page.</summary>
    public static string ChainOf(string accountId) => "account-" + accountId;
}
