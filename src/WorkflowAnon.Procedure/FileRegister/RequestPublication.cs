using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.FileRegister;

/// <summary>総務文書課への公表の依頼 (11-5-2).</summary>
[Activity("WorkflowAnon.FileRegister.RequestPublication", Category = "第11の5 ファイル簿・公表", DisplayName = "総務文書課に公表を依頼する", Description = "名称、本人の数、項目、組織、期間のホームページへの公表を、総務文書課に依頼します。", Kind = ActivityKind.Task)]
[Outcomes("Done=依頼した")]
public sealed class RequestPublication : HumanTaskActivity<RequestPublicationHandler>;

/// <summary>Form of the request.</summary>
public sealed class RequestPublicationForm
{
    /// <summary>依頼した日.</summary>
    [FormField("公表を依頼した日", Required = true, Clause = "11-5-2")]
    public DateOnly? RequestedOn { get; set; }
}

/// <summary>Sends the request with its five items.</summary>
public sealed class RequestPublicationHandler : TaskHandler<RequestPublicationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "公表を依頼した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var entry = await context.Db.Set<CreatedInformationEntry>().AsNoTracking().SingleAsync(e => e.CaseId == context.SubjectId, cancellationToken);
        return new TaskView { Initial = new RequestPublicationForm { RequestedOn = context.Today } }
            .Fact("ア 名称", entry.InformationName).Fact("イ 本人の数", $"{entry.PersonCount:#,0}人").Fact("ウ 情報の項目", string.Join("、", entry.Items))
            .Fact("エ 組織の名称及び所在地", $"{entry.Organisation}　{entry.Address}")
            .Fact("オ 期間", $"{Domain.Calendar.JapaneseDate.Format(entry.ProposalsFrom)}から{Domain.Calendar.JapaneseDate.Format(entry.ProposalsTo)}まで")
            .Fact("公表依頼書", "内容を表示", PaperAddress.Of("publication-request", context.SubjectId));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RequestPublicationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("11-5-2", "requestedOn", form.RequestedOn, null, context.Today, "依頼した日が今日より後です。"));
        var entry = await context.Db.Set<CreatedInformationEntry>().SingleAsync(e => e.CaseId == context.SubjectId, cancellationToken);
        context.Enforce(FileRegisterRules.CheckPublicationRequest(new ProducedEntryFacts(
            ProposalKind.First, entry.InformationName, entry.PersonCount, entry.Items, entry.Organisation, entry.Address, entry.ProposalsFrom, entry.ProposalsTo),
            entry.SubmittedOn is not null));
        entry.PublicationRequestedOn = form.RequestedOn;
        entry.RequestNumber = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        await context.Subject.Custody.IssueAsync(
            PaperKind.PublicationRequest, "公表依頼書", PaperHolders.Prefecture, form.RequestedOn!.Value, entry.RequestNumber, cancellationToken, PaperAddress.Of("publication-request", context.SubjectId), keepsCopy: true, clause: "11-5-2");
        return button;
    }
}

/// <summary>公表の確認 (11-5-2).</summary>
[Activity("WorkflowAnon.FileRegister.ConfirmPublication", Category = "第11の5 ファイル簿・公表", DisplayName = "公表されたことを確認する", Description = "依頼した事項がホームページに公表されたことを確かめ、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
public sealed class ConfirmPublication : HumanTaskActivity<ConfirmPublicationHandler>;

/// <summary>Form of the confirmation.</summary>
public sealed class ConfirmPublicationForm
{
    /// <summary>公表された日.</summary>
    [FormField("公表された日", Required = true, Clause = "11-5-2")]
    public DateOnly? PublishedOn { get; set; }

    /// <summary>場所.</summary>
    [FormField("掲載された場所（URL）", Required = true, Clause = "11-5-2")]
    public string PublishedAt { get; set; } = "";
}

/// <summary>Records the evidence of publication.</summary>
public sealed class ConfirmPublicationHandler : TaskHandler<ConfirmPublicationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "公表を確認した")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new ConfirmPublicationForm { PublishedOn = context.Today } });
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConfirmPublicationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var entry = await context.Db.Set<CreatedInformationEntry>().SingleAsync(e => e.CaseId == context.SubjectId, cancellationToken);
        context.Enforce(RecordRules.CheckDay("11-5-2", "publishedOn", form.PublishedOn, entry.PublicationRequestedOn, context.Today, "公表された日は、公表を依頼した日から今日までの日です。"));
        entry.PublishedOn = form.PublishedOn;
        entry.PublishedAt = form.PublishedAt;
        return button;
    }
}
