using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>取下げがないか確かめる: a procedure that begins by an event which the withdrawal overtook ends at once.</summary>
[Activity("WorkflowAnon.Proposals.CaseStands", Category = "第5 提案", DisplayName = "取下げがないか確かめる", Description = "提案が取り下げられていないかで、進む先を分けます。")]
[Outcomes("Stands=取下げはない", "Withdrawn=取り下げられた")]
internal sealed class CaseStands : Activity
{
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var outcome = await context.Services.GetRequiredService<WorkflowAnonDbContext>().Set<Case>()
            .Where(c => c.Id == context.CorrelationId).Select(c => c.Outcome).FirstOrDefaultAsync(context.CancellationToken);
        context.Complete(outcome == CaseOutcome.Withdrawn ? "Withdrawn" : "Stands");
    }
}

/// <summary>担当課に知らせる取下げか: only what 総務課 received, and only where a division has the case.</summary>
[Activity("WorkflowAnon.Proposals.ConcernsDivision", Category = "第5 提案", DisplayName = "担当課に知らせる取下げか確かめる", Description = "取下げを担当課に知らせる必要があるかで、進む先を分けます。")]
[Outcomes("Yes=担当課に知らせる", "No=知らせる所属がない")]
internal sealed class ConcernsDivision : Activity
{
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var held = await db.Set<Case>().AnyAsync(c => c.Id == context.CorrelationId && c.OwningDivisionId != "", context.CancellationToken);
        var received = await db.Set<Withdrawal>().AnyAsync(w => w.CaseId == context.CorrelationId, context.CancellationToken);
        context.Complete(held && received ? "Yes" : "No");
    }
}

/// <summary>取下げを確認する: the owning division takes note and keeps the originals.</summary>
[Activity("WorkflowAnon.Proposals.NoteWithdrawal", Category = "第5 提案", DisplayName = "提案の取下げを確認する", Description = "提案が取り下げられ、手続が終わったことを確認します。原本は保管を続けます。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
internal sealed class NoteWithdrawal : HumanTaskActivity<NoteWithdrawalHandler>;

/// <summary>Form of the note.</summary>
internal sealed class NoteWithdrawalForm
{
    [FormField("原本の保管場所", MaxLength = 200)]
    public string Place { get; set; } = "";
}

/// <summary>Records that the division knows.</summary>
internal sealed class NoteWithdrawalHandler : TaskHandler<NoteWithdrawalForm>
{
    public override bool IsAfterWithdrawal(HumanTask task) => true;

    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "取下げを確認した")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var withdrawal = await context.Db.Set<Withdrawal>().AsNoTracking().SingleAsync(w => w.CaseId == context.SubjectId, cancellationToken);
        return new TaskView().Fact("取下書", $"{withdrawal.ReceiptNumber}　{JapaneseDate.Format(withdrawal.DatedOn)}付け").Fact("理由", withdrawal.Reason);
    }

    protected override Task<string> CompleteAsync(TaskContext context, NoteWithdrawalForm form, string button, CancellationToken cancellationToken)
    {
        context.Subject.Record("担当課が取下げを確認", form.Place.Length > 0 ? $"原本の保管: {form.Place}" : "", "N-2");
        return Task.FromResult(button);
    }
}
