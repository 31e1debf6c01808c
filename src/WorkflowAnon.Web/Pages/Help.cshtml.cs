using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Web.Pages;

/// <summary>手引き: how the work is done here, and whom to ask.</summary>
[Implements("N-3")]
internal sealed class HelpModel(AgencyProfile profile) : StaffPage
{
    /// <summary>問合せの窓口.</summary>
    public ReceivingOffice Contact => profile.ReceivingOffice;

    /// <summary>Its division.</summary>
    public string ContactDivision => profile.FindDivision(Contact.DivisionId)?.Name ?? Contact.Addressee;
}
