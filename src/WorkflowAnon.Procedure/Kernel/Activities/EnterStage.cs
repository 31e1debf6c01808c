using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>段階を進める: moves the case to a stage; the definition's department holds it from then on.</summary>
[Activity("WorkflowAnon.EnterStage", Category = "共通", DisplayName = "段階を進める", Description = "事案を指定した段階にする。")]
public sealed class EnterStage : Activity
{
    /// <summary>Name of a <see cref="CaseStage"/>.</summary>
    [Input(Required = true, DisplayName = "段階", UIHint = "dropdown", Options = [
        "Proposals=提案", "Examination=審査", "Notification=通知", "Fees=手数料納付", "Contracting=契約",
        "Production=作成", "Provision=提供", "InUse=提供後", "Termination=解除"])]
    public string? Stage { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Enum.TryParse<CaseStage>(Stage, out var stage) || stage == CaseStage.Completed)
            throw new InvalidOperationException($"段階「{Stage}」は指定できません。");
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var @case = db.Set<Case>().Local.FindEntry(context.CorrelationId)?.Entity
            ?? await db.Set<Case>().SingleAsync(c => c.Id == context.CorrelationId, context.CancellationToken);
        // A procedure that still runs beside 解除 must not bring the case back (第10).
        if (@case.Stage is CaseStage.Termination or CaseStage.Completed)
            return;
        @case.Enter(stage);
        // Who holds the case is whose definition moves it on.
        @case.HolderDivisionId = context.Workflow.Definition.Owner == Units.GeneralAffairs
            ? context.Services.GetRequiredService<AgencyProfile>().GeneralAffairs().Id
            : @case.OwningDivisionId;
    }
}
