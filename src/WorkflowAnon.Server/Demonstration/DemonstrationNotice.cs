using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Server.Demonstration;

/// <summary>Prints the demonstration's accounts and what to try.</summary>
internal sealed class DemonstrationNotice(IDemonstrationInfo demonstration, ServerSetup setup) : IStartupNotice
{
    public Task<IReadOnlyList<string>> LinesAsync(Uri address, CancellationToken cancellationToken)
    {
        var generalAffairs = setup.Profile.GeneralAffairs().Name;
        var example = setup.Profile.OwningDivisions().Last();
        var shown = demonstration.Accounts.Where(a => a.DivisionName == generalAffairs || a.DivisionName == example.Name);
        return Task.FromResult<IReadOnlyList<string>>(
        [
            "",
            $"実演の利用者（パスワードはどれも {DemonstrationAccounts.Password}）:",
            .. shown.Select(a => $"  {a.UserName,-26} {a.DivisionName} {a.Duties}　{a.WhatToTry}"),
            $"  ほかの担当課: 所属のID に -1、-2、-approver を付けたもの（所属のID: {string.Join("、", setup.Profile.OwningDivisions().Select(d => d.Id))}）",
            "試すこと:",
            $"  1. {address} を開き、{generalAffairs}の担当者でサインインして、受信箱のタスクを処理する。",
            "  2. 決裁のタスクは同じ所属の決裁者で、審査・作成・提供のタスクはその担当課の利用者で処理する。",
            .. demonstration.CanMoveClock ? ["  3. 期限を待たずに先へ進むには、画面の帯から実演の時計を進める。"] : Array.Empty<string>(),
        ]);
    }
}
