using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Contracting;
using WorkflowAnon.Procedure.Proposals;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>契約 (第8の3): the application, the contract, and who handles the data at the counterparty now.</summary>
internal sealed class ContractPart : ICaseFilePart
{
    public string Key => "contract";

    public string Title => "契約";

    public int Order => 50;

    public IReadOnlyList<PaperKind> Papers { get; } = [PaperKind.ContractApplication, PaperKind.UseContract];

    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        var id = scope.Case.Id;
        List<DocumentBlock> blocks = [];
        var application = await scope.Db.Set<ContractApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == id, cancellationToken);
        if (application is not null)
        {
            blocks.Add(new Heading("契約締結に関する申込み"));
            blocks.Add(new Fields(
            [
                ("収受", $"{Day(application.ReceivedOn)}　{Channels.Name(application.ChannelId)}　{scope.Who(application.ReceivedById)}"), ("申込者", string.Join("、", application.Applicants)), ("契約書の通数", Number(application.ContractCopies) + "通"),
                ("収入印紙", $"{(application.NationalRevenueStampNeeded ? application.NationalRevenueStampAffixed ? "要（貼付あり）" : "要（貼付なし）" : "不要")}　{application.NationalRevenueStampReason}"),
                ("写しの保管", application.CopyRetainedOn is null ? "" : $"{Day(application.CopyRetainedOn)}{(application.StampCopyRetained ? "（消印後の証紙の写しを含む）" : "")}"), ("原本を担当課へ送付", application.ForwardedOn is null ? "" : Day(application.ForwardedOn)),
            ]));
        }

        if (await scope.Db.Set<UseContract>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == id, cancellationToken) is { } contract)
        {
            blocks.Add(new Heading("利用に関する契約"));
            blocks.Add(new Fields(
            [
                ("契約番号", contract.Number), ("契約の当事者", contract.ContractingParty), ("情報の名称", contract.InformationName), ("締結", contract.ConcludedOn is null ? "（まだ締結していません）" : $"{Day(contract.ConcludedOn)}　{scope.Who(contract.SealedById)}"),
                ("提供期限", contract.ProvisionDueOn is null ? "速やかに" : Day(contract.ProvisionDueOn)), ("追加した条項", contract.AdditionalClauses), ("起案した人", scope.Who(contract.DraftedById)),
                ("1通の送付", contract.CounterpartSentOn is null ? "" : $"{Day(contract.CounterpartSentOn)}　{Words<SendCounterpartForm>(nameof(SendCounterpartForm.Way), contract.CounterpartSentBy)}"), ("取扱従事者を担当課へ通知", contract.HandlersNotifiedOn is null ? "" : Day(contract.HandlersNotifiedOn)),
                ("解除", contract.TerminatedOn is null ? "" : Day(contract.TerminatedOn)),
            ]));
            if (contract.ConcludedOn is not null)
                await AddDataHandlersAsync(blocks, application, scope, cancellationToken);
        }

        return blocks;
    }

    private static async Task AddDataHandlersAsync(List<DocumentBlock> blocks, ContractApplication? application, CaseFileScope scope, CancellationToken cancellationToken)
    {
        var named = application is { Handlers.Count: > 0 } ? application.Handlers
            : (await scope.Db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == scope.Case.Id, cancellationToken))?.Handlers ?? [];
        var notices = await scope.Db.Set<ChangeNotice>().AsNoTracking().Where(n => n.CaseId == scope.Case.Id).ToListAsync(cancellationToken);
        blocks.AddTable("今の取扱従事者", ["氏名", "所属", "職名", "通知"], DataHandlerRoll.On(named, notices, scope.Today).Select(h => (IReadOnlyList<string>)
            [h.Name, h.Unit, h.Position, h.NotifiedOn is { } on ? $"{Day(on)}の変更通知" : "契約のとき"]));
    }
}
