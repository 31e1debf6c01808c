using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

public sealed class CorrectedPapersTests
{
    private static readonly DateOnly Due = new(2026, 3, 20);

    [Fact]
    [Covers("5-2-1", FindingLevel.Block)]
    [Covers("5-2-3", FindingLevel.Block)]
    [Covers("5-7", FindingLevel.Block)]
    [Covers("5-7n", FindingLevel.Block)]
    public async Task Corrected_papers_become_a_new_version_copied_before_the_original_goes_on_and_are_checked_again()
    {
        await using var scene = await AtRequestAsync();
        Assert.Equal(["receive-correction"], await scene.OpenAsync());
        await scene.RefusedAsync("", "5-7", "receive-correction", new ReceiveCorrectionForm(), "NotArrived");
        await scene.RefusedAsync("channel", "5-2-1", "receive-correction", Papers("email", "content"));
        await scene.RefusedAsync("changedParts", "5-7n", "receive-correction", Papers("post"));
        var unstamped = Papers("post", "content");
        unstamped.Stamped = false;
        await scene.RefusedAsync("stamped", "5-2-3", "receive-correction", unstamped);
        await scene.DoAsync("receive-correction", Papers("post", "content"));

        Assert.Equal(["5-5-4", "5-6-2"], (await scene.CorrectionsAsync()).Select(c => c.Clause));
        await scene.RefusedAsync("place", "5-7n", "retain-corrected-copy", new RetainCopyForm());
        await scene.DoAsync("retain-corrected-copy", new RetainCopyForm { Place = "提案書類綴" });
        await scene.DoAsync("forward-correction");
        Assert.Equal(["CorrectionReceived", "CorrectionForwarded"], (await scene.Driver.EventsAsync(scene.CaseId))[^2..]);
        var correction = await CorrectionAsync(scene);
        Assert.Equal((CorrectionState.Forwarded, scene.Driver.Today), (correction.State, correction.ReceivedOn));
        Assert.NotNull(correction.ForwardedAt);

        // Only the part that changed is entered again, filled with what is on record.
        Assert.Equal(["reenter-content"], await scene.OpenAsync());
        var content = await scene.Driver.FormAsync<EnterContentForm>(scene.CaseId, "reenter-content", scene.Clerk);
        Assert.Equal("適宜", content.Items[1].Granularity);
        content.Items[1].Granularity = "市町村名まで";
        await scene.DoAsync("reenter-content", content);
        await scene.DoAsync("recheck-items", ProposalScene.Items());
        Assert.Equal(["5-6-2"], (await scene.CorrectionsAsync()).Select(c => c.Clause));
        await scene.DoAsync("resend-findings", new SendFindingsForm());

        var papers = await scene.Driver.Office.ReadAsync(db => db.Set<Paper>().AsNoTracking().OrderBy(p => p.OriginalSince).ToListAsync());
        Assert.Equal([PaperKind.ProposalDocuments, PaperKind.CorrectedDocuments], papers.Select(p => p.Kind));
        Assert.All(papers, p => Assert.Equal((ProposalScene.Owner, "general-affairs"), (p.OriginalHolder, p.CopyHolder)));
        var snapshot = await scene.Driver.Office.ReadAsync(db => db.Set<ProposalSnapshot>().AsNoTracking().SingleAsync());
        Assert.Contains("適宜", snapshot.Content, StringComparison.Ordinal);
        Assert.Equal(1, snapshot.PaperVersion);

        // A second round, with other parts, in the same instance.
        await RequestAsync(scene, "correction-2", 2);
        await scene.DoAsync("receive-correction", Papers("in-person", "papers", "safety"));
        await scene.DoAsync("retain-corrected-copy", new RetainCopyForm { Place = "提案書類綴" });
        await scene.DoAsync("forward-correction");
        Assert.Equal(["reenter-safety"], await scene.OpenAsync());
        await scene.DoAsync("reenter-safety");
        await scene.DoAsync("recheck-identity");
        await scene.DoAsync("recheck-attachments", ProposalScene.Attachments());
        await scene.DoAsync("recheck-items", ProposalScene.Items());
        Assert.Empty(await scene.CorrectionsAsync());
        await scene.BurstAsync(_ => { }, new ExaminationDecided { SubjectId = scene.CaseId });
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    public async Task A_mere_explanation_may_come_otherwise_and_only_the_items_are_looked_at_again()
    {
        await using var scene = await AtRequestAsync();
        await scene.DoAsync("receive-correction", Papers("email", "explanation"));
        await scene.DoAsync("retain-corrected-copy", new RetainCopyForm { Place = "提案書類綴" });
        await scene.DoAsync("forward-correction");
        Assert.Equal(["recheck-items"], await scene.OpenAsync());
    }

    [Fact]
    public async Task Late_papers_are_recorded_as_late_and_do_not_undo_what_the_division_decided()
    {
        await using var scene = await AtRequestAsync();
        await scene.Driver.GoToAsync(new(2026, 3, 23));
        await scene.BurstAsync(db => db.Set<Correction>().First().State = CorrectionState.ExaminedAsIs);
        var late = Papers("post", "content");
        late.ArrivedOn = late.ReceivedOn = scene.Driver.Today;
        await scene.DoAsync("receive-correction", late);
        Assert.Equal(CorrectionState.ExaminedAsIs, (await CorrectionAsync(scene)).State);
        Assert.True((await scene.Driver.Office.ReadAsync(db => db.Set<CorrectedPapers>().AsNoTracking().SingleAsync())).IsLate());
    }

    [Fact]
    public async Task When_the_division_went_on_without_the_papers_the_wait_ends_and_the_next_request_is_heard()
    {
        await using var scene = await AtRequestAsync();
        await scene.BurstAsync(db => db.Set<Correction>().First().State = CorrectionState.ExaminedAsIs);
        await scene.DoAsync("receive-correction", new ReceiveCorrectionForm(), "NotArrived");
        Assert.Empty(await scene.OpenAsync());
        await RequestAsync(scene, "correction-2", 2);
        Assert.Equal(["receive-correction"], await scene.OpenAsync());
    }

    [Fact]
    public async Task A_withdrawal_ends_the_receipt_with_its_open_tasks()
    {
        await using var scene = await AtRequestAsync();
        await scene.BurstAsync(_ => { }, new ProposalWithdrawn { SubjectId = scene.CaseId });
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    private static async Task<ProposalScene> AtRequestAsync()
    {
        var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        var content = ProposalScene.Content();
        content.Items[1].Granularity = "適宜";
        var attachments = ProposalScene.Attachments();
        attachments.IsConcrete = false;
        await scene.CheckAsync(attachments: attachments, content: content);
        await scene.DoAsync("send-findings", new SendFindingsForm());
        await RequestAsync(scene, "correction-1", 1);
        return scene;
    }

    private static Task RequestAsync(ProposalScene scene, string id, int round) => scene.BurstAsync(
        db => db.Add(new Correction { Id = id, CaseId = scene.CaseId, Round = round, DueOn = Due, RequestedOn = scene.Driver.Today }),
        new CorrectionRequested { SubjectId = scene.CaseId, CorrectionId = id });

    private static ReceiveCorrectionForm Papers(string channel, params string[] parts) => new()
    {
        ArrivedOn = ProposalScene.FirstDay,
        Channel = channel,
        ReceivedOn = ProposalScene.FirstDay,
        Stamped = true,
        ChangedParts = [.. parts],
        Description = "訂正後の提案書（3枚目）",
    };

    private static Task<Correction> CorrectionAsync(ProposalScene scene) => scene.Driver.Office.ReadAsync(db => db.Set<Correction>().AsNoTracking().OrderBy(c => c.Round).FirstAsync());
}
