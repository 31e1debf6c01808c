using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Inquiries;

/// <summary>問合せを受ける (2-a, 2-b, 5-3-2): 総務課 records it and finds the division that holds the file.</summary>
[Activity("WorkflowAnon.Inquiries.Receive", Category = "第2 情報の提供", DisplayName = "問合せを記録する", Description = "問い合わせた者と内容を記録します。ファイルや提案の内容についてのものは、保有する担当課に回付されます。", Kind = ActivityKind.Task)]
[Outcomes("Answer=総務課が回答する", "Route=担当課に回付する", "Decide=回付先を決める必要がある")]
internal sealed class ReceiveInquiry : HumanTaskActivity<ReceiveInquiryHandler>;

/// <summary>Form of an inquiry.</summary>
internal sealed class ReceiveInquiryForm
{
    [FormField("受けた日", RequiredByRule = true, Clause = "2-a")]
    public DateOnly? ReceivedOn { get; set; }

    [FormField("方法", Required = true, Clause = "2-a", Options = [DeskChoices.Phone, DeskChoices.Counter, DeskChoices.Letter, DeskChoices.Email, DeskChoices.Other])]
    public string Channel { get; set; } = "";

    [FormField("問い合わせた者", Required = true, Clause = "2-a", Options = ["Prospective=提案をしようとする者", "Proposer=提案をした者", "Agent=代理人"])]
    public string Inquirer { get; set; } = "";

    [FormField("氏名・名称（分かるとき）", MaxLength = 200)]
    public string InquirerName { get; set; } = "";

    [FormField("連絡先（分かるとき）", MaxLength = 400)]
    public string Contact { get; set; } = "";

    [FormField("内容の区分", Required = true, Clause = "2-b", Options = ["General=手続・募集・手数料など", "FileContent=個人情報ファイルの内容", "ProposalContent=提案の内容"])]
    public string Topic { get; set; } = "";

    [FormField("個人情報ファイル（ファイルの内容についての問合せのとき）", OptionsFrom = "files", Clause = "2-b", Help = "保有する担当課に回付します。分からないときは空欄とし、次に総務課が回付先を決めます。")]
    public string FileId { get; set; } = "";

    [FormField("事案（提案の内容についての問合せのとき）", OptionsFrom = "cases", Clause = "2-b")]
    public string CaseId { get; set; } = "";

    [FormField("問合せの内容", RequiredByRule = true, Multiline = true, Clause = "2-a")]
    public string Question { get; set; } = "";

    [FormField("代理人の権限を確認した方法（第3号様式がないとき）", Multiline = true, Clause = "5-3-2")]
    public string AuthorityJudgement { get; set; } = "";
}

/// <summary>Records the inquiry; an agent without form 3 is told of a proposal only after a person confirmed the authority.</summary>
internal sealed class ReceiveInquiryHandler : TaskHandler<ReceiveInquiryForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "問合せを記録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var view = new TaskView { Initial = new ReceiveInquiryForm { ReceivedOn = context.Today } };
        view.Choices["files"] = await DeskChoices.FilesAsync(context, cancellationToken);
        view.Choices["cases"] = await DeskChoices.CasesAsync(context, cancellationToken);
        view.Notes.Add("提案をする者から代理人を通じて依頼があったときも、必要な情報を提供します（要領第5-3⑵）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveInquiryForm form, string button, CancellationToken cancellationToken)
    {
        context.Enforce(InquiryRules.CheckReception(form.Question, form.ReceivedOn, context.Today));
        var topic = Enum.Parse<InquiryTopic>(form.Topic);
        var inquirer = Enum.Parse<InquirerKind>(form.Inquirer);
        if (inquirer == InquirerKind.Agent && topic == InquiryTopic.ProposalContent)
            context.EnforceDecided(ReceiptRules.CheckAgentInquiry(await HasAuthorityAsync(context, form.CaseId, cancellationToken)), form.AuthorityJudgement, "authorityJudgement");

        var (year, number) = await DeskChoices.NextAsync(context, "inquiry", cancellationToken);
        var inquiry = new Inquiry
        {
            Id = context.SubjectId,
            FiscalYear = year,
            Number = number,
            ReceivedOn = form.ReceivedOn!.Value,
            Channel = form.Channel,
            Inquirer = inquirer,
            InquirerName = form.InquirerName,
            Contact = form.Contact,
            Topic = topic,
            FileId = form.FileId,
            CaseId = form.CaseId,
            Question = form.Question,
            AuthorityJudgement = form.AuthorityJudgement,
            DivisionId = topic == InquiryTopic.General ? context.Profile.GeneralAffairs().Id : await HolderAsync(context, form, topic, cancellationToken),
        };
        context.Db.Add(inquiry);
        context.Task.SubjectLabel = inquiry.Label();
        context.Subject.Record("問合せの受付", $"{JapaneseDate.Format(inquiry.ReceivedOn)} {inquiry.Channel}", "2-a");
        context.Subject.Publish(new InquiryReceived { SubjectId = inquiry.Id });
        if (InquiryRules.CheckRouting(inquiry.DivisionId).Has(FindingLevel.Human))
            return "Decide";
        return DeskChoices.IsGeneralAffairs(context.Profile, inquiry.DivisionId) ? "Answer" : "Route";
    }

    private static async Task<bool> HasAuthorityAsync(TaskContext context, string caseId, CancellationToken cancellationToken) =>
        await context.Db.Set<Proposal>().FindAsync([caseId], cancellationToken) is { AgentAuthority.IsAttached: true };

    // 担当課 = 個人情報ファイルを保有する所属 (2-d); a proposal is with the division of its file.
    private static async Task<string> HolderAsync(TaskContext context, ReceiveInquiryForm form, InquiryTopic topic, CancellationToken cancellationToken)
    {
        var held = topic == InquiryTopic.ProposalContent
            ? (await context.Db.Set<Case>().FindAsync([form.CaseId], cancellationToken))?.OwningDivisionId
            : (await context.Db.Set<PersonalInformationFile>().FindAsync([form.FileId], cancellationToken))?.DivisionId;
        return held is not null && context.Profile.FindDivision(held) is not null ? held : "";
    }
}
