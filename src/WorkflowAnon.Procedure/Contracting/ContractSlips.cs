using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>契約書の送付状 (8-3-3b): goes to the other party with the one counterpart.</summary>
internal sealed class CounterpartLetter(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "counterpart-letter";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.Set<UseContract>().AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == id && c.ConcludedOn != null, cancellationToken) is not { } contract)
            return null;
        return new("", "契約書の送付について",
        [
            .. OutgoingPaper.Head(profile, contract.Number, contract.CounterpartSentOn, await db.ReadProposalAsync(id, cancellationToken)),
            new Heading("行政機関等匿名加工情報の利用に関する契約書の送付について", BlockAlign.Center),
            new Paragraph($"{ExaminationReader.Day(contract.ConcludedOn)}付けで締結した「{contract.InformationName}」の利用に関する契約書1通を送付します。"),
            OutgoingPaper.Contact(profile, profile.GeneralAffairs().Id),
        ]);
    }
}

/// <summary>申込書の原本の送付書 (8-3-4, 8-3-5): 総務課 to 担当課, with the 取扱従事者 that were notified.</summary>
internal sealed class ApplicationSlip(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "application-slip";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.Set<ContractApplication>().AsNoTracking().FirstOrDefaultAsync(a => a.CaseId == id, cancellationToken) is not { } application)
            return null;
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        var contract = await db.Set<UseContract>().AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == id, cancellationToken);
        return new("", "契約締結に関する申込書の送付",
        [
            new Paragraph(ExaminationReader.Day(application.ForwardedOn), BlockAlign.End),
            new Paragraph($"{profile.FindDivision(@case.OwningDivisionId)?.Name}　宛て"),
            new Paragraph(profile.GeneralAffairs().Name, BlockAlign.End),
            new Heading("契約締結に関する申込書（原本）の送付について", BlockAlign.Center),
            new Fields(
            [
                ("事案番号", @case.Number),
                ("申込者", string.Join("、", application.Applicants)),
                ("収受した日", ExaminationReader.Day(application.ReceivedOn)),
                ("契約番号・締結日", $"{contract?.Number}　{ExaminationReader.Day(contract?.ConcludedOn)}"),
                ("写しの保管", $"総務課（{ExaminationReader.Day(application.CopyRetainedOn)}。消印後の証紙の写し: {(application.StampCopyRetained ? "あり" : "なし")}）"),
            ]),
            new Table(["通知のあった取扱従事者", "所属", "職名"], [.. application.Handlers.Select(h => (IReadOnlyList<string>)[h.Name, h.Unit, h.Position])]),
        ]);
    }
}
