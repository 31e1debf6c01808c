using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

/// <summary>第5: each kind of bad input of the receipt through its command, with the clause, the field and what stays unchanged.</summary>
public sealed class ReceiptFindingTests
{
    [Fact]
    [Covers("N-1", FindingLevel.Warn)]
    public async Task A_receipt_before_this_version_was_operated_needs_a_reason()
    {
        var before = new DateOnly(2025, 5, 30);
        await using var scene = await ProposalScene.StartAsync(today: before);
        await scene.DoAsync("record-arrival", ProposalScene.Arrival(before));
        await scene.DoAsync("decide-receipt", new DecideReceiptForm { Reason = "旧通達の募集への提案である。" }, "Received");
        await scene.RefusedAsync("caseDate", "N-1", "stamp-receipt", ProposalScene.Stamp(before));
        var stamp = ProposalScene.Stamp(before);
        stamp.WarningReason = "旧通達による事案として収受する。";
        await scene.DoAsync("stamp-receipt", stamp);
        Assert.Equal(["retain-copy"], await scene.OpenAsync());
    }

    [Fact]
    [Covers("5-2-3", FindingLevel.Warn)]
    [Covers("4-1b", FindingLevel.Human)]
    public async Task A_stamp_of_a_closed_day_needs_a_reason()
    {
        await using var scene = await ProposalScene.StartAsync(today: new(2026, 3, 9));
        var saturday = new DateOnly(2026, 3, 7);
        await scene.DoAsync("record-arrival", ProposalScene.Arrival(saturday, "post"));
        Assert.Equal(["decide-receipt"], await scene.OpenAsync());
        await scene.DoAsync("decide-receipt", new DecideReceiptForm { Reason = "守衛室の記録による。" }, "Received");
        await scene.RefusedAsync("receivedOn", "5-2-3", "stamp-receipt", ProposalScene.Stamp(saturday));
        var stamp = ProposalScene.Stamp(saturday);
        stamp.WarningReason = "休日窓口で押印した。";
        await scene.DoAsync("stamp-receipt", stamp);
        Assert.Equal(saturday, (await scene.ProposalAsync()).ReceivedOn);
    }

    [Theory]
    [InlineData("AlternativeIndividual", "5-4-1イ", true)]
    [InlineData("AlternativeCorporate", "5-4-2イ", false)]
    [Covers("5-4-1イ", FindingLevel.Block, FindingLevel.Correct, FindingLevel.Human)]
    [Covers("5-4-2イ", FindingLevel.Block, FindingLevel.Correct, FindingLevel.Human)]
    public async Task Another_paper_needs_an_unavoidable_reason_and_a_supervisor_who_may_find_it_unsuitable(string kind, string clause, bool individual)
    {
        await using var scene = await ReadyAsync(p =>
        {
            if (individual)
                (p.Proposers[0].Kind, p.Proposers[0].Representative, p.Proposers[0].HasContactUnit) = ("Individual", "", false);
        });
        var identity = ProposalScene.Identity();
        identity.Papers[0].Kind = kind;
        await scene.RefusedAsync("papers[0].alternativeReason", clause, "check-identity", identity);
        identity.Papers[0].AlternativeReason = "災害により書類を失った。";
        await scene.DoAsync("check-identity", identity);
        Assert.Contains((clause, FindingLevel.Human), (await scene.FindingsAsync()).Select(f => (f.Clause, f.Level)));
        await scene.DoAsync("agree-alternative", new AgreeAlternativeForm { Reason = "写真がなく、本人と確かめられない。" }, "NotAgreed", scene.Supervisor);
        Assert.Contains((clause, FindingLevel.Correct), (await scene.FindingsAsync()).Select(f => (f.Clause, f.Level)));
        Assert.DoesNotContain("IdentityVerified", await scene.Driver.EventsAsync(scene.CaseId));
    }

    [Fact]
    [Covers("5-4-2ア(ｲ)", FindingLevel.Correct)]
    public async Task A_paper_under_law_has_no_age_limit_but_names_the_proposer()
    {
        await using var scene = await ReadyAsync();
        var identity = ProposalScene.Identity();
        (identity.Papers[0].Kind, identity.Papers[0].IssuedOn, identity.Papers[0].NameOnPaper) = ("OtherCorporateUnderLaw", new(2016, 1, 1), "別の会社");
        await scene.DoAsync("check-identity", identity);
        Assert.Equal([("5-4-2ア(ｲ)", "parties[0].papers[0].name")], await scene.CorrectionsAsync());
    }

    [Fact]
    [Covers("5-4-2ウ", FindingLevel.Warn)]
    [Covers("5-4-2ウn", FindingLevel.Warn)]
    public async Task Papers_of_the_contact_person_that_were_asked_for_and_are_missing_need_a_reason()
    {
        await using var scene = await ReadyAsync();
        var identity = ProposalScene.Identity();
        identity.ContactIdentityRequired = true;
        await scene.RefusedAsync("contactIdentityAttached", "5-4-2ウ", "check-identity", identity);
        (identity.ContactIdentityAttached, identity.AssignmentRequired) = (true, true);
        await scene.RefusedAsync("contactIdentityAttached", "5-4-2ウn", "check-identity", identity);
        identity.WarningReason = "電話で在籍を確認した。";
        await scene.DoAsync("check-identity", identity);
        Assert.True((await scene.ProposalAsync()).ContactPapers.AssignmentRequired);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [Covers("5-5-1", FindingLevel.Block)]
    [Covers("5-5-2", FindingLevel.Block)]
    [Covers("5-5-3", FindingLevel.Block)]
    [Covers("5-5-4", FindingLevel.Block)]
    [Covers("5-5-5", FindingLevel.Block)]
    [Covers("5-5-6", FindingLevel.Block)]
    [Covers("5-5-7", FindingLevel.Block)]
    [Covers("5-5-8", FindingLevel.Block)]
    public async Task The_check_of_the_items_is_not_registered_while_one_was_not_looked_at(int item)
    {
        await using var scene = await ReadyAsync();
        await scene.DoAsync("enter-content", ProposalScene.Content());
        await scene.DoAsync("enter-safety", ProposalScene.Safety());
        var items = ProposalScene.Items();
        items.Confirmed.RemoveAt(item - 1);
        await scene.RefusedAsync("confirmed", $"5-5-{item}", "check-items", items);
    }

    [Fact]
    [Covers("5-5-2", FindingLevel.Block, FindingLevel.Correct)]
    [Covers("5-5-3", FindingLevel.Block)]
    public async Task A_file_of_another_division_or_of_no_recruitment_and_a_count_below_nothing()
    {
        await using var scene = await ReadyAsync();
        await scene.BurstAsync(db =>
        {
            db.Add(new PersonalInformationFile { Id = "file-2", Name = "古物商名簿", DivisionId = "public-safety", PersonCount = 3_000 });
            var round = db.Set<RecruitmentRound>().Single();
            round.Items = [.. round.Items, new() { FileId = "file-2", FileName = "古物商名簿", DivisionId = "public-safety" }];
        });
        var content = ProposalScene.Content();
        (content.FileName, content.FileId) = ("古物商名簿", "file-2");
        await scene.RefusedAsync("fileId", "5-5-2", "enter-content", content);
        content = ProposalScene.Content();
        content.RequestedPersonCount = -1;
        await scene.RefusedAsync("requestedPersonCount", "5-5-3", "enter-content", content);
        (content.RequestedPersonCount, content.FileName, content.FileId) = (5_000, "募集にないファイル", "");
        await scene.DoAsync("enter-content", content);
        await scene.DoAsync("enter-safety", ProposalScene.Safety());
        await scene.DoAsync("check-items", ProposalScene.Items());
        Assert.Contains(("5-5-2", "fileName"), await scene.CorrectionsAsync());
    }

    [Fact]
    [Covers("5-5-6", FindingLevel.Human)]
    public async Task A_period_of_use_that_begins_before_the_proposal_is_put_before_a_person()
    {
        await using var scene = await ReadyAsync();
        var content = ProposalScene.Content();
        content.UseFrom = new(2026, 3, 1);
        await scene.DoAsync("enter-content", content);
        await scene.DoAsync("enter-safety", ProposalScene.Safety());
        await scene.DoAsync("check-items", ProposalScene.Items());
        Assert.Equal([("5-5-6", "use.from")], (await scene.FindingsAsync()).Where(f => f.Level == FindingLevel.Human).Select(f => (f.Clause, f.Item)));
    }

    [Fact]
    [Covers("5-6-3n", FindingLevel.Warn)]
    [Covers("5-6-3", FindingLevel.Correct)]
    public async Task A_paper_that_the_guidelines_do_not_name_is_asked_for_with_a_reason()
    {
        await using var scene = await ReadyAsync();
        await scene.DoAsync("check-identity", ProposalScene.Identity());
        var attachments = ProposalScene.Attachments();
        attachments.DemandedPaper = "定款";
        await scene.RefusedAsync("papers", "5-6-3n", "check-attachments", attachments);
        attachments.DemandReason = "事業の目的を確かめるため。";
        await scene.DoAsync("check-attachments", attachments);
        Assert.Equal([("5-6-3", "others")], await scene.CorrectionsAsync());
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
}
