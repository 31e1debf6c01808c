using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Production;

/// <summary>委託先への周知文 with its four items and 法第4章, to be acknowledged (9-1-2b, 9-1-4イn).</summary>
[Implements("9-1-2b", "9-1-4イn")]
public sealed class ContractorDutiesPaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "contractor-duties";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var outsourcing = await db.Set<ConditionalOutsourcing>().AsNoTracking().FirstOrDefaultAsync(o => o.CaseId == id && o.Outsourced, cancellationToken);
        if (outsourcing is null)
            return null;
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        return new DocumentModel("", "行政機関等匿名加工情報の作成の委託に伴い適用される法の規律について",
        [
            new Paragraph($"{outsourcing.ContractorName}　様"),
            new Paragraph($"{profile.Names.Agency}　{profile.FindDivision(@case.OwningDivisionId)?.Name}", BlockAlign.End),
            new Paragraph($"「{outsourcing.ContractNumber}」（{outsourcing.Scope}）の業務を行うに当たっては、次の規律の適用を受けます。再委託先（２以上の段階にわたる委託を含む。）についても同じです。"),
            new Paragraph($"(ｱ)　{Law("規則62")}各号に定める基準に従って加工する義務（{Law("法116②")}）"),
            new Paragraph($"(ｲ)　識別行為の禁止及び適切な管理のために必要な措置を講ずる義務（{Law("法66②一")}、{Law("法121③")}）"),
            new Paragraph($"(ｳ)　業務に関して知り得た行政機関等匿名加工情報等の内容をみだりに他人に知らせ、又は不当な目的で利用してはならない義務（{Law("法67")}、{Law("法122")}）"),
            new Paragraph($"(ｴ)　罰則（{Law("法176")}、{Law("法180")}、{Law("法183")}）"),
            new Paragraph("個人情報取扱事業者又は匿名加工情報取扱事業者に該当する場合には、個人情報の保護に関する法律第４章の規定に基づき個人情報等を適正に取り扱う必要があります。"),
            new BlankBox("上記の内容を確認しました。年月日・名称・代表者", 30),
        ]);

        // As the law was cited when the work was commissioned.
        string Law(string citation) => LawCitations.Of(citation, outsourcing.ContractedOn).Text;
    }
}
