using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>補正の回を特定する: the id of the latest round, for the events that name it.</summary>
[Activity("WorkflowAnon.Examination.IdentifyCorrection", Category = "第6 審査", DisplayName = "補正の回を特定する", Description = "これから求める補正の回に識別子を付け、後の手順が同じ補正を扱えるようにします。")]
public sealed class IdentifyCorrection : Activity
{
    /// <summary>Id of the round.</summary>
    [Output(DisplayName = "補正の識別子")]
    public string? CorrectionId { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        CorrectionId = (await context.Services.GetRequiredService<WorkflowAnonDbContext>().CurrentCorrectionAsync(context.CorrelationId!, context.CancellationToken)).Id;
    }
}

/// <summary>協議を特定する: the id of the latest consultation of a kind, for the events that name it.</summary>
[Activity("WorkflowAnon.Examination.IdentifyConsultation", Category = "第6 審査", DisplayName = "協議を特定する", Description = "これから行う協議に識別子を付け、後の手順が同じ協議を扱えるようにします。")]
public sealed class IdentifyConsultation : Activity
{
    /// <summary>Name of a <see cref="ConsultationSubject"/>.</summary>
    [Input(DisplayName = "協議の種類", UIHint = "dropdown", Options = ["Examination=審査", "OutsourcingCost=委託費の積算・負担"], DefaultValue = "Examination")]
    public string? Subject { get; set; }

    /// <summary>Id of the consultation.</summary>
    [Output(DisplayName = "協議の識別子")]
    public string? ConsultationId { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ConsultationId = (await context.Services.GetRequiredService<WorkflowAnonDbContext>()
            .CurrentConsultationAsync(context.CorrelationId!, Enum.Parse<ConsultationSubject>(Subject ?? ""), context.CancellationToken)).Id;
    }
}
