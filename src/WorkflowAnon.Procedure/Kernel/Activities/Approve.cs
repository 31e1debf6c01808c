using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>決裁 of a draft by one approver, who is never the drafter. Context: subject, draft activity, detail id. The draft's route says whose approver decides.</summary>
[Activity("WorkflowAnon.Approve", Category = "共通", DisplayName = "決裁", Description = "起案の内容を確かめ、決裁するか、理由を付けて差し戻します。", Kind = ActivityKind.Task)]
[Outcomes("Approved=決裁", "Substituted=代決", "SentBack=差戻し", "Rejected=却下", "PulledBack=引戻し", "Withdrawn=取下")]
public sealed class Approve : HumanTaskActivity<ApproveHandler>
{
    internal override async ValueTask<TaskRequest> AddressAsync(ActivityContext context, TaskRequest asked)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var document = await ApprovalRecords.FindAsync(db, context.InstanceId, ApprovalContext.Read(asked.Context).DraftActivity, context.CancellationToken);
        return document is null ? asked : asked with { Unit = document.DeciderDivisionId };
    }
}

/// <summary>What a definition tells a 決裁 task, as its context.</summary>
/// <param name="Subject">Name of an <see cref="ApprovalSubject"/>.</param>
/// <param name="DraftActivity">Activity whose last performer is the drafter (起案者).</param>
/// <param name="DetailId">Id of the thing decided, or null.</param>
/// <param name="PaperKey">Key of the print view to be decided on, or null.</param>
/// <param name="AfterWithdrawal">True where the matter goes on although the proposal was withdrawn.</param>
public sealed record ApprovalContext(string Subject, string DraftActivity, string? DetailId = null, string? PaperKey = null, bool AfterWithdrawal = false)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the JSON of a task's or an activity's context.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ApprovalContext Read(string? json) =>
        JsonSerializer.Deserialize<ApprovalContext>(json ?? "", Json) ?? throw new InvalidOperationException("決裁の文脈（subject、draftActivity）がありません。");
}

/// <summary>Form of a 決裁.</summary>
public sealed class ApproveForm
{
    /// <summary>意見, or the reason of a 差戻し or 却下.</summary>
    [FormField("意見（差戻し・却下のときは、その理由）", Multiline = true)]
    public string Comment { get; set; } = "";
}
