using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Web.Hosting;
using Account = WorkflowAnon.Web.Hosting.DemonstrationAccount;

namespace WorkflowAnon.Server.Demonstration;

/// <summary>What the pages and the start's notice say of the demonstration.</summary>
internal sealed class DemonstrationInfo(ServerSetup setup, IServiceProvider services) : IDemonstrationInfo
{
    public bool IsDemonstration => true;

    public bool CanMoveClock => setup.UsesBusinessClock;

    public DemonstrationPreparation? Preparation => setup.UsesDemonstrationCases && services.GetRequiredService<DemonstrationProgress>().Now is (DemonstrationState.Preparing, var done, var total) ? new(done, total) : null;

    public IReadOnlyList<Account> Accounts { get; } = !setup.UsesDemonstrationAccounts ? [] :
    [
        .. DemonstrationAccounts.For(setup.Profile).Select(a => new Account(
            a.UserName, DemonstrationAccounts.Password, a.DisplayName, setup.Profile.FindDivision(a.DivisionId)!.Name,
            string.Join("、", a.Duties.Select(Duties.DisplayName)), WhatToTry(a.Duties[0], a.DivisionId == setup.Profile.GeneralAffairs().Id))),
    ];

    private static string WhatToTry(string duty, bool isGeneralAffairs) => duty switch
    {
        Duties.Staff => isGeneralAffairs ? "募集、提案の受付、手数料の収納、契約のタスクを処理する" : "対象ファイルの選定、審査、作成、提供のタスクを処理する",
        Duties.Approver => "起案を決裁する（起案者とは別の人）",
        Duties.Supervisor => "事案の進み具合と期限を見る",
        Duties.Operator => "運用状況を見る、インシデントを処理する、実演の時計を進める",
        Duties.ProcessDesigner => "手続定義を見る、下書きして公開を申請する、変更の影響を試す",
        Duties.Auditor => "事案と記録を見る（変更はできない）",
        _ => throw new InvalidOperationException($"実演の利用者の職務「{duty}」について、試すことが決まっていません。"),
    };
}
