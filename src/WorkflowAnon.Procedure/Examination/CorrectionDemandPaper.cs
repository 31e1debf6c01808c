using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>説明要求書・訂正依頼書 (5-7). Its id is that of the round (補正).</summary>
[Implements("5-7")]
internal sealed class CorrectionDemandPaper(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "correction-demand";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.Set<Correction>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } correction)
            return null;
        var proposal = await db.ReadProposalAsync(correction.CaseId, cancellationToken);
        var owner = (await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == correction.CaseId, cancellationToken)).OwningDivisionId;
        var (title, verb) = correction.Kind switch
        {
            CorrectionKind.Explanation => ("説明要求書", "説明"),
            CorrectionKind.Correction => ("訂正依頼書", "訂正"),
            _ => ("説明要求書・訂正依頼書", "説明及び訂正"),
        };
        return new("", title,
        [
            .. OutgoingPaper.Head(profile, correction.DocumentNumber, correction.RequestedOn, proposal, correction.ToAgent),
            new Heading($"提案書類に関する{verb}について（依頼）", BlockAlign.Center),
            new Paragraph($"{ExaminationReader.Day(proposal.ReceivedOn)}に収受した行政機関等匿名加工情報をその用に供して行う事業に関する提案（受付番号 {proposal.ReceiptNumber}）について、"
                + $"提案書類に不備があり、又はその記載が不十分であるため、{LawCitations.Of("規則54⑦", correction.RequestedOn).Text}の規定により、下記のとおり{verb}を求めます。"),
            new Heading("記", BlockAlign.Center),
            new Heading($"1　{verb}を求める事項"),
            new ItemList([.. correction.Items.Select(i => i.Clause is { Length: > 0 } clause && Clauses.TryGet(clause) is { } c ? $"{i.Text}（{c.Reference}）" : i.Text)], Numbered: true),
            new Heading("2　期限"),
            new Paragraph($"{JapaneseDate.FormatWithWeekday(correction.DueOn)}まで"),
            new Heading("3　提出の方法・提出先"),
            new Paragraph($"訂正した提案書類又は説明を記載した書面を、{string.Join("又は", profile.SubmissionChannels.Select(s => s.Name))}により提出してください。\n{OutgoingPaper.ReceivingAddress(profile)}"),
            new Heading("4　その他"),
            new Paragraph(string.Create(CultureInfo.InvariantCulture, $"第{correction.Round}回の依頼です。期限までに提出できないときは、あらかじめ下記の担当に相談してください。")),
            OutgoingPaper.Contact(profile, owner),
        ]);
    }
}
