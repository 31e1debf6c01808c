using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Production;

/// <summary>周知文 by which everybody who handles the information is told the duties of 法122 (11-1, 11-2).</summary>
public sealed class DutiesPaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "duties";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var @case = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        return @case is null ? null : new DocumentModel("", "行政機関等匿名加工情報等の取扱いに従事する者の義務について",
        [
            new Paragraph($"{@case.Number}（周知文第{HandlingPerson.CurrentTextVersion}版）", BlockAlign.End),
            new Paragraph($"{profile.Names.Agency}　{profile.FindDivision(@case.OwningDivisionId)?.Name}", BlockAlign.End),
            new Paragraph("行政機関等匿名加工情報、削除情報及び加工の方法に関する情報（保有個人情報を復元することができるものに限る。）の取扱いに従事する者は、次の事項を守らなければなりません。従事しなくなった後も同じです。"),
            new Paragraph($"１　業務に関して知り得た内容をみだりに他人に知らせ、又は不当な目的に利用しないこと（{LawCitations.Get("法122").Text}）。"),
            new Paragraph($"２　法令に基づく場合を除き、本人を識別するために他の情報と照合しないこと（{LawCitations.Get("法121①").Text}）。"),
            new Paragraph($"３　定められた権限と規程類に従って取り扱い、権限のない者に取り扱わせないこと（{LawCitations.Get("法121②").Text}）。"),
            new BlankBox("周知を受けた年月日・氏名", 25),
        ]);
    }
}
