using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Approvals;

/// <summary>
/// 起案を回議する: puts the last draft on its way along its route and says where it goes next. It is passed again after each 合議.
/// </summary>
[Activity("WorkflowAnon.Circulate", Category = "共通", DisplayName = "起案を回議する", Description = "起案を決裁経路に従って、合議先か決裁者に回す。")]
[Outcomes("Consult=合議へ", "Decide=決裁へ")]
public sealed class Circulate : Activity
{
    /// <summary>Subject and draft activity, the JSON of <see cref="ApprovalContext"/>.</summary>
    [Input(Required = true, DisplayName = "文脈（識別子）", UIHint = "json-editor")]
    public string? Context { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var wanted = ApprovalContext.Read(Context);
        var draft = await ApprovalRecords.LastDraftAsync(db, context.InstanceId, wanted.DraftActivity, context.CancellationToken)
            ?? throw new InvalidOperationException($"「{wanted.DraftActivity}」の起案がまだありません。");
        var document = await ApprovalRecords.FindAsync(db, context.InstanceId, wanted.DraftActivity, context.CancellationToken);
        if (document is not { State: ApprovalDocumentState.Circulating } || document.DraftTaskId != draft.Id)
            document = await BeginRoundAsync(subject, draft, document, wanted, context.InstanceId, context.CancellationToken);
        context.Complete(document.NextConsultation is null ? "Decide" : "Consult");
    }

    private static async Task<ApprovalDocument> BeginRoundAsync(
        SubjectContext subject, HumanTask draft, ApprovalDocument? earlier, ApprovalContext wanted, string instanceId, CancellationToken cancellationToken)
    {
        var matter = Enum.Parse<ApprovalSubject>(wanted.Subject);
        var document = earlier is { MayBeAmended: true } ? earlier : new ApprovalDocument
        {
            Id = SubjectContext.NewId("draft"),
            Number = await NumberAsync(subject, draft.DivisionId, cancellationToken),
            SubjectId = subject.SubjectId,
            InstanceId = instanceId,
            DraftActivity = wanted.DraftActivity,
            Subject = matter,
            Title = draft.Title,
            DivisionId = draft.DivisionId,
            DraftTaskId = draft.Id,
            DrafterId = draft.CompletedById!,
            DrafterName = draft.CompletedByName ?? "",
            DeciderDivisionId = draft.DivisionId,
        };
        if (document == earlier)
        {
            document.Round++;
            (document.DraftTaskId, document.DrafterId, document.DrafterName) = (draft.Id, draft.CompletedById!, draft.CompletedByName ?? "");
        }
        else
        {
            subject.Db.Add(document);
        }

        document.DraftedOn = subject.Today;
        document.Circulate(RouteForm.Of(draft, subject.Profile, matter), subject.Now);
        return document;
    }

    private static async Task<string> NumberAsync(SubjectContext subject, string divisionId, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(subject.Today);
        var number = await subject.NextNumberAsync("draft:" + divisionId, year.Year, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{year.Name}起案第{number}号");
    }
}
