using System.Text.Json;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Approvals;

/// <summary>決裁経路, below the form of every task that drafts something: proposed by the profile, changed by the drafter.</summary>
public sealed class RouteForm
{
    internal const string Divisions = "routeDivisions";
    internal const string DeciderField = "routeDecider";
    internal const string ConsultedField = "routeConsulted";

    /// <summary>決裁する所属.</summary>
    [FormField("決裁する所属", OptionsFrom = Divisions, Help = "この所属の決裁者が決裁します。", Section = "決裁経路")]
    public string RouteDecider { get; set; } = "";

    /// <summary>合議先.</summary>
    [FormField("合議先", OptionsFrom = Divisions, Help = "選んだ所属の決裁者に、決裁の前に順に合議します。")]
    public List<string> RouteConsulted { get; set; } = [];

    /// <summary>The route that the profile proposes for a task's draft.</summary>
    internal static RouteForm Proposed(HumanTask task, AgencyProfile profile)
    {
        var route = ProposedRoute(task, profile);
        return new() { RouteDecider = route.DeciderDivisionId, RouteConsulted = [.. route.ConsultedDivisionIds] };
    }

    /// <summary>The route as it was sent, JSON; empty when the form did not show one.</summary>
    /// <exception cref="TaskRefusedException">The route is impossible.</exception>
    internal static string Read(FormData data, HumanTask task, AgencyProfile profile)
    {
        if (!data.Values.ContainsKey(DeciderField))
            return "";
        var proposed = ProposedRoute(task, profile);
        var decider = data[DeciderField];
        var route = proposed with { DeciderDivisionId = decider, ConsultedDivisionIds = [.. data.All(ConsultedField).Where(d => d.Length > 0).Distinct()] };
        // Another decider than the 専決規程's decides in the ordinary way.
        if (decider != proposed.DeciderDivisionId)
            route = route with { Kind = ApprovalKind.Approval, Basis = "" };
        if (ApprovalRules.WhyNotRoute(route, profile.Divisions.Select(d => d.Id)) is { } refusal)
            throw new TaskRefusedException(profile.FindDivision(decider) is null ? DeciderField : ConsultedField, refusal);
        return JsonSerializer.Serialize(route, JsonColumn.Options);
    }

    /// <summary>The route of a draft that is done.</summary>
    internal static ApprovalRoute Of(HumanTask draft, AgencyProfile profile, ApprovalSubject subject) => draft.Route.Length > 0
        ? JsonSerializer.Deserialize<ApprovalRoute>(draft.Route, JsonColumn.Options)!
        : ApprovalRoute.Propose(profile.ApprovalRoutes, subject, draft.DivisionId);

    private static ApprovalRoute ProposedRoute(HumanTask task, AgencyProfile profile) =>
        ApprovalRoute.Propose(profile.ApprovalRoutes, Enum.Parse<ApprovalSubject>(task.Drafts), task.DivisionId);
}
