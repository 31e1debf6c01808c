using Microsoft.AspNetCore.Http.HttpResults;
using WorkflowAnon.Messaging;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Hosting;

/// <summary>稼働確認: /healthz says that the process lives, /readyz whether it can do its work.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => TypedResults.Text("ok")).AllowAnonymous();
        endpoints.MapGet("/readyz", ReadyAsync).AllowAnonymous();
    }

    // Pages work without the broker: what they accept waits in the outbox. A department or a relay alone is nothing without it.
    private static async Task<JsonHttpResult<Readiness>> ReadyAsync(
        ServerSetup setup, IMessagingStatus messaging, WorkflowAnonDbContext database, CancellationToken cancellationToken)
    {
        var hasDatabase = await AnswersAsync(database, cancellationToken);
        var broker = messaging.Snapshot;
        var isReady = hasDatabase && (broker.IsReady || setup.Roles.HasFlag(ServerRoles.Web));
        var status = !isReady ? "not-ready" : broker.IsReady ? "ready" : "degraded";
        return TypedResults.Json(
            new Readiness(status, ServerRoleNames.Of(setup.Roles), hasDatabase, broker),
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(WorkflowAnonDbContext database, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await database.Database.CanConnectAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Answer of /readyz.</summary>
    internal sealed record Readiness(string Status, IReadOnlyList<string> Roles, bool Database, MessagingSnapshot Messaging);
}
