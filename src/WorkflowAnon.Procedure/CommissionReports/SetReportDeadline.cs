using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.CommissionReports;

/// <summary>委員会への報告の期限 (10-1, 10-3): 速やかに by the agency's service level, from the day on which 総務課 was told. The 要領 names no days.</summary>
[Activity("WorkflowAnon.CommissionReports.SetReportDeadline", Category = "第10 委員会への報告", DisplayName = "委員会への報告の期限を定める", Description = "委員会に報告する期限を計算し、事案の期限として記録します。")]
public sealed class SetReportDeadline : Activity
{
    /// <summary>Name of a <see cref="CommissionReportKind"/>.</summary>
    [Input(Required = true, DisplayName = "報告の種類", UIHint = "dropdown", Options = ["Violation=違反等", "IntentToTerminate=解除しようとするとき", "Terminated=解除したとき"])]
    public string? Kind { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var violationId = context.GetWorkflowInput<JsonElement>("Event").GetProperty("violationId").GetString()!;
        var clause = CommissionReportRules.ClauseOf(Enum.Parse<CommissionReportKind>(Kind ?? ""));
        await subject.SetDeadlineAsync(DeadlineKind.CommissionReport, subject.Periods.ServiceLevel(Promptness.Promptly, subject.Today, clause), context.CancellationToken, violationId);
    }
}
