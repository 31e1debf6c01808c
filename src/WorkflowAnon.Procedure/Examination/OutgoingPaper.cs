using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Proposals;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>Parts that every outgoing paper shares (文書番号, 施行日, 宛名, 差出人).</summary>
internal static class OutgoingPaper
{
    /// <summary>Number, date, addressees and sender in the usual places.</summary>
    public static IEnumerable<DocumentBlock> Head(AgencyProfile profile, string number, DateOnly? date, Proposal proposal, bool toAgent = false) =>
    [
        new Paragraph(number.Length > 0 ? number : "（文書番号は発送のときに付きます）", BlockAlign.End),
        new Paragraph(date is { } d ? JapaneseDate.Format(d) : "（施行日は発送のときに定まります）", BlockAlign.End),
        new Paragraph(string.Join("\n", Addressees(proposal, toAgent))),
        new Paragraph(profile.Names.Head, BlockAlign.End),
    ];

    /// <summary>契約の申込みや問合せの窓口.</summary>
    public static DocumentBlock Contact(AgencyProfile profile, string divisionId) => new Fields(
    [
        ("担当", profile.FindDivision(divisionId)?.Name ?? profile.GeneralAffairs().Name),
        ("電話", profile.FindDivision(divisionId)?.Phone ?? profile.ReceivingOffice.Phone),
    ]);

    /// <summary>The address that applications are handed in or sent to.</summary>
    public static string ReceivingAddress(AgencyProfile profile) =>
        $"〒{profile.ReceivingOffice.PostalCode} {profile.ReceivingOffice.Address}　{profile.ReceivingOffice.Addressee}";

    private static IEnumerable<string> Addressees(Proposal proposal, bool toAgent)
    {
        foreach (var proposer in proposal.Proposers)
        {
            var name = proposer.Kind == PartyKind.Corporation && proposer.Representative.Length > 0 ? $"{proposer.Name}\n{proposer.Representative}" : proposer.Name;
            yield return toAgent ? $"{proposer.Address}\n{name}" : $"{proposer.Address}\n{name}　様";
        }

        if (toAgent && proposal.Agent is { } agent)
            yield return $"上記代理人\n{agent.Address}\n{agent.Name}　様";
    }
}
