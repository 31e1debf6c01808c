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
        var preparing = demonstration.Preparation is not null;
        return Task.FromResult<IReadOnlyList<string>>(
        [
            "",
            $"実演の利用者（パスワードはどれも {DemonstrationAccounts.Password}）:",
            .. shown.Select(a => $"  {a.UserName,-26} {a.DivisionName} {a.Duties}　{a.WhatToTry}"),
            $"  ほかの担当課: 所属のID に -1、-2、-approver を付けたもの（所属のID: {string.Join("、", setup.Profile.OwningDivisions().Select(d => d.Id))}）",
            "試すこと:",
            $"  1. {address} を開き、{generalAffairs}の担当者でサインインして、受信箱のタスクを処理する。",
            "  2. 決裁のタスクは同じ所属の決裁者で、審査・作成・提供のタスクはその担当課の利用者で処理する。",
            "  3. 募集から提供まで（約1時間）: 「募集」で提案の募集を始め、選定、要綱、公示、開始と進める。募集の画面の「到達した提案を記録する」で事案を始め、",
            "     受付、審査、通知、納付、契約、作成、検査、提供のタスクを、受信箱に出た順に処理する。",
            "  4. 不適合: 同じく受け付けた事案の「七つの基準により審査する」で、一つの基準を「適合しない」とし、理由を書いて不適合を起案する。",
            .. demonstration.CanMoveClock ? ["  5. 期限や募集の開始・終了を待たずに先へ進むには、画面の帯の「業務日付を進める」を使う。戻すことはできない。"] : Array.Empty<string>(),
            .. preparing ? ["実演のデータ（架空の募集と事案。実在の団体や人とは関係ありません）を準備しています。終わるとここに表示します。それまで登録と変更は受け付けません。"] : Array.Empty<string>(),
        ]);
    }
}
