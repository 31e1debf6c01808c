using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>原本・写しの所在 from the recruitment to the provision: who holds what since when, and how it came there.</summary>
public sealed class CustodyTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("5-2-3")]
    [Covers("5-7n")]
    [Covers("8-3-4")]
    [Covers("9-3-1ウ")]
    public async Task Every_paper_has_a_history_that_leads_to_its_holders_and_a_copy_is_kept_before_what_was_received_goes_on(StorageProvider provider)
    {
        await using var scene = await JourneyScene.StartAsync(provider);
        await scene.ReceivedAsync(vague: true);
        await scene.Driver.GoToAsync(new(2026, 2, 24));
        await scene.Case.DemandCorrectionAsync(new(2026, 3, 10));
        await scene.Driver.GoToAsync(new(2026, 3, 5));
        await scene.Case.CorrectAsync();
        await scene.ExaminedAsync();
        await scene.Case.EstimateAsync(0);
        await scene.Driver.GoToAsync(JourneyScene.Noticed);
        await scene.Case.NotifyAsync();
        await scene.SettleAsync();
        await scene.Driver.GoToAsync(JourneyScene.Paid);
        await scene.Case.ApplyAsync();
        await scene.Case.PayAsync();
        await scene.Driver.GoToAsync(JourneyScene.Contracted);
        await scene.Case.DraftContractAsync();
        await scene.Case.ConcludeAsync();
        await scene.SettleAsync();
        await scene.Driver.GoToAsync(JourneyScene.Delivered);
        await scene.Case.DeliverAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await scene.Case.ReplaceHandlerAsync();

        var papers = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().ToListAsync());
        var moves = (await scene.ReadAsync(db => db.Set<PaperMove>().AsNoTracking().ToListAsync())).ToLookup(m => m.PaperId);
        // Also those of the recruitment: guidelines and register.
        Assert.Superset(
            new HashSet<PaperKind>
            {
                PaperKind.RecruitmentGuidelines, PaperKind.FileRegister, PaperKind.ProposalDocuments, PaperKind.CorrectionDemand, PaperKind.CorrectedDocuments, PaperKind.ResultNotice, PaperKind.NoticeEnclosure,
                PaperKind.ContractApplication, PaperKind.CancelledStampCopy, PaperKind.UseContract, PaperKind.ProvisionSlip, PaperKind.PublicationRequest, PaperKind.ChangeNotice,
            }, papers.Select(p => p.Kind).ToHashSet());
        foreach (var paper in papers)
        {
            List<PaperMove> history = [.. moves[paper.Id].OrderBy(m => m.Number)];
            Assert.Empty(CustodyRules.CheckHistory(paper, history));
            Assert.Equal(paper.OriginalSince, history.Last(m => m.Kind != PaperMoveKind.CopyKept).At);
            Assert.Equal(paper.CopySince, history.LastOrDefault(m => m.Kind == PaperMoveKind.CopyKept)?.At);
            Assert.All(history, m => Assert.Equal((paper.SubjectId, true, true), (m.SubjectId, m.ActorId.Length > 0, m.Means.Length > 0)));
            // What came in from outside never leaves the division that received it without a copy.
            if (history[0].Means == "収受" && history.FindIndex(m => m.Kind == PaperMoveKind.HandedOn) is > 0 and var gone)
                Assert.Contains(history[..gone], m => m.Kind == PaperMoveKind.CopyKept && m.To == history[gone].From);
        }

        // The route of the proposal as the 要領 draws it.
        var proposal = papers.Single(p => p.Kind == PaperKind.ProposalDocuments);
        Assert.Equal(
            [(PaperMoveKind.Registered, "", "general-affairs"), (PaperMoveKind.CopyKept, "general-affairs", "general-affairs"), (PaperMoveKind.HandedOn, "general-affairs", scene.Proposal.DivisionId)],
            moves[proposal.Id].OrderBy(m => m.Number).Select(m => (m.Kind, m.From, m.To)));
        Assert.Equal(4, papers.Count(p => p.Kind is PaperKind.ProposalDocuments or PaperKind.CorrectedDocuments or PaperKind.ContractApplication or PaperKind.ChangeNotice && p.OriginalHolder == scene.Proposal.DivisionId && p.CopyHolder == "general-affairs"));

        // Each move stands in the audit chain, with ids only.
        var records = await scene.Driver.Services.GetRequiredService<AuditReader>().ReadAsync(scene.CaseId, 0, 10_000);
        var audited = records.Select(r => JsonDocument.Parse(r.Content!).RootElement).Where(r => r.GetProperty("action").GetString() == "paper.move").Select(r => r.GetProperty("facts").GetProperty("move").GetString()!).ToHashSet();
        Assert.Equal(papers.Where(p => p.SubjectId == scene.CaseId).SelectMany(p => moves[p.Id]).Select(m => m.Id).ToHashSet(), audited);
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public void A_history_that_was_broken_is_told()
    {
        var paper = new Paper { Id = "p", SubjectId = "case-1", Title = "提案書類", OriginalHolder = "ga" };
        List<PaperMove> history = [];
        foreach (var (kind, from, to) in new[] { (PaperMoveKind.Registered, "", "ga"), (PaperMoveKind.CopyKept, "ga", "ga"), (PaperMoveKind.HandedOn, "ga", "od") })
        {
            history.Add(Move(history.Count + 1, kind, from, to));
            paper.Apply(history[^1]);
        }

        Assert.Empty(CustodyRules.CheckHistory(paper, history));
        Assert.Equal(("od", "ga", 3), (paper.OriginalHolder, paper.CopyHolder, paper.Moves));
        for (var i = 0; i < history.Count; i++)
            Assert.NotEmpty(CustodyRules.CheckHistory(paper, [.. history.Where((_, at) => at != i)]));
        Assert.NotEmpty(CustodyRules.CheckHistory(paper, [history[0], history[1], Move(3, PaperMoveKind.HandedOn, "ga", "elsewhere")]));
        Assert.NotEmpty(CustodyRules.CheckHistory(paper, [history[0], Move(2, PaperMoveKind.CopyKept, "other", "ga"), history[2]]));
        Assert.Throws<ArgumentException>(() => paper.Apply(Move(3, PaperMoveKind.HandedOn, "od", "ga")));
    }

    /// <summary>No handler moves a paper past the custody: the one place that makes moves is the only one that names them.</summary>
    [Fact]
    public void Only_the_custody_moves_papers()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Compiled", StringComparison.Ordinal) && !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var makers = sources.Where(f => File.ReadAllText(f) is var text && (text.Contains("new PaperMove\n", StringComparison.Ordinal) || text.Contains("new Paper\n", StringComparison.Ordinal) || text.Contains(".Apply(move)", StringComparison.Ordinal)));
        Assert.Equal(["Custody.cs"], makers.Select(f => Path.GetFileName(f)!));
    }

    private static PaperMove Move(int number, PaperMoveKind kind, string from, string to) =>
        new() { Id = $"m{number}", SubjectId = "case-1", PaperId = "p", Number = number, Kind = kind, From = from, To = to, ActorId = "a", Means = "送付" };
}
