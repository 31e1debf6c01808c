using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

/// <summary>The checks of 第5の3 to 第5の6 through the real tasks: what is wrong goes to 補正 and nothing is refused.</summary>
public sealed class FormalCheckTests
{
    [Fact]
    [Covers("5-5-1", FindingLevel.Correct)]
    [Covers("5-5-3", FindingLevel.Correct)]
    [Covers("5-5-4", FindingLevel.Correct)]
    [Covers("5-5-5", FindingLevel.Correct)]
    [Covers("5-5-6", FindingLevel.Correct)]
    [Covers("5-5-7", FindingLevel.Correct)]
    [Covers("5-5-8", FindingLevel.Correct)]
    [Covers("5-6-1", FindingLevel.Correct)]
    [Covers("5-6-2", FindingLevel.Correct)]
    [Covers("5-6-3", FindingLevel.Correct)]
    public async Task Every_defect_of_the_eight_items_is_listed_and_none_stops_the_receipt()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        var parties = ProposalScene.Parties();
        (parties.Proposers[0].Representative, parties.Proposers[0].Phone, parties.Proposers[0].ContactPerson) = ("", "", "");
        var content = ProposalScene.Content();
        content.RequestedPersonCount = 999;
        content.Items[1].Granularity = "適宜";
        (content.ContributionReason, content.UseTo) = ("", null);
        var safety = ProposalScene.Safety();
        (safety.Handlers, safety.SafetyPrevention, safety.MarkedMedia, safety.OtherMedium) = ([], "", [], "USBメモリ");
        safety.MarkedWays = ["counter", "post"];
        var attachments = ProposalScene.Attachments();
        attachments.Oaths[0].IsAttached = false;
        (attachments.ContributionAttached, attachments.Others) = (false, []);
        await scene.CheckAsync(parties, null, attachments, content, safety);

        (string, string)[] expected =
        [
            ("5-5-1", "proposers[0].representative"), ("5-5-1", "proposers[0].phone"), ("5-5-1", "proposers[0].contactPerson"), ("5-5-3", "personCount"), ("5-5-4", "items[1].granularity"),
            ("5-5-5", "use.contribution"), ("5-5-6", "use.to"), ("5-5-7", "safety.dataHandlers"), ("5-5-7", "safety.prevention"), ("5-5-8", "provision.medium"), ("5-5-8", "provision.way"),
            ("5-6-1", "oaths[0]"), ("5-6-2", "contributionPaper"), ("5-6-3", "others"),
        ];
        Assert.Equal(expected, await scene.CorrectionsAsync());
        await scene.DoAsync("send-findings", new SendFindingsForm());
        Assert.Contains("FormalCheckCompleted", await scene.Driver.EventsAsync(scene.CaseId));
        Assert.Equal(("", ""), ((await scene.ProposalAsync()).Medium, (await scene.ProposalAsync()).ProvisionWay));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Theory]
    [InlineData(null, "5-5-3")]
    [InlineData(6_000, "5-5-3")]
    [InlineData(6_001, "")]
    [Covers("5-5-3", FindingLevel.Correct)]
    public async Task Of_files_offered_together_the_union_is_the_upper_limit(int? union, string clause)
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.BurstAsync(db =>
        {
            var round = db.Set<RecruitmentRound>().Single();
            var item = round.Items[0];
            (item.GroupName, item.GroupPersonCount) = (union is null ? "" : "免許", union);
            round.Items = [.. round.Items];
        });
        await scene.ForwardAsync();
        var content = ProposalScene.Content();
        content.RequestedPersonCount = 6_001;
        await scene.CheckAsync(ProposalScene.Parties(), null, ProposalScene.Attachments(), content, ProposalScene.Safety());
        Assert.Equal(clause.Length == 0 ? [] : [(clause, "personCount")], await scene.CorrectionsAsync());
    }

    [Fact]
    [Covers("5-5-8", FindingLevel.Block)]
    [Covers("5-5-5", FindingLevel.Correct)]
    public async Task A_person_confirms_each_of_the_eight_items_and_may_add_a_defect()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        await scene.DoAsync("enter-content", ProposalScene.Content());
        await scene.DoAsync("enter-safety", ProposalScene.Safety());
        await scene.RefusedAsync("confirmed", "5-5-8", "check-items", new CheckItemsForm { Confirmed = [.. ProposalScene.Items().Confirmed.Take(7)] });
        var items = ProposalScene.Items();
        items.Found = [new() { Clause = "5-5-5", Message = "利用の方法があいまいです。" }];
        await scene.DoAsync("check-items", items);
        var found = Assert.Single(await scene.FindingsAsync());
        Assert.Equal(("5-5-5", FindingLevel.Correct, true), (found.Clause, found.Level, found.ByPerson));
    }

    [Fact]
    [Covers("5-5-8", FindingLevel.Block)]
    public async Task A_mark_beside_what_is_not_offered_is_chosen_anew()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        await scene.DoAsync("enter-content", ProposalScene.Content());
        var medium = ProposalScene.Safety();
        medium.MarkedMedia = ["cd-r", "usb"];
        await scene.RefusedAsync("markedMedia", "5-5-8", "enter-safety", medium);
        var way = ProposalScene.Safety();
        way.MarkedWays = ["e-mail"];
        await scene.RefusedAsync("markedWays", "5-5-8", "enter-safety", way);
        await scene.DoAsync("enter-safety", ProposalScene.Safety());
        Assert.Equal(("cd-r", "counter"), ((await scene.ProposalAsync()).Medium, (await scene.ProposalAsync()).ProvisionWay));
    }

    [Fact]
    [Covers("5-4-0")]
    public async Task A_paper_of_nobody_in_the_proposal_is_assigned_anew()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        var identity = ProposalScene.Identity();
        identity.Papers[0].Party = "p1";
        await scene.RefusedAsync("papers[0].party", "5-4-0", "check-identity", identity);
        identity.Papers[0].Party = "p0";
        await scene.DoAsync("check-identity", identity);
        Assert.Equal(0, Assert.Single((await scene.ProposalAsync()).IdentityPapers).ProposerIndex);
    }

    [Theory]
    [InlineData("2025-09-01", "5-4-2ア(ｱ)", "parties[0].papers[0].issuedOn")]   // older than six months
    [InlineData("2026-03-03", "5-4-2ア(ｱ)", "parties[0].papers[0].issuedOn")]   // made after the proposal
    [InlineData("2025-09-02", "", "")]                                          // six months to the day
    [Covers("5-4-2ア(ｱ)", FindingLevel.Correct)]
    public async Task Only_the_two_certificates_have_a_limit_of_six_months(string issued, string clause, string item)
    {
        await using var scene = await ProposalScene.StartAsync(today: new(2026, 3, 3));
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        var identity = ProposalScene.Identity();
        identity.Papers[0].IssuedOn = DateOnly.Parse(issued, System.Globalization.CultureInfo.InvariantCulture);
        await scene.DoAsync("check-identity", identity);
        Assert.Equal(clause.Length == 0 ? [] : [(clause, item)], await scene.CorrectionsAsync());
    }

    [Fact]
    [Covers("5-4-2ア(ｲ)")]
    public async Task A_paper_under_a_law_has_no_limit_of_six_months()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        var identity = ProposalScene.Identity();
        (identity.Papers[0].Kind, identity.Papers[0].IssuedOn) = ("OtherCorporateUnderLaw", new DateOnly(2016, 1, 1));
        await scene.DoAsync("check-identity", identity);
        Assert.Empty(await scene.CorrectionsAsync());
    }

    [Fact]
    [Covers("5-3-1", FindingLevel.Correct)]
    [Covers("5-4-1ア", FindingLevel.Correct)]
    [Covers("5-4-0", FindingLevel.Correct)]
    [Covers("5-1-1", FindingLevel.Human)]
    public async Task Each_proposer_and_the_agent_are_identified_and_a_minor_is_put_before_a_person()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        var parties = ProposalScene.Parties();
        parties.Proposers.Add(new() { Kind = "Individual", Name = "高橋 太郎", Address = "青森県青森市新町2-2-2", Phone = "017-000-0000", Email = "t@example.jp" });
        (parties.HasAgent, parties.AgentKind, parties.AgentPartyKind, parties.AgentName, parties.AgentAddress) = (true, "Voluntary", "Individual", "佐藤 次郎", "青森県弘前市1-1");
        await scene.DoAsync("enter-parties", parties);
        Assert.Equal(["check-agent", "enter-content"], await scene.OpenAsync());
        await scene.DoAsync("check-agent", new CheckAgentForm { IsAttached = true, DatedOn = new(2026, 3, 1), Principals = "株式会社髙﨑データ", AgentName = "佐藤 次郎", CoversProposal = true });

        var identity = ProposalScene.Identity();
        identity.Papers.Add(new()
        {
            Party = "p1",
            Kind = "IndividualNumberCard",
            NameOnPaper = "髙橋 太郎",
            AddressOnPaper = "青森県青森市新町二丁目2番2号",
            ValidUntil = new(2026, 3, 1),
            BornOn = new(2008, 3, 3),
            ShowsIndividualNumber = false,
            VariantJudgement = "住民票の字体と同じ者と確認した。",
        });
        await scene.DoAsync("check-identity", identity);
        (string, string)[] expected = [("5-3-1", "agent.authority.principal"), ("5-4-1ア", "parties[1].papers[0].validUntil"), ("5-4-0", "parties[2]")];
        Assert.Equal(expected, await scene.CorrectionsAsync());
        Assert.Contains(await scene.FindingsAsync(), f => f is { Clause: "5-1-1", Level: FindingLevel.Human });
        Assert.DoesNotContain("IdentityVerified", await scene.Driver.EventsAsync(scene.CaseId));
    }

    [Fact]
    [Covers("5-4-1ア", FindingLevel.Block)]
    [Covers("5-4-2ア(ｱ)", FindingLevel.Correct)]
    public async Task An_individual_number_is_neither_kept_nor_typed()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        var parties = ProposalScene.Parties();
        parties.Proposers[0].Address = "青森市 123456789018";
        await scene.RefusedAsync("proposers[0].address", "5-4-1ア", "enter-parties", parties);
        await scene.DoAsync("enter-parties", ProposalScene.Parties());

        var identity = ProposalScene.Identity();
        identity.Papers[0].ShowsIndividualNumber = true;
        await scene.RefusedAsync("papers[0].individualNumberHandling", "5-4-1ア", "check-identity", identity);
        identity.Papers[0].IndividualNumberHandling = "裏面の写しを返却した。";
        await scene.DoAsync("check-identity", identity);
        Assert.Contains(("5-4-2ア(ｱ)", "parties[0].papers[0].number"), await scene.CorrectionsAsync());
    }

    [Theory]
    [InlineData("Agreed", 0)]
    [InlineData("NotAgreed", 1)]
    [Covers("5-4-2イ", FindingLevel.Block, FindingLevel.Human)]
    public async Task Another_paper_needs_a_reason_and_the_supervisor(string button, int corrections)
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        var identity = ProposalScene.Identity();
        identity.Papers[0].Kind = "AlternativeCorporate";
        await scene.RefusedAsync("papers[0].alternativeReason", "5-4-2イ", "check-identity", identity);
        identity.Papers[0].AlternativeReason = "設立の手続中で証明書が発行されない。";
        await scene.DoAsync("check-identity", identity);
        Assert.Equal(["agree-alternative", "enter-content"], await scene.OpenAsync());
        await scene.RefusedAsync("reason", "5-4-1イ", "agree-alternative", new AgreeAlternativeForm(), button, scene.Supervisor);
        await scene.DoAsync("agree-alternative", new AgreeAlternativeForm { Reason = "設立の公正証書により確認できる。" }, button, scene.Supervisor);
        Assert.Equal(corrections, (await scene.CorrectionsAsync()).Length);
        Assert.Equal(["check-attachments", "enter-content"], await scene.OpenAsync());
    }

    [Fact]
    [Covers("5-6-3", FindingLevel.Correct)]
    [Covers("5-6-3n")]
    public async Task A_paper_that_the_guidelines_do_not_name_is_asked_for_with_a_reason()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.DoAsync("enter-parties", ProposalScene.Parties());
        await scene.DoAsync("check-identity", ProposalScene.Identity());
        var form = ProposalScene.Attachments();
        form.DemandedPaper = "組織図";
        await scene.RefusedAsync("demandReason", "", "check-attachments", form);
        form.DemandReason = "取扱従事者の所属を確かめるため。";
        await scene.DoAsync("check-attachments", form);
        Assert.Equal([("5-6-3", "others")], await scene.CorrectionsAsync());
    }

    [Fact]
    [Covers("5-1-0", FindingLevel.Block)]
    [Covers("5-3-1", FindingLevel.Block)]
    public async Task A_proposal_has_a_proposer_and_an_agent_has_a_name()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.ForwardAsync();
        await scene.RefusedAsync("proposers", "5-1-0", "enter-parties", new EnterPartiesForm { HasAgent = false });
        await scene.RefusedAsync("hasAgent", "5-3-1", "enter-parties", new EnterPartiesForm());
        var form = ProposalScene.Parties();
        form.HasAgent = true;
        await scene.RefusedAsync("agentName", "5-3-1", "enter-parties", form);
    }
}
