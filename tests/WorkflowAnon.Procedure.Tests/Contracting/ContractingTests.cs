using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Contracting;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Contracting;

public sealed class ContractingTests
{
    private static ReceiveApplicationForm Application(JourneyScene scene) => new()
    {
        ReceivedOn = scene.Driver.Today,
        Channel = "in-person",
        Applicants = [new() { Name = scene.Proposal.Party.Name }],
        ContractCopies = 2,
        Taxable = false,
        TaxableReason = "課税物件に当たらない。",
    };

    [Fact]
    [Covers("8-3-1", FindingLevel.Block, FindingLevel.Human)]
    [Covers("8-3-1n", FindingLevel.Block, FindingLevel.Warn)]
    public async Task An_application_that_lacks_something_is_not_received_but_may_be_sent_back()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.NoticedAsync();
        (string Field, string Clause, Action<ReceiveApplicationForm> Change)[] wrong =
        [
            ("contractCopies", "8-3-1", f => f.ContractCopies = 1),
            ("contractCopies", "8-3-1", f => f.ContractCopies = null),
            ("applicants", "8-3-1", f => f.Applicants = [new() { Name = "株式会社別人" }]),
            ("applicants", "8-3-1", f => f.Applicants = []),
            ("receivedOn", "8-3-1", f => f.ReceivedOn = scene.Driver.Today.AddDays(1)),
            ("receivedOn", "8-3-1", f => f.ReceivedOn = null),
            ("channel", "", f => f.Channel = "email"),
            ("taxable", "8-3-1n", f => f.Taxable = null),
            ("taxableReason", "8-3-1n", f => f.TaxableReason = ""),
            ("nationalStamp", "8-3-1n", f => f.Taxable = true),
            ("nationalStamp", "8-3-1n", f => (f.Taxable, f.NationalStamp) = (true, true)),
        ];
        foreach (var (field, clause, change) in wrong)
        {
            var form = Application(scene);
            change(form);
            await scene.RefusedAsync(field, clause, "receive-application", scene.Clerk, form, "Received");
        }

        // Nothing lacks: there is nothing to send back for.
        await scene.RefusedAsync("", "8-3-1", "receive-application", scene.Clerk, Application(scene), "Returned");
        var one = Application(scene);
        one.ContractCopies = 1;
        await scene.DoAsync("receive-application", scene.Clerk, one, "Returned");
        Assert.Contains("receive-application", await scene.OpenAsync());

        // Written with an ordinary 高: the same applicant.
        var variant = Application(scene);
        await scene.DoAsync("receive-application", scene.Clerk, variant, "Received");
        // One of the two is not enough for a contract.
        Assert.Equal(["confirm"], await scene.OpenAsync());
        Assert.Equal(CaseStage.Fees, (await scene.CaseAsync()).Stage);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-3-3b", FindingLevel.Block)]
    [Covers("8-3-4", FindingLevel.Block)]
    [Covers("8-3-5", FindingLevel.Block)]
    [Covers("9-1-1", FindingLevel.Block)]
    [Covers("9-2-1", FindingLevel.Block)]
    [Covers("N-2", FindingLevel.Block)]
    public async Task The_contract_is_drafted_approved_by_another_sealed_twice_and_handed_over_in_order()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.NoticedAsync();
        await scene.Driver.GoToAsync(JourneyScene.Paid);
        await scene.Case.ApplyAsync();
        await scene.Case.PayAsync();
        await scene.RefusedAsync("provisionDueOn", "9-2-1", "draft-contract", scene.Clerk, new DraftContractForm { InformationName = "名称", ProvisionDueOn = scene.Driver.Today.AddDays(-1) });
        await scene.RefusedAsync("informationName", "9-1-1", "draft-contract", scene.Clerk, new DraftContractForm());
        var both = new Actor(scene.Clerk.Id, scene.Clerk.DisplayName, scene.Clerk.DivisionId, new HashSet<string> { Duties.Staff, Duties.Approver });
        await scene.DoAsync("draft-contract", both, new DraftContractForm { InformationName = "交通事故統計匿名加工情報", ProvisionDueOn = new(2026, 6, 30) });

        // Who drafted does not approve, whatever duties the person has.
        var barred = await scene.Driver.ForbiddenAsync(scene.CaseId, "approve-contract", both, new ApproveForm(), "Approved");
        Assert.EndsWith($"（{Clauses.Get("N-2").Reference}）", barred.Message, StringComparison.Ordinal);
        await scene.RefusedAsync("comment", "", "approve-contract", scene.People.HeadClerk, new ApproveForm(), "SentBack");
        await scene.DoAsync("approve-contract", scene.People.HeadClerk, new ApproveForm { Comment = "提供期限を確認されたい。" }, "SentBack");
        // Sent back: nothing to seal.
        Assert.Equal(["draft-contract"], await scene.OpenAsync());
        await scene.DoAsync("draft-contract", scene.Clerk);
        await scene.DoAsync("approve-contract", scene.People.HeadClerk, new ApproveForm(), "Approved");

        await scene.RefusedAsync("bothSealed", "8-3-3b", "seal", scene.Clerk, new SealContractForm { ConcludedOn = scene.Driver.Today });
        await scene.RefusedAsync("concludedOn", "8-3-3b", "seal", scene.Clerk, new SealContractForm { ConcludedOn = scene.Driver.Today.AddDays(1), BothSealed = true });
        await scene.DoAsync("seal", scene.Clerk, new SealContractForm { ConcludedOn = scene.Driver.Today, BothSealed = true });
        Assert.Equal(["notify-handlers", "retain-copy", "send-counterpart", "start-production"], await scene.OpenAsync());

        await scene.RefusedAsync("sentOn", "8-3-3b", "send-counterpart", scene.Clerk, new SendCounterpartForm { SentOn = scene.Driver.Today.AddDays(-1), Way = "post" });
        await scene.RefusedAsync("applicationCopy", "8-3-4", "retain-copy", scene.Clerk, new RetainApplicationCopyForm { StampCopy = true });
        await scene.RefusedAsync("stampCopy", "8-3-4", "retain-copy", scene.Clerk, new RetainApplicationCopyForm { ApplicationCopy = true });
        await scene.DoAsync("retain-copy", scene.Clerk, new RetainApplicationCopyForm { ApplicationCopy = true, StampCopy = true });
        await scene.RefusedAsync("forwardedOn", "8-3-4", "forward-application", scene.Clerk, new ForwardApplicationForm { ForwardedOn = scene.Driver.Today.AddDays(1) });
        await scene.DoAsync("forward-application", scene.Clerk);
        await scene.RefusedAsync("passedOn", "8-3-5", "notify-handlers", scene.Clerk, new NotifyDataHandlersForm());
        await scene.DoAsync("notify-handlers", scene.Clerk, new NotifyDataHandlersForm { PassedOn = true });
        await scene.DoAsync("send-counterpart", scene.Clerk, new SendCounterpartForm { SentOn = scene.Driver.Today, Way = "post" });

        Assert.Equal(["start-production"], await scene.OpenAsync());
        var contract = await scene.ReadAsync(db => db.Set<UseContract>().AsNoTracking().SingleAsync());
        Assert.Equal((new DateOnly(2026, 6, 30), scene.Driver.Today, scene.Driver.Today), (contract.ProvisionDueOn, contract.ConcludedOn, contract.CounterpartSentOn));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-3-3a", FindingLevel.Block)]
    [Covers("8-3-3b", FindingLevel.Block)]
    public async Task Neither_draft_nor_seal_goes_past_a_missing_application_payment_or_decision()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.NoticedAsync();
        await scene.Driver.GoToAsync(JourneyScene.Paid);
        await scene.Case.ApplyAsync();
        await scene.Case.PayAsync();
        var application = await scene.ReadAsync(db => db.Set<ContractApplication>().AsNoTracking().SingleAsync());
        var payment = await scene.ReadAsync(db => db.Set<FeePayment>().AsNoTracking().SingleAsync());
        var draft = new DraftContractForm { InformationName = "名称" };
        await scene.ChangeAsync(db => db.Remove(application));
        await scene.RefusedAsync("application", "8-3-3a", "draft-contract", scene.Clerk, draft);
        await scene.ChangeAsync(db => db.Add(application));
        await scene.ChangeAsync(db => db.Remove(payment));
        await scene.RefusedAsync("payment", "8-3-3b", "draft-contract", scene.Clerk, draft);
        await scene.ChangeAsync(db => db.Add(payment));

        await scene.DoAsync("draft-contract", scene.Clerk, draft);
        await scene.DoAsync("approve-contract", scene.People.HeadClerk, new ApproveForm(), "Approved");
        var seal = new SealContractForm { ConcludedOn = scene.Driver.Today, BothSealed = true };
        await scene.RefusedAsync("concludedOn", "8-3-3b", "seal", scene.Clerk, new SealContractForm { ConcludedOn = scene.Driver.Today.AddDays(-1), BothSealed = true });
        await scene.ChangeAsync(db => db.Remove(payment));
        await scene.RefusedAsync("payment", "8-3-3b", "seal", scene.Clerk, seal);
        await scene.ChangeAsync(db => db.Add(payment));
        await scene.ChangeAsync(db => db.RemoveRange(db.Set<Approval>().Where(a => a.Subject == ApprovalSubject.UseContract)));
        await scene.RefusedAsync("", "8-3-3b", "seal", scene.Clerk, seal);
    }

    [Fact]
    [Covers("8-3-3a")]
    public async Task Without_payment_the_wait_ends_when_the_application_lapses()
    {
        await using var scene = await JourneyScene.StartAsync(proposal: DemonstrationProposals.LostProperty);
        await scene.NoticedAsync();
        await scene.Case.ApplyAsync();
        await scene.Driver.GoToAsync(new(2026, 5, 7));
        await scene.DoAsync("lapse", scene.People.Supervisor, new WorkflowAnon.Procedure.Fees.DecideLapseForm { Reason = "提案者に確認し、契約しない旨の回答を得た。" }, "Closed");
        Assert.Empty(await scene.OpenAsync());
        Assert.Equal(CaseOutcome.LapsedNoApplication, (await scene.CaseAsync()).Outcome);
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
