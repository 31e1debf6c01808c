using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>The people who act in the demonstration's scripts: its accounts, by division and duty.</summary>
/// <param name="profile">The agency.</param>
public sealed class DemonstrationPeople(AgencyProfile profile)
{
    private readonly Dictionary<string, DemonstrationAccount> _accounts = DemonstrationAccounts.For(profile).ToDictionary(a => a.UserName, StringComparer.Ordinal);

    /// <summary>The agency.</summary>
    public AgencyProfile Profile { get; } = profile;

    /// <summary>総務課の担当者.</summary>
    public Actor Clerk => Staff(GeneralAffairsId);

    /// <summary>総務課の決裁者.</summary>
    public Actor HeadClerk => Approver(GeneralAffairsId);

    /// <summary>総務課の監督者.</summary>
    public Actor Supervisor => Actor("supervisor");

    /// <summary>運用管理者.</summary>
    public Actor Operator => Actor("operator");

    private string GeneralAffairsId => Profile.GeneralAffairs().Id;

    /// <summary>担当者 of a division.</summary>
    public Actor Staff(string divisionId) => Actor(divisionId + "-1");

    /// <summary>Another 担当者 of a division.</summary>
    public Actor Colleague(string divisionId) => Actor(divisionId + "-2");

    /// <summary>決裁者 of a division.</summary>
    public Actor Approver(string divisionId) => Actor(divisionId + "-approver");

    // An account's id in a demonstration is its sign-in name.
    private Actor Actor(string userName) => _accounts[userName].ToActor(userName);
}
