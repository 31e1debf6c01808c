using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Records;

/// <summary>廃棄文書一覧: what the approver of a disposal decides on. The id is the disposal's.</summary>
[Implements("N-2")]
internal sealed class DisposalListPaper(AgencyProfile profile) : IPaperSource
{
    public string Key => "disposal-list";

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.Set<Disposal>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } disposal)
            return null;
        return new DocumentModel("", "廃棄文書一覧",
        [
            new Paragraph(disposal.Number, BlockAlign.End),
            new Paragraph($"{profile.GeneralAffairs().Name}　{disposal.DraftedByName}", BlockAlign.End),
            new Paragraph("保存期間が満了した次の文書を廃棄する。"),
            new Fields([("廃棄する理由", disposal.Reason), ("廃棄の方法", disposal.Method.Length > 0 ? disposal.Method : "（実施のときに記録する）")]),
            new Table(["区分", "文書", "完結した日", "保存期間の満了", "結果"], [.. disposal.Items.Select(i => (IReadOnlyList<string>)
                [i.Kind.DisplayName(), i.Label, JapaneseDate.Format(i.EndedOn), JapaneseDate.Format(i.KeptUntil), Result(disposal, i)])]),
        ]);
    }

    private static string Result(Disposal disposal, DisposalItem item) =>
        disposal.ExecutedOn is not { } on ? "" : item.IsDisposed ? JapaneseDate.Format(on) + "廃棄" : "保存（" + item.KeptReason + "）";
}
