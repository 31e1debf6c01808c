using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Domain.Tests.Absences;

public sealed class ApprovalRouteTests
{
    private static readonly ApprovalRouteSetting[] Settings =
    [
        new() { Subject = ApprovalSubject.UseContract, Kind = ApprovalKind.DelegatedApproval, Basis = "専決規程第5条", DeciderDivisionId = "general-affairs", ConsultedDivisionIds = ["general-affairs", "accounting"] },
    ];

    [Fact]
    public void The_profile_proposes_the_route_and_without_a_setting_the_holding_division_decides()
    {
        var contract = ApprovalRoute.Propose(Settings, ApprovalSubject.UseContract, "accounting");
        Assert.Equal((ApprovalKind.DelegatedApproval, "専決規程第5条", "general-affairs"), (contract.Kind, contract.Basis, contract.DeciderDivisionId));
        Assert.Equal(["accounting"], contract.ConsultedDivisionIds);
        var other = ApprovalRoute.Propose(Settings, ApprovalSubject.Termination, "accounting");
        Assert.Equal((ApprovalKind.Approval, "accounting", 0), (other.Kind, other.DeciderDivisionId, other.ConsultedDivisionIds.Count));
    }
}
