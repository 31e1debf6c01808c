using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>総務課への協議 (6-0): the question.</summary>
[Activity("WorkflowAnon.Examination.RequestConsultation", Category = "第6 審査", DisplayName = "総務課に協議する", Description = "審査に当たり、総務課と協議・確認する内容を書きます。", Kind = ActivityKind.Task)]
[Outcomes("Requested=協議した", "Back=やめる")]
public sealed class RequestConsultation : HumanTaskActivity<RequestConsultationHandler>;

/// <summary>Form of the question.</summary>
public sealed class RequestConsultationForm
{
    /// <summary>内容.</summary>
    [FormField("協議・確認する内容", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Question { get; set; } = "";
}

/// <summary>Puts the question on record.</summary>
public sealed class RequestConsultationHandler : TaskHandler<RequestConsultationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Requested", "総務課に協議する"), new("Back", "協議せずに戻る")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        await view.AddConsultationsAsync(context.Db, context.SubjectId, ConsultationSubject.Examination, cancellationToken);
        return view;
    }

    /// <inheritdoc/>
    protected override Task<string> CompleteAsync(TaskContext context, RequestConsultationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Back")
            return Task.FromResult(button);
        context.Enforce(HearingRules.CheckQuestion(ConsultationSubject.Examination, form.Question));
        context.AddConsultation(ConsultationSubject.Examination, form.Question);
        return Task.FromResult(button);
    }
}

/// <summary>協議への回答 (6-0, 8-1-2ウ(ｲ)): 総務課 answers.</summary>
[Activity("WorkflowAnon.Examination.AnswerConsultation", Category = "第6 審査", DisplayName = "協議に回答する", Description = "審査についての協議・確認、又は委託費の積算、負担等についての協議に回答します。", Kind = ActivityKind.Task)]
[Outcomes("Answered=回答した")]
public sealed class AnswerConsultation : HumanTaskActivity<AnswerConsultationHandler>;

/// <summary>Form of the answer.</summary>
public sealed class AnswerConsultationForm
{
    /// <summary>回答.</summary>
    [FormField("回答", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Answer { get; set; } = "";
}

/// <summary>Puts the answer on record; a question is answered once.</summary>
public sealed class AnswerConsultationHandler : TaskHandler<AnswerConsultationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Answered", "この内容で担当課に回答する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var consultation = await FindAsync(context, cancellationToken);
        return new TaskView()
            .Fact("協議の種類", consultation.Subject == ConsultationSubject.OutsourcingCost ? "委託費の積算、負担等" : "審査についての協議・確認")
            .Fact("協議した所属", context.Profile.FindDivision(consultation.RequestedByDivisionId)?.Name ?? consultation.RequestedByDivisionId)
            .Fact("協議の内容", consultation.Question);
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, AnswerConsultationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var consultation = await FindAsync(context, cancellationToken);
        context.Enforce(HearingRules.CheckAnswer(consultation, form.Answer));
        consultation.Answer = form.Answer;
        consultation.AnsweredById = context.Actor.Id;
        consultation.AnsweredAt = context.Now.ToUniversalTime();
        return button;
    }

    private static async Task<Consultation> FindAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var id = JsonDocument.Parse(context.Task.Context).RootElement.GetProperty("consultationId").GetString();
        return await context.Db.Set<Consultation>().SingleAsync(c => c.Id == id, cancellationToken);
    }
}

/// <summary>Shared by the stages that consult.</summary>
internal static class ConsultationRecord
{
    /// <summary>Adds a question from the task's division.</summary>
    public static Consultation AddConsultation(this TaskContext context, ConsultationSubject subject, string question)
    {
        var consultation = new Consultation
        {
            Id = SubjectContext.NewId("consultation"),
            CaseId = context.SubjectId,
            Subject = subject,
            Question = question,
            RequestedById = context.Actor.Id,
            RequestedByDivisionId = context.Actor.DivisionId,
            RequestedAt = context.Now.ToUniversalTime(),
        };
        context.Db.Add(consultation);
        return consultation;
    }
}
