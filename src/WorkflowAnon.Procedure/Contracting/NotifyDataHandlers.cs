using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>取扱従事者の通知があったか (8-3-5).</summary>
[Activity("WorkflowAnon.Contracting.DataHandlersNamed", Category = "第8の3 契約", DisplayName = "取扱従事者の通知があったか", Description = "契約の相手方から取扱従事者の通知があったかで、進む先を分けます。")]
[Outcomes("Yes=あった", "No=なかった")]
public sealed class DataHandlersNamed : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var application = await context.Services.GetRequiredService<WorkflowAnonDbContext>().Set<ContractApplication>().AsNoTracking()
            .SingleAsync(a => a.CaseId == context.CorrelationId, context.CancellationToken);
        context.Complete(application.Handlers.Count > 0 ? "Yes" : "No");
    }
}

/// <summary>取扱従事者の通知を担当課に伝える (8-3-5; O-3).</summary>
[Activity("WorkflowAnon.Contracting.NotifyDataHandlers", Category = "第8の3 契約", DisplayName = "取扱従事者の通知を担当課に伝える", Description = "契約の相手方から取扱従事者の通知があったときに、その内容を担当課に伝えます。", Kind = ActivityKind.Task)]
[Outcomes("Done=伝えた")]
public sealed class NotifyDataHandlers : HumanTaskActivity<NotifyDataHandlersHandler>;

/// <summary>Form of the passing on.</summary>
public sealed class NotifyDataHandlersForm
{
    /// <summary>伝えた.</summary>
    [FormField("担当課に取扱従事者の氏名・所属・職名を伝えた", Clause = "8-3-5")]
    public bool PassedOn { get; set; }
}

/// <summary>Passes the named people on; both units hold the list.</summary>
public sealed class NotifyDataHandlersHandler : TaskHandler<NotifyDataHandlersForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "担当課に伝えた")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var application = await context.ApplicationAsync(cancellationToken);
        var view = new TaskView();
        view.Tables.Add(new("通知のあった取扱従事者", ["氏名", "所属", "職名"], [.. application.Handlers.Select(h => (IReadOnlyList<string>)[h.Name, h.Unit, h.Position])]));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, NotifyDataHandlersForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var application = await context.ApplicationAsync(cancellationToken);
        context.Enforce(ContractingRules.CheckDataHandlers(
            [.. application.Handlers.Select(h => new DataHandlerFacts(h.Name, h.Unit, h.Position))], form.PassedOn));
        (await context.ContractAsync(cancellationToken)).HandlersNotifiedOn = context.Today;
        return button;
    }
}
