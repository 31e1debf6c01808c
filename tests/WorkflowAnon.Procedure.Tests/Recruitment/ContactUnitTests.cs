using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Procedure.Tests.Notification;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Recruitment;

/// <summary>N-3: whom to ask is the profile's to say. What goes out names the unit and the telephone of the agency's file, and nothing of the shipped one.</summary>
public sealed class ContactUnitTests
{
    private const string Unit = "文書情報課", Phone = "099-111-2222", DivisionPhone = "099-333-4444", Office = "架空市役所";

    [Fact]
    [Covers("N-3")]
    public async Task Guidelines_and_notices_name_the_contact_of_the_agencys_own_profile()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite, Other);
        var profile = scene.Driver.Profile;
        await scene.ToDecisionAsync(conforms: true);
        await scene.ToDraftAsync();
        var draft = NoticeScenes.Draft(scene.Driver.Today);
        draft.PaymentPlace = Unit + "窓口";
        await scene.DoAsync("draft", scene.Staff, draft, "Drafted");
        await scene.BurstAsync(db =>
        {
            var round = db.Set<RecruitmentRound>().Single();
            round.Guidelines = GuidelineTexts.Draft(profile, round.StartsOn);
            round.Guidelines.DraftedOn = new(2025, 12, 1);
            round.Items = [new() { FileId = "file-1", FileName = "運転免許取得者管理ファイル", DivisionId = ExaminationScene.Owner, Summary = "概要", PersonCount = 5000 }];
        });

        (IPaperSource Paper, string Id)[] outgoing =
            [(new GuidelinesPaper(profile), ExaminationScene.RecruitmentId), (new PreNoticePaper(profile), ExaminationScene.RecruitmentId), (new ConformingNoticePaper(profile), ExaminationScene.CaseId)];
        foreach (var (paper, id) in outgoing)
        {
            var text = PaperText.Of((await scene.ReadAsync(db => paper.BuildAsync(db, id, CancellationToken.None)))!);
            Assert.True(text.Contains(Phone, StringComparison.Ordinal) || text.Contains(DivisionPhone, StringComparison.Ordinal), $"{paper.Key}:\n{text}");
            Assert.True(text.Contains(Unit, StringComparison.Ordinal) || text.Contains("免許管理室", StringComparison.Ordinal), $"{paper.Key}:\n{text}");
            foreach (var shipped in new[] { "総務課", "運転免許課", "017-000-0000", "警察本部" })
                Assert.DoesNotContain(shipped, text, StringComparison.Ordinal);
        }
    }

    private static AgencyProfile Other(AgencyProfile shipped) => shipped with
    {
        Names = shipped.Names with { Agency = "架空市", Office = Office, Head = "架空市長", HeadTitle = "市長", LocalGovernment = "架空市" },
        ContractingParty = shipped.ContractingParty with { Name = "架空市長", Title = "市長" },
        ReceivingOffice = shipped.ReceivingOffice with { Addressee = $"{Office}{Unit}", Phone = Phone },
        Divisions = [.. shipped.Divisions.Select(d => d.Kind == DivisionKind.GeneralAffairs ? d with { Name = Unit, Phone = Phone }
            : d.Id == ExaminationScene.Owner ? d with { Name = "免許管理室", Phone = DivisionPhone } : d)],
    };
}
