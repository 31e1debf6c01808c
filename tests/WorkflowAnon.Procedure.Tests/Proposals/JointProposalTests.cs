using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

/// <summary>第5-1 and 第5-2⑵: every check is made for each proposer, and nobody but 総務課 receives.</summary>
public sealed class JointProposalTests
{
    [Fact]
    [Covers("5-1-0")]
    [Covers("5-4-0", FindingLevel.Correct)]
    [Covers("5-6-1", FindingLevel.Correct)]
    [Covers("5-5-1", FindingLevel.Correct)]
    public async Task Every_check_is_made_for_each_of_the_joint_proposers_and_for_the_agent()
    {
        await using var scene = await ReadyAsync(p =>
        {
            p.Proposers.Add(new() { Kind = "Individual", Name = "対馬 葵", Address = "青森市長島1-1-1", Phone = "017-000-0009", Email = "" });
            (p.HasAgent, p.AgentKind, p.AgentPartyKind, p.AgentName, p.AgentAddress) = (true, "Statutory", "Individual", "乙川 次郎", "青森市新町2-2");
        });
        // The papers and the oath of the first proposer say nothing about the second, nor about the agent.
        await scene.DoAsync("check-agent", new CheckAgentForm { IsAttached = true, DatedOn = new(2026, 3, 1), Principals = "株式会社髙﨑データ", AgentName = "乙川 次郎", CoversProposal = true });
        await scene.DoAsync("check-identity", ProposalScene.Identity());
        await scene.DoAsync("check-attachments", ProposalScene.Attachments());
        await scene.DoAsync("enter-content", ProposalScene.Content());
        await scene.DoAsync("enter-safety", ProposalScene.Safety());
        await scene.DoAsync("check-items", ProposalScene.Items());
        Assert.Equal(
            [("5-3-1", "agent.authority.principal"), ("5-4-0", "parties[1]"), ("5-4-0", "parties[2]"), ("5-5-1", "proposers[1].email"), ("5-6-1", "oaths[1]")],
            (await scene.CorrectionsAsync()).Order());
    }

    [Fact]
    [Covers("5-1-0", FindingLevel.Block)]
    public async Task A_proposal_without_any_proposer_is_not_entered()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.RefusedAsync("proposers", "5-1-0", "enter-parties", new EnterPartiesForm { HasAgent = false });
    }

    [Fact]
    [Covers("5-1-5", FindingLevel.Human)]
    [Covers("5-1-6", FindingLevel.Human)]
    public async Task The_register_is_looked_up_for_the_body_and_for_each_known_officer()
    {
        await using var scene = await ReadyAsync();
        await scene.BurstAsync(db => db.AddRange(
            Terminated("株式会社髙﨑データ", "青森県八戸市内丸一丁目1番1号", new(2024, 6, 10)), Terminated("鶴田 一", "弘前市上白銀町1-1", new(2025, 1, 1)), Terminated("別の 者", "弘前市1", new(2025, 1, 1))));
        var attachments = ProposalScene.Attachments();
        attachments.Officers = [new() { Party = "p0", Name = "鶴田 一", Address = "弘前市上白銀町1-1" }, new() { Party = "p0", Name = "無関係 二郎" }];
        await scene.DoAsync("check-identity", ProposalScene.Identity());
        await scene.DoAsync("check-attachments", attachments);
        Assert.Equal([("5-1-5", "proposers[0].terminations"), ("5-1-6", "proposers[0].officers[0].terminations")], await JudgedAsync(scene));
    }

    [Theory]
    [InlineData("Incapacity", null, "5-1-2", "proposers[0]")]
    [InlineData("Bankruptcy", null, "5-1-3", "proposers[0]")]
    [InlineData("Sentence", null, "5-1-4", "proposers[0].sentence")]
    [InlineData("Sentence", "2024-03-03", "5-1-4", "proposers[0].sentence")]
    [InlineData("Termination", "2024-03-03", "5-1-5", "proposers[0].terminations")]
    [Covers("5-1-2", FindingLevel.Human)]
    [Covers("5-1-3", FindingLevel.Human)]
    [Covers("5-1-4", FindingLevel.Human)]
    [Covers("5-1-5", FindingLevel.Human)]
    public async Task What_is_declared_is_put_before_a_person(string kind, string? on, string clause, string item)
    {
        await using var scene = await ReadyAsync();
        await scene.DoAsync("check-identity", ProposalScene.Identity());
        await scene.DoAsync("check-attachments", Declared(kind, on));
        Assert.Equal([(clause, item)], await JudgedAsync(scene));
        Assert.Equal(Domain.Cases.CaseStage.Proposals, (await scene.CaseAsync()).Stage);
    }

    [Theory]
    [InlineData("Sentence", "2024-03-02")]
    [InlineData("Termination", "2024-03-02")]
    [Covers("5-1-4")]
    [Covers("5-1-5")]
    public async Task Two_years_that_count_from_the_day_itself_are_over_on_the_day_of_proposal(string kind, string on)
    {
        await using var scene = await ReadyAsync();
        await scene.DoAsync("check-identity", ProposalScene.Identity());
        await scene.DoAsync("check-attachments", Declared(kind, on));
        Assert.Empty(await JudgedAsync(scene));
    }

    [Fact]
    [Covers("5-1-6", FindingLevel.Human)]
    [Covers("5-6-1", FindingLevel.Block)]
    public async Task What_is_declared_of_an_officer_counts_for_the_body_and_its_day_is_asked_for()
    {
        await using var scene = await ReadyAsync();
        await scene.DoAsync("check-identity", ProposalScene.Identity());
        var attachments = Declared("Termination", null);
        await scene.RefusedAsync("declarations[0].on", "5-6-1", "check-attachments", attachments);
        attachments.Declarations[0].On = new(2025, 1, 1);
        attachments.Declarations[0].OfficerName = "鶴田 一";
        attachments.Officers = [new() { Party = "p9", Name = "鶴田 一", BornOn = new(2010, 1, 1) }];
        await scene.RefusedAsync("officers[0].party", "5-6-1", "check-attachments", attachments);
        attachments.Officers[0].Party = "p0";
        await scene.DoAsync("check-attachments", attachments);
        Assert.Equal([("5-1-6", "proposers[0].officers[0].birthDate"), ("5-1-6", "proposers[0].officers[0].terminations")], await JudgedAsync(scene));
    }

    [Fact]
    [Covers("5-2-2", FindingLevel.Block)]
    public async Task A_division_does_not_receive_even_where_a_redrawn_procedure_gives_it_the_step()
    {
        await using var scene = await ProposalScene.StartAsync();
        var shipped = await File.ReadAllTextAsync(Repository.PathOf("workflows/proposal-receipt.v1.json"));
        var at = shipped.IndexOf("\"WorkflowAnon.Proposals.RecordArrival\"", StringComparison.Ordinal);
        var unit = shipped.IndexOf("\"value\": \"general-affairs\"", at, StringComparison.Ordinal);
        var redrawn = shipped.Remove(unit, "\"value\": \"general-affairs\"".Length).Insert(unit, $"\"value\": \"{ProposalScene.Owner}\"")
            .Replace("\"version\": 1,\n  \"toolVersion\"", "\"version\": 2,\n  \"toolVersion\"", StringComparison.Ordinal).Replace("proposal-receipt-v1", "proposal-receipt-v2", StringComparison.Ordinal);
        await scene.Driver.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(redrawn, "redrawn") { Publish = true }, EngineCommand.BySystem());
        var id = await scene.Driver.BeginAsync("proposal-receipt", scene.Clerk);
        var refused = await scene.Driver.RefusedAsync(id, "record-arrival", ProcedureDriver.Person(ProposalScene.Owner), ProposalScene.Arrival());
        Assert.Contains(refused.Errors, e => e is { Field: "receivedBy", Clause: "5-2-2" });
    }

    [Theory]
    [InlineData("email")]
    [InlineData("online")]
    [Covers("5-2-1", FindingLevel.Warn)]
    public async Task What_came_by_another_way_is_no_proposal_and_the_warning_stands_beside_the_return(string channel)
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.DoAsync("record-arrival", ProposalScene.Arrival(channel: channel));
        var opened = await scene.Driver.OpenAsync(scene.CaseId, "return-papers", scene.Clerk);
        Assert.Contains(opened.View.Warnings, w => w.Contains("提案として受け付けられません", StringComparison.Ordinal));
        Assert.DoesNotContain("ProposalReceived", await scene.Driver.EventsAsync(scene.CaseId));
    }

    private static async Task<ProposalScene> ReadyAsync(Action<EnterPartiesForm>? change = null)
    {
        var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        var parties = ProposalScene.Parties();
        change?.Invoke(parties);
        await scene.DoAsync("enter-parties", parties);
        return scene;
    }

    private static CheckAttachmentsForm Declared(string kind, string? on)
    {
        var attachments = ProposalScene.Attachments();
        attachments.Declarations = [new() { Party = "p0", Kind = kind, On = on is null ? null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) }];
        return attachments;
    }

    private static async Task<(string Clause, string Item)[]> JudgedAsync(ProposalScene scene) =>
        [.. (await scene.FindingsAsync()).Where(f => f.Level == FindingLevel.Human).Select(f => (f.Clause, f.Item))];

    private static Disqualification Terminated(string name, string address, DateOnly on) => new()
    {
        Id = $"disqualification-{name}",
        Name = name,
        Address = address,
        TerminatedOn = on,
        BarredUntil = on.AddYears(2).AddDays(-1),
        RegisteredById = "test",
        RegisteredAt = DateTimeOffset.UnixEpoch,
    };
}
