using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>人事異動 and what it leaves behind.</summary>
internal sealed class TransferModel(TransferQuery query) : StaffPage
{
    /// <summary>Its id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public TransferFile Found { get; private set; } = null!;

    /// <summary>True where the person's page can be opened.</summary>
    public bool MayAdminister => Actor.Has(Duties.Operator);

    /// <summary>True where the reader can open the tasks of the division that is left.</summary>
    public bool MayOpenTasks => Found.ShowsSubjects && Found.Transfer.FromDivisionId == Actor.DivisionId;

    /// <summary>Tables of tasks, by what has to be done about them.</summary>
    public IEnumerable<TransferTasks> Tables()
    {
        var (isOver, work) = (Found.Transfer.AppliedAt is not null, Found.Work);
        TransferTasks[] tables =
        [
            new(this, Found.Returned, Found.From + "の受信箱に戻ったタスク", "引き受ける人を決めてください。"),
            new(this, work.Held, "引き受けているタスク", isOver ? "" : "発令日に所属の受信箱へ戻ります。前に引き継ぐこともできます。"),
            new(this, work.Personal, "本人だけが行うタスク", "後閲は、代決された本人が行うもので、ほかの人へは移りません。" + (isOver ? "異動先からは処理できないため、必要な確認の方法を決めてください。" : "発令日の前に済ませてください。")),
            new(this, work.Drafted, "起案した決裁の途中の手続", "決裁経路は変わりません。差し戻されたときは、所属の担当者が直します。事情を知る人を決めておいてください。"),
        ];
        return tables.Where(t => t.Tasks.Count > 0);
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await query.FindAsync(Actor, Id, cancellationToken);
}
