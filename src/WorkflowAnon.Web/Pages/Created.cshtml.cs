using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>作成された情報: the register that new proposals go out from, the ledger of media, and the yearly evaluations.</summary>
[Implements("11-6-2")]
internal sealed class CreatedModel(CreatedQuery query, SubjectQuery subjects, ProcedureCommands procedures) : StaffPage
{
    private static readonly StartableProcedure Receive = ProcedureCommands.Startable.Single(p => p.Subject == StartSubject.NewCase);
    private static readonly StartableProcedure Evaluate = ProcedureCommands.Startable.Single(p => p.Subject == StartSubject.NewSafetyEvaluation);

    public IReadOnlyList<CreatedInformationEntry> Entries { get; private set; } = [];

    public IReadOnlySet<string> Visible { get; private set; } = new HashSet<string>();

    public IReadOnlyList<LedgerLine> Ledger { get; private set; } = [];

    public IReadOnlyList<SafetyEvaluation> Evaluations { get; private set; } = [];

    public bool MayReceive { get; private set; }

    public bool MayEvaluate { get; private set; }

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Entries = await query.EntriesAsync(Actor, cancellationToken);
        Visible = await query.VisibleAsync(Actor, Entries.Select(e => e.CaseId), cancellationToken);
        Ledger = await query.LedgerAsync(Actor, cancellationToken);
        Evaluations = await query.EvaluationsAsync(Actor, cancellationToken);
        MayReceive = await procedures.RefusalAsync(Receive, null, Actor, cancellationToken) is null;
        MayEvaluate = await procedures.RefusalAsync(Evaluate, null, Actor, cancellationToken) is null;
    }

    public Task<IActionResult> OnPostReceiveAsync([FromForm(Name = "_key")] string key, CancellationToken cancellationToken) =>
        StartAsync(Receive, key, "新たな提案の到達の記録を始めました。続けて、このタスクで到達の内容を入力してください。", cancellationToken);

    public Task<IActionResult> OnPostEvaluateAsync([FromForm(Name = "_key")] string key, CancellationToken cancellationToken) =>
        StartAsync(Evaluate, key, "取扱状況の評価を始めました。", cancellationToken);

    private async Task<IActionResult> StartAsync(StartableProcedure procedure, string key, string told, CancellationToken cancellationToken)
    {
        var subject = "";
        var back = await RunAsync(async () =>
        {
            subject = await procedures.StartAsync(procedure.DefinitionId, null, Actor, key, cancellationToken);
            return told;
        }, "/created");
        var first = subject.Length > 0 ? (await subjects.PendingTasksAsync(subject, cancellationToken)).FirstOrDefault(t => t.DivisionId == Actor.DivisionId) : null;
        return first is null ? back : LocalRedirect("/tasks/" + first.Id);
    }
}
