using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>期限まで待つ: waits for 0:00 or 24:00 of a deadline's day. A deadline that has moved meanwhile is waited for again.</summary>
[Activity("WorkflowAnon.WaitForDeadline", Category = "共通", DisplayName = "期限まで待つ", Description = "事案の期限（選んだ種類のもの）の日まで待ちます。", Kind = ActivityKind.Task)]
public sealed class WaitForDeadline : Activity
{
    /// <summary>Name of a <see cref="DeadlineKind"/>.</summary>
    [Input(Required = true, DisplayName = "期限の種類", UIHint = "dropdown", Options = [
        "RecruitmentStart=募集の開始の日", "RecruitmentEnd=募集の終了の日", "Correction=補正の期限", "ContractApplication=契約申込みの期限",
        "Provision=提供期限", "UsePeriodEnd=利用期間の満了"], Order = 1)]
    public string? Deadline { get; set; }

    /// <summary>start: 0:00 of the day; end: 24:00 of the day.</summary>
    [Input(DisplayName = "時点", UIHint = "dropdown", Options = ["start=その日の0時", "end=その日の24時"], DefaultValue = "end", Order = 2)]
    public string? Moment { get; set; }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityContext context) => WaitAsync(context);

    /// <inheritdoc/>
    protected override ValueTask ResumeAsync(ActivityContext context, ResumeInput input) => WaitAsync(context);

    private async ValueTask WaitAsync(ActivityContext context)
    {
        var kind = Enum.Parse<DeadlineKind>(Deadline ?? "");
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var deadline = await subject.OpenDeadlineAsync(kind, context.CancellationToken);
        // Met or gone: there is nothing to wait for.
        var at = deadline is null ? subject.Now : Moment == "start" ? JapanTime.StartOf(deadline.Due) : JapanTime.EndOf(deadline.Due);
        if (at <= subject.Now)
            context.Complete();
        else
            context.CreateBookmark("Timer", $"deadline:{kind}", dueAt: at);
    }
}
