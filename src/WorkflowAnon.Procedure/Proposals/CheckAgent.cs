using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>代理人による提案か: the recorded proposal decides the way (5-3-1).</summary>
[Activity("WorkflowAnon.Proposals.HasAgent", Category = "第5 提案", DisplayName = "代理人による提案か", Description = "代理人による提案かで、進む先を分けます。")]
[Outcomes("Yes=代理人による", "No=本人による")]
internal sealed class HasAgent : Activity
{
    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "5-3-1")]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var proposal = await db.Set<Proposal>().FindAsync([context.CorrelationId!], context.CancellationToken);
        context.Complete(proposal?.Agent is null ? "No" : "Yes");
    }
}

/// <summary>代理権を確認する: 代理人の権限を証する書面（第3号様式） (5-3-1).</summary>
[Activity("WorkflowAnon.Proposals.CheckAgent", Category = "第5 提案", DisplayName = "代理権を確認する", Description = "代理人の権限を証する書面（第3号様式）を確かめます。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
internal sealed class CheckAgent : HumanTaskActivity<CheckAgentHandler>;

/// <summary>Form 3 as attached.</summary>
internal sealed class CheckAgentForm
{
    [FormField("代理人の権限を証する書面（第3号様式）の添付", Required = true, Clause = "5-3-1")]
    public bool? IsAttached { get; set; }

    [FormField("書面の年月日", Clause = "5-3-1")]
    public DateOnly? DatedOn { get; set; }

    [FormField("委任者（1行に一人）", Multiline = true, Clause = "5-3-1", Help = "書面に書かれているとおりに入力します。共同提案では全ての提案者が必要です。")]
    public string Principals { get; set; } = "";

    [FormField("受任者", Clause = "5-3-1", MaxLength = 200)]
    public string AgentName { get; set; } = "";

    [FormField("委任事項に提案が含まれている", Clause = "5-3-1")]
    public bool? CoversProposal { get; set; }

    [FormField("法定代理人の裏付け書類（戸籍、登記事項証明書など）", Clause = "5-3-1", MaxLength = 200)]
    public string SupportingPaper { get; set; } = "";
}

/// <summary>Records form 3 and what is wrong with it.</summary>
internal sealed class CheckAgentHandler : TaskHandler<CheckAgentForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "代理権の確認を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var paper = proposal.AgentAuthority;
        var view = new TaskView();
        if (paper is not null)
        {
            view.Initial = new CheckAgentForm
            {
                IsAttached = paper.IsAttached,
                DatedOn = paper.DatedOn,
                Principals = string.Join('\n', paper.Principals),
                AgentName = paper.AgentName,
                CoversProposal = paper.CoversProposal,
                SupportingPaper = paper.SupportingPaper,
            };
        }

        view.Fact("提案者", proposal.ProposerNames()).Fact("代理人", proposal.Agent?.Name ?? "");
        view.Notes.Add("代理人が誰であっても、必要なときは提案者本人に話を聞くことができます（要領第5-3⑴なお書き）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, CheckAgentForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        context.Enforce(RuleResult.Merge(
            IndividualNumberRules.CheckText(form.Principals, "principals"), IndividualNumberRules.CheckText(form.AgentName, "agentName"), IndividualNumberRules.CheckText(form.SupportingPaper, "supportingPaper")));
        var paper = new AgentAuthority
        {
            IsAttached = form.IsAttached == true,
            DatedOn = form.DatedOn,
            Principals = [.. form.Principals.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            AgentName = form.AgentName,
            CoversProposal = form.CoversProposal,
            SupportingPaper = form.SupportingPaper,
        };
        proposal.AgentAuthority = paper;
        var facts = new AgentFacts(
            proposal.Agent?.Name ?? "", paper.IsAttached ? new AuthorityPaperFacts(paper.Principals, paper.AgentName, paper.DatedOn, paper.CoversProposal == true) : null);
        var found = ReceiptRules.CheckAgent(facts, [.. proposal.Proposers.Select(p => p.Name)], proposal.ProposedOn!.Value);
        await FormalFindings.RecordAsync(context, proposal, FormalCheck.Agent, found, [], cancellationToken);
        return button;
    }
}
