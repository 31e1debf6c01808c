using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>利用に関する契約書 (第7号様式): the draft of the notice with what the conclusion adds — number, provision date, further clauses, date.</summary>
[Implements("8-3-3b", "11-6-2オ")]
public sealed class UseContractPaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "form7";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await new ContractDraftPaper(profile).BuildAsync(db, id, cancellationToken) is not { } draft)
            return null;
        var contract = await db.Set<UseContract>().AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == id, cancellationToken);
        if (contract is null)
            return draft;
        List<DocumentBlock> blocks = [.. draft.Blocks];
        blocks.Insert(0, new Paragraph(contract.Number, BlockAlign.End));
        if (contract.ProvisionDueOn is { } due)
            blocks.Add(new Paragraph(string.Create(CultureInfo.InvariantCulture, $"（提供期限）甲は、{JapaneseDate.Format(due)}までに情報を提供する。")));
        if (contract.AdditionalClauses.Length > 0)
            blocks.Add(new Paragraph($"（追加する条項）{contract.AdditionalClauses}"));
        blocks.Add(new Paragraph(contract.ConcludedOn is { } on ? $"契約締結日　{JapaneseDate.Format(on)}" : "契約締結日　令和　年　月　日"));
        return draft with { Title = "行政機関等匿名加工情報の利用に関する契約書", Blocks = blocks };
    }
}
