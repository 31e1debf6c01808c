using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Messaging.Bus;

/// <summary>
/// 所属の受信: a department's queue takes every event type and hands each event to the inbox, nothing else. The inbox commits before
/// the message is acknowledged, and knows a repeated one again.
/// </summary>
internal sealed class DepartmentEndpoint(MessagingOptions options, IServiceScopeFactory scopes, ConsumerProgress progress, ILogger<DepartmentEndpoint> logger)
{
    private static readonly MethodInfo HandleMethod = typeof(DepartmentEndpoint).GetMethod(nameof(Handle), BindingFlags.Instance | BindingFlags.NonPublic)!;

    // Attempts follow each other well within the watchdog's patience, so that a consumer that waits for the database counts as busy.
    private TimeSpan LongestPause => options.StalledAfter / 4 < TimeSpan.FromSeconds(5) ? options.StalledAfter / 4 : TimeSpan.FromSeconds(5);

    public void Configure(IReceiveEndpointConfigurator endpoint, string department)
    {
        // A database that is away comes back: the message waits unacknowledged. The broker's own patience (30 minutes) ends in redelivery.
        endpoint.UseMessageRetry(r =>
        {
            r.Handle<Exception>(TransientErrors.IsTransient);
            r.Exponential(1000, TimeSpan.FromMilliseconds(100), LongestPause, TimeSpan.FromMilliseconds(200));
        });
        endpoint.UseMessageRetry(r =>
        {
            r.Handle<Exception>(e => !TransientErrors.IsTransient(e));
            r.Intervals(100, 1000);
        });
        foreach (var type in EventCatalog.Types) HandleMethod.MakeGenericMethod(type).Invoke(this, [endpoint, department]);
    }

    /// <summary>Records that MassTransit gave a message up and moved it to the error queue.</summary>
    public void GaveUp(string department, Guid? messageId, Exception exception)
    {
        progress.Of(department).GiveUp();
        logger.LogError(exception, "イベント {EventId} を所属「{Department}」で受け取れませんでした。エラーキューへ移しました。運用管理者の確認が必要です。", messageId, department);
    }

    private void Handle<TEvent>(IReceiveEndpointConfigurator endpoint, string department)
        where TEvent : CaseEvent =>
        endpoint.Handler<TEvent>(context => AcceptAsync(department, context.Message, context.CancellationToken));

    private async Task AcceptAsync(string department, CaseEvent caseEvent, CancellationToken cancellationToken)
    {
        var counter = progress.Of(department);
        counter.Begin();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IEventInbox>().AcceptAsync(department, caseEvent, cancellationToken);
        }
        finally
        {
            counter.End();
        }

        progress.RaiseAccepted();
    }
}
