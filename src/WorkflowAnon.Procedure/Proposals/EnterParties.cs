using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>提案者・代理人を入力する: the upper part of form 2 (5-1-0, 5-5-1).</summary>
[Activity("WorkflowAnon.Proposals.EnterParties", Category = "第5 提案", DisplayName = "提案者・代理人を入力する", Description = "保管している写しを見て、提案書に書かれているとおりに入力します。", Kind = ActivityKind.Task)]
[Outcomes("Done=入力した")]
internal sealed class EnterParties : HumanTaskActivity<EnterPartiesHandler>;

/// <summary>Form 2, upper part. Nothing is required here: what the paper lacks goes to 補正.</summary>
internal sealed class EnterPartiesForm
{
    [FormField("提案書の年月日", Clause = "5-5-1", Help = "記載がないときは空欄とします。")]
    public DateOnly? DatedOn { get; set; }

    [FormField("提案者", Clause = "5-1-0", Help = "共同提案のときは、提案者ごとに1行とします。記載のとおりに入力し、記載のない欄は空欄とします。")]
    public List<ProposerRow> Proposers { get; set; } = [];

    [FormField("代理人による提案か", Required = true, Clause = "5-3-1", Section = "代理人")]
    public bool? HasAgent { get; set; }

    [FormField("法定・任意の別", Clause = "5-3-1", Options = ["Statutory=法定代理人", "Voluntary=任意代理人"])]
    public string AgentKind { get; set; } = "";

    [FormField("代理人の個人・法人等の別", Clause = "5-3-1", Options = ["Individual=個人", "Corporation=法人等"])]
    public string AgentPartyKind { get; set; } = "";

    [FormField("代理人の氏名・名称", Clause = "5-3-1", MaxLength = 200)]
    public string AgentName { get; set; } = "";

    [FormField("代理人の代表者の氏名（法人等）", Clause = "5-3-1", MaxLength = 200)]
    public string AgentRepresentative { get; set; } = "";

    [FormField("代理人の住所", Clause = "5-3-1", MaxLength = 400)]
    public string AgentAddress { get; set; } = "";

    [FormField("代理人の電話番号", MaxLength = 40)]
    public string AgentPhone { get; set; } = "";

    [FormField("代理人の電子メールアドレス", MaxLength = 254)]
    public string AgentEmail { get; set; } = "";

    public static EnterPartiesForm From(Proposal proposal) => new()
    {
        DatedOn = proposal.DatedOn,
        Proposers = [.. proposal.Proposers.Select(ProposerRow.From)],
        HasAgent = proposal.Proposers.Count == 0 ? null : proposal.Agent is not null,
        AgentKind = proposal.Agent?.Kind.ToString() ?? "",
        AgentPartyKind = proposal.Agent?.PartyKind.ToString() ?? "",
        AgentName = proposal.Agent?.Name ?? "",
        AgentRepresentative = proposal.Agent?.Representative ?? "",
        AgentAddress = proposal.Agent?.Address ?? "",
        AgentPhone = proposal.Agent?.Phone ?? "",
        AgentEmail = proposal.Agent?.Email ?? "",
    };

    public ProposalAgent? ToAgent() => HasAgent != true ? null : new ProposalAgent
    {
        Kind = Enum.TryParse<AgentKind>(AgentKind, out var kind) ? kind : default,
        PartyKind = Enum.TryParse<PartyKind>(AgentPartyKind, out var party) ? party : default,
        Name = AgentName,
        Representative = AgentRepresentative,
        Address = AgentAddress,
        Phone = AgentPhone,
        Email = AgentEmail,
    };
}

/// <summary>One proposer of form 2.</summary>
internal sealed class ProposerRow
{
    [FormField("個人・法人等の別", Required = true, Clause = "5-1-0", Options = ["Individual=個人", "Corporation=法人その他の団体"])]
    public string Kind { get; set; } = "";

    [FormField("氏名・名称", Clause = "5-5-1", MaxLength = 200)]
    public string Name { get; set; } = "";

    [FormField("代表者の氏名（法人等）", Clause = "5-5-1", MaxLength = 200)]
    public string Representative { get; set; } = "";

    [FormField("郵便番号", MaxLength = 10)]
    public string PostalCode { get; set; } = "";

    [FormField("住所・居所（法人等は所在地）", Clause = "5-5-1", MaxLength = 400)]
    public string Address { get; set; } = "";

    [FormField("電話番号", Clause = "5-5-1", MaxLength = 40)]
    public string Phone { get; set; } = "";

    [FormField("電子メールアドレス", Clause = "5-5-1", MaxLength = 254)]
    public string Email { get; set; } = "";

    [FormField("担当部署がある", Clause = "5-5-1")]
    public bool? HasContactUnit { get; set; }

    [FormField("担当部署", Clause = "5-5-1", MaxLength = 200)]
    public string ContactUnit { get; set; } = "";

    [FormField("担当者の氏名", Clause = "5-5-1", MaxLength = 200)]
    public string ContactPerson { get; set; } = "";

    [FormField("法人番号（分かるとき）", MaxLength = 13, Help = "法人番号は13桁です。個人番号は入力しないでください。")]
    public string CorporateNumber { get; set; } = "";

    public static ProposerRow From(Proposer p) => new()
    {
        Kind = p.Kind.ToString(),
        Name = p.Name,
        Representative = p.Representative,
        PostalCode = p.PostalCode,
        Address = p.Address,
        Phone = p.Phone,
        Email = p.Email,
        HasContactUnit = p.HasContactUnit,
        ContactUnit = p.ContactUnit,
        ContactPerson = p.ContactPerson,
        CorporateNumber = p.CorporateNumber,
    };

    public Proposer ToProposer(Proposer? earlier) => new()
    {
        Kind = Enum.Parse<PartyKind>(Kind),
        Name = Name,
        Representative = Representative,
        PostalCode = PostalCode,
        Address = Address,
        Phone = Phone,
        Email = Email,
        HasContactUnit = HasContactUnit,
        ContactUnit = ContactUnit,
        ContactPerson = ContactPerson,
        CorporateNumber = CorporateNumber,
        BornOn = earlier?.BornOn,
    };
}

/// <summary>Stores proposers and agent as written.</summary>
internal sealed class EnterPartiesHandler : TaskHandler<EnterPartiesForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "提案者・代理人を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var view = new TaskView { Initial = EnterPartiesForm.From(proposal) };
        view.Fact("収受番号", proposal.ReceiptNumber);
        view.Notes.Add("総務課が保管する写しを見て、書かれているとおりに入力します。不備は補正の対象として記録され、受付を妨げません。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, EnterPartiesForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        context.Enforce(ProposalEntryRules.CheckParties(form.Proposers.Count, form.HasAgent == true, form.AgentName, form.AgentPartyKind));
        context.Enforce(RuleResult.Merge(form.Proposers.SelectMany((p, i) => new[]
        {
            IndividualNumberRules.CheckText(p.CorporateNumber, FormattableString.Invariant($"proposers[{i}].corporateNumber")),
            IndividualNumberRules.CheckText(p.Name, FormattableString.Invariant($"proposers[{i}].name")),
            IndividualNumberRules.CheckText(p.Address, FormattableString.Invariant($"proposers[{i}].address")),
        })));
        proposal.DatedOn = form.DatedOn;
        proposal.Proposers = [.. form.Proposers.Select((p, i) => p.ToProposer(proposal.Proposers.ElementAtOrDefault(i)))];
        proposal.Agent = form.ToAgent();
        if (proposal.Agent is null)
            proposal.AgentAuthority = null;
        return button;
    }
}
