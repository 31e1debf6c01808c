using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>決裁 of a draft by one approver, who is never the drafter. Context: subject, draft activity, detail id.</summary>
[Activity("WorkflowAnon.Approve", Category = "共通", DisplayName = "決裁", Kind = ActivityKind.Task)]
[Outcomes("Approved=決裁", "SentBack=差戻し")]
public sealed class Approve : HumanTaskActivity<ApproveHandler>;

/// <summary>What a definition tells a 決裁 task, as its context.</summary>
/// <param name="Subject">Name of an <see cref="ApprovalSubject"/>.</param>
/// <param name="DraftActivity">Activity whose last performer is the drafter (起案者).</param>
/// <param name="DetailId">Id of the thing decided, or null.</param>
/// <param name="PaperKey">Key of the print view to be decided on, or null.</param>
public sealed record ApprovalContext(string Subject, string DraftActivity, string? DetailId = null, string? PaperKey = null);

/// <summary>Form of a 決裁.</summary>
public sealed class ApproveForm
{
    /// <summary>意見, or the reason of a 差戻し.</summary>
    [FormField("意見（差戻しのときは、その理由）", Multiline = true)]
    public string Comment { get; set; } = "";
}
