using WorkflowAnon.Domain.Agency;

namespace WorkflowAnon.Domain.Cases;

/// <summary>所在: who may hold an original or a copy beside the divisions.</summary>
public static class PaperHolders
{
    /// <summary>相手方: the proposer, agent or counterparty.</summary>
    public const string Counterparty = "counterparty";

    /// <summary>個人情報保護委員会.</summary>
    public const string Commission = "commission";

    /// <summary>総務文書課.</summary>
    public const string Prefecture = "prefecture";

    /// <summary>Name of a holder; 「なし」 for none.</summary>
    /// <param name="profile">The agency, whose divisions hold papers.</param>
    /// <param name="holder">Division id or one of the constants; null or empty for none.</param>
    public static string Name(AgencyProfile profile, string? holder)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return holder switch
        {
            null or "" => "なし",
            Counterparty => "相手方",
            Commission => "個人情報保護委員会",
            Prefecture => "総務文書課",
            _ => profile.FindDivision(holder)?.Name ?? holder,
        };
    }
}
