using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>通知は適合か: what the notice in force says. Only a conforming one leads to a contract (第8の3⑴).</summary>
[Activity("WorkflowAnon.Contracting.NoticeConforms", Category = "第8の3 契約", DisplayName = "適合の通知か", Description = "施行した通知が適合の通知かで、進む先を分けます。")]
[Outcomes("Conforming=適合", "NonConforming=不適合")]
public sealed class NoticeConforms : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var notice = await db.NoticeInForceAsync(context.CorrelationId!, context.CancellationToken);
        context.Complete(notice.Conforming ? "Conforming" : "NonConforming");
    }
}
