using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>A demonstration account.</summary>
/// <param name="UserName">Sign-in name.</param>
/// <param name="DisplayName">Made-up name.</param>
/// <param name="DivisionId">所属.</param>
/// <param name="Duties">Duties.</param>
public sealed record DemonstrationAccount(string UserName, string DisplayName, string DivisionId, IReadOnlyList<string> Duties)
{
    /// <summary>The account as an actor of commands.</summary>
    public Actor ToActor(string id) => new(id, DisplayName, DivisionId, Duties.ToHashSet());
}

/// <summary>
/// デモ用アカウント: two staff and an approver per division, a supervisor, an operator and a process designer in 総務課. An owning division's approver supervises it too,
/// as its head does. They exist in a demonstration only.
/// </summary>
public static class DemonstrationAccounts
{
    /// <summary>The password of every demonstration account; shown on the sign-in page of a demonstration and nowhere else in use.</summary>
    public const string Password = "Demo-2026-anon";

    private static readonly string[] FamilyNames = ["佐藤", "鈴木", "工藤", "高橋", "田中", "伊藤", "成田", "木村", "三上", "葛西", "対馬", "齋藤", "中村", "小笠原"];

    private static readonly string[] GivenNames = ["花子", "一郎", "直樹", "美咲", "健太", "陽子", "大輔", "恵", "翔", "真由美", "拓也", "京子", "誠", "千尋", "亮", "彩"];

    /// <summary>The accounts for the divisions of <paramref name="profile"/>.</summary>
    public static IReadOnlyList<DemonstrationAccount> For(AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        List<DemonstrationAccount> accounts = [];
        foreach (var division in profile.Divisions)
        {
            accounts.Add(Account($"{division.Id}-1", division.Id, Duties.Staff));
            accounts.Add(Account($"{division.Id}-2", division.Id, Duties.Staff));
            accounts.Add(division.Kind == DivisionKind.OwningDivision
                ? Account($"{division.Id}-approver", division.Id, Duties.Approver, Duties.Supervisor)
                : Account($"{division.Id}-approver", division.Id, Duties.Approver));
        }

        var generalAffairs = profile.GeneralAffairs().Id;
        accounts.Add(Account("supervisor", generalAffairs, Duties.Supervisor));
        accounts.Add(Account("operator", generalAffairs, Duties.Operator));
        accounts.Add(Account("designer", generalAffairs, Duties.ProcessDesigner));
        return accounts;

        DemonstrationAccount Account(string userName, string divisionId, params string[] duties) =>
            new(userName, $"{FamilyNames[accounts.Count % FamilyNames.Length]} {GivenNames[accounts.Count % GivenNames.Length]}", divisionId, duties);
    }
}
