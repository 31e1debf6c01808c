using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Inquiries;

/// <summary>回付先を決める: no division is known to hold the file, so a person of 総務課 decides (2-b).</summary>
[Activity("WorkflowAnon.Inquiries.Route", Category = "第2 情報の提供", DisplayName = "問合せの回付先を決める", Description = "担当課から戻された問合せについて、戻された理由を確かめ、回答する所属を決め直します。", Kind = ActivityKind.Task)]
[Outcomes("Answer=総務課が回答する", "Route=担当課に回付する")]
internal sealed class RouteInquiry : HumanTaskActivity<RouteInquiryHandler>;

/// <summary>Form of the decision.</summary>
internal sealed class RouteInquiryForm
{
    [FormField("回答する所属", Required = true, OptionsFrom = "divisions", Clause = "2-b")]
    public string DivisionId { get; set; } = "";

    [FormField("その所属とした理由", RequiredByRule = true, Multiline = true, Clause = "2-b")]
    public string Reason { get; set; } = "";
}

/// <summary>Records where the inquiry goes and why.</summary>
internal sealed class RouteInquiryHandler : TaskHandler<RouteInquiryForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "回付先を決める")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var view = new TaskView().Inquiry(await context.InquiryAsync(cancellationToken), context.Profile);
        view.Choices["divisions"] = DeskChoices.Divisions(context.Profile);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, RouteInquiryForm form, string button, CancellationToken cancellationToken)
    {
        var inquiry = await context.InquiryAsync(cancellationToken);
        context.EnforceDecided(InquiryRules.CheckRouting(inquiry.DivisionId), form.Reason, "reason");
        var division = context.Profile.FindDivision(form.DivisionId) ?? throw TaskContext.Refuse("divisionId", "団体設定にない所属です。選び直してください。", "2-b");
        inquiry.DivisionId = division.Id;
        inquiry.RoutingReason = form.Reason;
        return DeskChoices.IsGeneralAffairs(context.Profile, division.Id) ? "Answer" : "Route";
    }
}

/// <summary>担当課に回付する: the hand-over of an inquiry, by event (2-b).</summary>
[Activity("WorkflowAnon.Inquiries.Send", Category = "第2 情報の提供", DisplayName = "担当課に回付する", Description = "イベント InquiryRouted を発行する。")]
internal sealed class SendInquiry : Activity
{
    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "2-b")]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var inquiry = await db.InquiryAsync(context.CorrelationId!, context.CancellationToken);
        subject.Record("問合せを回付", DeskChoices.DivisionName(subject.Profile, inquiry.DivisionId), Clauses ?? "");
        subject.Publish(new InquiryRouted { SubjectId = inquiry.Id, DivisionId = inquiry.DivisionId });
    }
}
