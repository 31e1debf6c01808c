using Microsoft.AspNetCore.Http;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Studio;

/// <summary>Who may use the designer's API, and from where: staff with a session of ours, from our own pages.</summary>
internal static class StudioAccess
{
    /// <summary>Where the API is.</summary>
    public const string Prefix = "/elsa";

    /// <summary>True for those who may look: 手続設計者, 監督者, 運用管理者.</summary>
    public static bool Reads(Actor actor) => CaseAccess.ReadsDefinitions(actor) || actor.Has(Duties.Operator);

    /// <summary>True for those who may change: 手続設計者.</summary>
    public static bool Edits(Actor actor) => actor.Has(Duties.ProcessDesigner);

    /// <summary>Refuses people who may not look.</summary>
    /// <exception cref="TaskConflictException">Not this person's to read.</exception>
    public static void RequireReader(Actor actor)
    {
        if (!Reads(actor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "デザイナーは、手続設計者、監督者又は運用管理者の職務を持つ人が使います。");
    }

    /// <summary>Refuses people who may not change.</summary>
    /// <exception cref="TaskConflictException">Not this person's to change.</exception>
    public static void RequireEditor(Actor actor)
    {
        if (!Edits(actor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "手続定義を変えられるのは、手続設計者の職務を持つ人です。");
    }

    /// <summary>
    /// The sign-in cookie travels by itself, and the elements send no antiforgery token: what changes something, and the hub, must come from a page of this origin. A browser says
    /// so in Sec-Fetch-Site or in Origin; a request that says neither is refused.
    /// </summary>
    public static bool IsOwnOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site == "same-origin";
        return request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme == request.Scheme
            && uri.Authority.Equals(new Uri($"{request.Scheme}://{request.Host}").Authority, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Why this request is not served; null when it is.</summary>
    public static (int Status, string Message)? Refusal(HttpContext context, IDemonstrationInfo demonstration)
    {
        var asks = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var hub = context.Request.Path.StartsWithSegments(Prefix + "/hubs");
        if (context.User.Identity?.IsAuthenticated != true)
            return (StatusCodes.Status401Unauthorized, "サインインしていません。画面を開き直して、サインインしてください。");
        if (StaffClaims.HasTemporaryPassword(context.User))
            return (StatusCodes.Status403Forbidden, "仮のパスワードを変えてから使ってください。");
        if (!Reads(StaffClaims.ActorOf(context.User)))
            return (StatusCodes.Status403Forbidden, "デザイナーは、手続設計者、監督者又は運用管理者の職務を持つ人が使います。");
        if ((hub || !asks) && !IsOwnOrigin(context.Request))
            return (StatusCodes.Status403Forbidden, "この画面からの要求ではないため、受け付けません。");
        return hub || asks || demonstration.Preparation is null || IsQuestion(context.Request.Path) ? null : (StatusCodes.Status409Conflict, PreparationFilter.Message);
    }

    // Questions that the elements put by POST.
    private static bool IsQuestion(PathString path) =>
        path == Prefix + "/api/workflow-instances" || path == Prefix + "/api/activity-executions/report" || path.Value!.EndsWith("/journal", StringComparison.Ordinal)
        || path.StartsWithSegments(Prefix + "/api/descriptors") || path.StartsWithSegments(Prefix + "/api/scripting");
}
