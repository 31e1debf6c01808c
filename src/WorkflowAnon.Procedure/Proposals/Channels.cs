using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using Channel = WorkflowAnon.Domain.Rules.SubmissionChannel;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>提出方法: those of the profile, and those by which papers come although they are not accepted (5-2-1).</summary>
internal static class Channels
{
    private static readonly (string Id, Channel Channel)[] Known =
        [("in-person", Channel.Hand), ("post", Channel.Post), ("email", Channel.Email), ("fax", Channel.Fax), ("online", Channel.Online)];

    /// <summary>Everything by which something can arrive; what is not accepted says so.</summary>
    public static IReadOnlyList<Choice> Choices(AgencyProfile profile) =>
    [
        .. profile.SubmissionChannels.Select(c => new Choice(c.Id, c.Name)),
        .. Known.Where(k => !IsAllowed(profile, k.Id)).Select(k => new Choice(k.Id, $"{ReceiptRules.ChannelName(k.Channel)}（受付不可）")),
    ];

    public static bool IsAllowed(AgencyProfile profile, string channelId) => profile.SubmissionChannels.Any(c => c.Id == channelId);

    public static bool PostmarkCounts(AgencyProfile profile, string channelId) =>
        profile.SubmissionChannels.FirstOrDefault(c => c.Id == channelId)?.ArrivalRule == ArrivalRule.Postmark;

    public static Channel Of(string channelId) => Known.First(k => k.Id == channelId).Channel;

    public static bool IsKnown(string channelId) => Known.Any(k => k.Id == channelId);

    public static string Name(string channelId) => IsKnown(channelId) ? ReceiptRules.ChannelName(Of(channelId)) : channelId;

    /// <summary>提案日: the day of arrival, or the postmark where the channel's rule says so (calendar.md 4.6).</summary>
    public static DateOnly ProposedOn(AgencyProfile profile, Arrival arrival) =>
        PostmarkCounts(profile, arrival.Channel) && arrival.PostmarkedOn is { } mark ? mark : arrival.ArrivedOn;

    /// <summary>What the rules find about an arrival: channel, window, closed day, form (5-2-1, 4-1b, 5-※).</summary>
    public static RuleResult Findings(AgencyProfile profile, string receivedBy, Arrival arrival, ProposalKind kind, DateOnly recruitmentStart, DateOnly recruitmentEnd)
    {
        var facts = new ReceiptFacts(
            kind, Of(arrival.Channel), [.. Known.Where(k => IsAllowed(profile, k.Id)).Select(k => k.Channel)], profile.FindDivision(receivedBy)?.Kind == DivisionKind.GeneralAffairs,
            arrival.ArrivedOn, arrival.PostmarkedOn, PostmarkCounts(profile, arrival.Channel), recruitmentStart, recruitmentEnd, ProposerCount: 1, arrival.ForCreatedInformation);
        return ReceiptRules.CheckReceipt(facts);
    }
}
