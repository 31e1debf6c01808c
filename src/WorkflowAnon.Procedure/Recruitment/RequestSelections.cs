using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>各担当課へ選定を依頼する: one request and one event per division (3-1a).</summary>
[Activity("WorkflowAnon.Recruitment.RequestSelections", Category = "第4 提案の募集", DisplayName = "対象ファイルの選定を依頼する",
    Description = "計画で挙げた所属ごとに、選定の依頼を作り、イベント FileSelectionRequested を発行する。")]
internal sealed class RequestSelections : Activity
{
    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "3-1a")]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var round = await db.RoundAsync(context.CorrelationId!, context.CancellationToken);
        round.AnsweredDivisionIds = [];
        foreach (var divisionId in round.DivisionIds)
        {
            if (await db.Set<FileSelection>().FindAsync([FileSelection.IdOf(round.Id, divisionId)], context.CancellationToken) is { } again)
                again.SubmittedOn = null;
            else
                db.Add(new FileSelection { Id = FileSelection.IdOf(round.Id, divisionId), RecruitmentId = round.Id, DivisionId = divisionId, RequestedOn = subject.Today });
            subject.Publish(new FileSelectionRequested { SubjectId = round.Id, DivisionId = divisionId });
        }

        subject.Record("対象ファイルの選定を依頼", string.Join("、", round.DivisionIds.Select(id => subject.Profile.FindDivision(id)?.Name ?? id)), Clauses ?? "");
    }
}

/// <summary>回答を記録する: notes the division that answered and says whether all have (3-1a).</summary>
[Activity("WorkflowAnon.Recruitment.NoteSelection", Category = "第4 提案の募集", DisplayName = "選定の回答がそろったか確かめる", Description = "選定の回答を記録し、依頼した全ての所属からそろったかで、進む先を分けます。")]
[Outcomes("All=全ての所属が回答した", "Waiting=回答待ちの所属がある")]
internal sealed class NoteSelection : Activity
{
    /// <summary>The division that answered, from the event.</summary>
    [Input(Required = true, DisplayName = "回答した所属", Order = 1)]
    public string? DivisionId { get; set; }

    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "3-1a", Order = 2)]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var round = await db.RoundAsync(context.CorrelationId!, context.CancellationToken);
        if (DivisionId is { Length: > 0 } id && !round.AnsweredDivisionIds.Contains(id))
            round.AnsweredDivisionIds = [.. round.AnsweredDivisionIds, id];
        context.Complete(round.DivisionIds.All(round.AnsweredDivisionIds.Contains) ? "All" : "Waiting");
    }
}
