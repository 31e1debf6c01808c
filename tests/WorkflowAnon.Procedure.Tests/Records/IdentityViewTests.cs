using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Procedure.Tests.Proposals;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Records;

/// <summary>本人確認書類の閲覧 is recorded, or the papers are not shown; 個人番号 never enters.</summary>
public sealed class IdentityViewTests
{
    private const string NameOnPaper = "株式会社髙﨑データ";

    [Fact]
    [Covers("N-2")]
    public async Task Each_opening_of_identity_papers_is_recorded_with_who_when_and_which()
    {
        await using var scene = await AtAlternativeAsync();
        var views = scene.Driver.Services.GetRequiredService<IdentityViews>();
        // The papers were typed in: until now there was nothing on record to look at.
        Assert.Empty(await views.ListAsync(scene.CaseId, CancellationToken.None));

        var opened = await scene.Driver.OpenAsync(scene.CaseId, "agree-alternative", scene.Supervisor);
        Assert.Contains(opened.View.Facts, f => f.Value.Contains(NameOnPaper, StringComparison.Ordinal));
        await scene.Driver.OpenAsync(scene.CaseId, "agree-alternative", scene.Clerk);
        var recorded = await views.ListAsync(scene.CaseId, CancellationToken.None);
        Assert.Equal([scene.Clerk.Id, scene.Supervisor.Id], recorded.Select(v => v.ActorId));
        Assert.All(recorded, v => Assert.Equal(("適当と認める他の書類（法人等）", scene.Driver.Clock.GetUtcNow()), (v.Papers, v.At.ToUniversalTime())));
        // Reading does not move the case.
        Assert.Equal(["agree-alternative", "enter-content"], await scene.OpenAsync());
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown_and_the_page_says_so()
    {
        await using var scene = await AtAlternativeAsync();
        var services = scene.Driver.Services;
        var views = new IdentityViews(new NoBursts(), services.GetRequiredService<AuditReader>(), NullLogger<IdentityViews>.Instance);
        var commands = new TaskCommands(
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<IWorkflowEngine>(), new NoBursts(), services.GetRequiredService<TaskTypes>(), scene.Driver.Clock, scene.Driver.Profile, views);
        var task = await scene.Driver.Office.TaskAsync(scene.CaseId, "agree-alternative");

        var opened = await commands.OpenAsync(task.Id, scene.Supervisor);
        Assert.DoesNotContain(opened.View.Facts, f => f.Value.Contains(NameOnPaper, StringComparison.Ordinal));
        Assert.Contains(IdentityViews.NotRecorded, opened.View.Warnings);
        Assert.Empty(await services.GetRequiredService<IdentityViews>().ListAsync(scene.CaseId, CancellationToken.None));
    }

    [Fact]
    [Covers("5-4-1ア", FindingLevel.Block)]
    public async Task An_individual_number_is_refused_in_every_free_text_about_the_papers_and_never_repeated()
    {
        const string Number = "1234 5678 9018";
        await using var scene = await ProposalScene.StartAsync();
        var arrival = ProposalScene.Arrival();
        arrival.Note = Number;
        await scene.RefusedAsync("note", "5-4-1ア", "record-arrival", arrival);
        await scene.ForwardAsync();
        var parties = ProposalScene.Parties();
        (parties.HasAgent, parties.AgentKind, parties.AgentPartyKind, parties.AgentName, parties.AgentAddress) = (true, "Voluntary", "Individual", "佐藤 次郎", "青森県弘前市1-1");
        await scene.DoAsync("enter-parties", parties);
        await scene.RefusedAsync("supportingPaper", "5-4-1ア", "check-agent", new CheckAgentForm { IsAttached = true, SupportingPaper = "戸籍 " + Number });
        await scene.RefusedAsync("agentName", "5-4-1ア", "check-agent", new CheckAgentForm { IsAttached = true, AgentName = Number });
        await scene.RefusedAsync("principals", "5-4-1ア", "check-agent", new CheckAgentForm { IsAttached = true, Principals = Number });
        await scene.DoAsync("check-agent", new CheckAgentForm { IsAttached = true, DatedOn = new(2026, 3, 1), Principals = NameOnPaper, AgentName = "佐藤 次郎", CoversProposal = true });

        var identity = ProposalScene.Identity();
        identity.WarningReason = Number;
        await scene.RefusedAsync("warningReason", "5-4-1ア", "check-identity", identity);
        identity.WarningReason = "";
        identity.Papers[0].Kind = "AlternativeCorporate";
        identity.Papers[0].AlternativeReason = "番号は" + Number;
        var refused = await scene.Driver.RefusedAsync(scene.CaseId, "check-identity", scene.Clerk, identity);
        Assert.Contains(refused.Errors, e => e is { Field: "papers[0].alternativeReason", Clause: "5-4-1ア" });
        Assert.All(refused.Errors, e => Assert.DoesNotContain("5678", e.Message, StringComparison.Ordinal));
        identity.Papers[0].AlternativeReason = "設立の手続中で証明書が発行されない。";
        await scene.DoAsync("check-identity", identity);
        await scene.RefusedAsync("reason", "5-4-1ア", "agree-alternative", new AgreeAlternativeForm { Reason = Number }, "Agreed", scene.Supervisor);
    }

    private static async Task<ProposalScene> AtAlternativeAsync()
    {
        var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        var identity = ProposalScene.Identity();
        identity.Papers[0].Kind = "AlternativeCorporate";
        identity.Papers[0].AlternativeReason = "設立の手続中で証明書が発行されない。";
        await scene.DoAsync("check-identity", identity);
        return scene;
    }

    private sealed class NoBursts : IBurstExecutor
    {
        public Task<TAnswer> ExecuteAsync<TAnswer>(BurstCommand command, Func<IBurst, CancellationToken, Task<TAnswer>> work, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("試験の障害");
    }
}
