using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Tests.NewProposals;

/// <summary>Information that was made, provided and published, and parties who propose to use it.</summary>
internal static class NewProposalScene
{
    /// <summary>A day within the published period.</summary>
    public static readonly DateOnly Arrival = new(2026, 6, 1);

    public static async Task<JourneyScene> PublishedAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await JourneyScene.StartAsync(provider);
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await scene.Driver.GoToAsync(Arrival);
        return scene;
    }

    /// <summary>ア: another company wants the same information.</summary>
    public static CaseScript ByOther(JourneyScene scene) =>
        Script(scene, "new-a", scene.Proposal with { Party = DemonstrationProposals.Garage.Party, Purpose = "運転者の教育", UseTo = new(2028, 3, 31) });

    /// <summary>イ: the recipient wants to use it for longer.</summary>
    public static CaseScript ByRecipient(JourneyScene scene) =>
        Script(scene, "new-b", scene.Proposal with { UseFrom = new(2029, 4, 1), UseTo = new(2031, 3, 31) });

    private static CaseScript Script(JourneyScene scene, string key, DemonstrationProposal proposal) =>
        new(scene.Driver.Office, scene.People, () => scene.Driver.Today, new DemonstrationCase(key, proposal));
}
