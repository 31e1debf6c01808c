using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Procedure.Tests.Recruitment;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

/// <summary>総務課 and the owning division on one case, joined by events only: from 募集 through one correction to the decision.</summary>
public sealed class AcrossDepartmentsTests
{
    private static readonly Actor Staff = ProcedureDriver.Person(RecruitmentSteps.Licence);

    [Fact]
    public async Task A_proposal_goes_from_recruitment_through_a_correction_to_the_decision()
    {
        await using var driver = await ProcedureDriver.StartAsync(
            ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection", "proposal-receipt", "examination", "consultation");
        var steps = new RecruitmentSteps(driver);
        var recruitmentId = await steps.OpenAsync(RecruitmentSteps.Licence);
        var caseId = await driver.BeginAsync("proposal-receipt", steps.Clerk);
        Task Ga(string step, object? form = null, string? button = null) => driver.DoAsync(caseId, step, steps.Clerk, form, button);
        Task Od(string step, object? form = null, string? button = null) => driver.DoAsync(caseId, step, Staff, form, button);

        await Ga("record-arrival", new RecordArrivalForm { RecruitmentId = recruitmentId, ArrivedOn = driver.Today, Channel = "post", PostmarkedOn = driver.Today, ForCreatedInformation = false });
        await Ga("stamp-receipt", ProposalScene.Stamp(driver.Today));
        await Ga("retain-copy", new RetainCopyForm { Place = "提案書類綴" });
        await Ga("forward-original", new ForwardOriginalForm { FileName = ProposalScene.FileName, ForwardedOn = driver.Today });
        await driver.SettleAsync(CancellationToken.None);
        Assert.Equal(CaseStage.Examination, (await CaseAsync(driver)).Stage);

        // The checks go on beside it on the copy; the examination waits for them.
        var parties = ProposalScene.Parties();
        parties.DatedOn = driver.Today;
        await Ga("enter-parties", parties);
        Assert.Equal(["check-identity", "enter-content"], await driver.OpenAsync(caseId));
        await Ga("check-identity", ProposalScene.Identity());
        var attachments = ProposalScene.Attachments();
        attachments.Oaths[0].DatedOn = driver.Today;
        await Ga("check-attachments", attachments);
        var content = await driver.FormAsync<EnterContentForm>(caseId, "enter-content", steps.Clerk);
        Assert.Equal(12, content.Items.Count);
        var typed = ProposalScene.Content();
        typed.FileId = content.FileId;
        typed.Items = content.Items;
        typed.Items[6].Wanted = true;
        await Ga("enter-content", typed);
        await Ga("enter-safety", ProposalScene.Safety());
        await Ga("check-items", ProposalScene.Items());
        await Ga("send-findings", new SendFindingsForm { Remark = "加工の程度の記載がない。" });
        await AssertPapersAsync(driver, recruitmentId, caseId);

        await Od("proceed", new DecideProceedingForm(), "Demand");
        var due = driver.Today.AddDays(14);
        await Od("demand", new DemandCorrectionForm { Kind = "Correction", Addressee = "proposer", Points = [new() { Text = "希望する程度を記載してください。" }], IssuedOn = driver.Today, DueOn = due }, "Issued");
        await driver.GoToAsync(driver.Today.AddDays(3));
        await Ga("receive-correction", new ReceiveCorrectionForm
        {
            ArrivedOn = driver.Today,
            Channel = "in-person",
            ReceivedOn = driver.Today,
            Stamped = true,
            ChangedParts = ["content"],
            Description = "提案書2枚目",
        });
        await Ga("retain-corrected-copy", new RetainCopyForm { Place = "提案書類綴" });
        await Ga("forward-correction");
        Assert.Equal(["proceed", "reenter-content"], await driver.OpenAsync(caseId));
        var again = await driver.FormAsync<EnterContentForm>(caseId, "reenter-content", steps.Clerk);
        again.Items[6].Granularity = "種類の区分のまま";
        await Ga("reenter-content", again);
        await Ga("recheck-items", ProposalScene.Items());
        await Ga("resend-findings");

        await Od("proceed", new DecideProceedingForm(), "Examine");
        await Od("eligibility", ExaminationScene.Eligibility());
        // The count of criterion ② is that of the end of the recruitment, fixed by the division after the close.
        await driver.GoToAsync(RecruitmentSteps.Ends.AddDays(1));
        await driver.DoAsync(recruitmentId, "close", steps.Clerk, new CloseRecruitmentForm { ClosedOn = driver.Today, NothingPending = true });
        var counts = await driver.FormAsync<FixPersonCountsForm>(recruitmentId, "fix-person-counts", Staff);
        foreach (var count in counts.Counts)
            (count.RawPersonCount, count.PersonCount) = (786_204, 771_358);
        await driver.DoAsync(recruitmentId, "fix-person-counts", Staff, counts);
        await Od("person-count", new FixPersonCountForm { Raw = 786_204, Deduplicated = 771_358, CountAsOf = RecruitmentSteps.Ends, Method = "免許番号による名寄せ" });
        await Od("method", ExaminationScene.Method(), "Done");
        await Od("assess", ExaminationScene.AllMet(), "Done");
        await Od("conclude", new ConcludeForm { Conforms = "conforming", Summary = "審査のとおり" }, "Drafted");
        await driver.DoAsync(caseId, "approve", ProcedureDriver.Person(RecruitmentSteps.Licence, 3, Duties.Approver), new ApproveForm(), "Approved");

        Assert.Empty(await driver.OpenAsync(caseId));
        var events = await driver.EventsAsync(caseId);
        Assert.Equal("ExaminationDecided", events[^1]);
        Assert.True(Array.IndexOf(events, "CorrectionRequested") < Array.IndexOf(events, "CorrectionForwarded"));
        await driver.AssertNoIncidentsAsync();
    }

    private static async Task AssertPapersAsync(ProcedureDriver driver, string recruitmentId, string caseId)
    {
        var guidelines = await PaperAsync(driver, "form1", recruitmentId);
        Assert.Equal(17, guidelines.Blocks.OfType<Heading>().Count());
        Assert.Contains(guidelines.Blocks.OfType<ItemList>(), l => l.Items.Contains("個人情報保護方針"));
        var notice = await PaperAsync(driver, "pre-notice", recruitmentId);
        Assert.Equal(["ア", "イ", "ウ", "問"], notice.Blocks.OfType<Heading>().Select(h => h.Text[..1]));
        Assert.Contains("令和8年2月13日", notice.Blocks.OfType<Paragraph>().ElementAt(2).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await PaperAsync(driver, "file-selection", FileSelection.IdOf(recruitmentId, RecruitmentSteps.Licence))).Blocks.OfType<Table>().Count());
        Assert.Contains((await PaperAsync(driver, "file-register", "file-licence")).Blocks.OfType<Fields>().SelectMany(f => f.Items), i => i.Label.StartsWith('⒁') && i.Value == "該当");
        Assert.Contains((await PaperAsync(driver, "forwarding-slip", caseId)).Blocks.OfType<Fields>().SelectMany(f => f.Items), i => i is { Label: "収受番号", Value.Length: > 0 });
        Assert.Single((await PaperAsync(driver, "formal-findings", caseId)).Blocks.OfType<Table>().Single().Rows);
        Assert.Contains((await PaperAsync(driver, "form2", caseId)).Blocks.OfType<Fields>().SelectMany(f => f.Items), i => i.Value == "株式会社髙﨑データ");
    }

    private static Task<DocumentModel> PaperAsync(ProcedureDriver driver, string key, string id) => driver.Office.ReadAsync(async db =>
    {
        await using var scope = driver.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IPaperSource>().Single(s => s.Key == key);
        return (await source.BuildAsync(db, id, CancellationToken.None))!;
    });

    private static Task<Case> CaseAsync(ProcedureDriver driver) => driver.Office.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync());
}
