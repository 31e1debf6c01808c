using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>What a procedure that a person begins is about.</summary>
public enum StartSubject
{
    /// <summary>A recruitment that does not exist yet.</summary>
    NewRecruitment,

    /// <summary>A case that does not exist yet.</summary>
    NewCase,

    /// <summary>An existing case.</summary>
    Case,

    /// <summary>An evaluation of safety measures that does not exist yet (11-3).</summary>
    NewSafetyEvaluation,

    /// <summary>An existing recruitment that is open.</summary>
    Recruitment,

    /// <summary>Something at the desk (窓口) that belongs to no case: an inquiry, a pre-check, a complaint. Its id begins with the definition's.</summary>
    Desk,

    /// <summary>A disposal of papers (廃棄) that does not exist yet. Its id begins with the definition's.</summary>
    Disposal,
}

/// <summary>A procedure that a person begins; all others begin by events.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="ActionName">What the button says.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Unit">The unit whose staff may begin it.</param>
/// <param name="Stages">Stages of the case in which it may begin.</param>
/// <param name="Trigger">The node to begin at, where the procedure else begins by an event that names a division: it is told the person's division. Null: at the start.</param>
public sealed record StartableProcedure(string DefinitionId, string ActionName, StartSubject Subject, DivisionKind Unit, IReadOnlyList<CaseStage> Stages, string? Trigger = null);

/// <summary>Begins procedures by hand.</summary>
public sealed class ProcedureCommands(IServiceScopeFactory scopes, IWorkflowEngine engine, AgencyProfile profile)
{
    private static readonly CaseStage[] AfterPayment = [CaseStage.Fees, CaseStage.Contracting, CaseStage.Production, CaseStage.Provision, CaseStage.InUse];
    private static readonly CaseStage[] BeforeContract = [CaseStage.Proposals, CaseStage.Examination, CaseStage.Notification, CaseStage.Fees, CaseStage.Contracting];

    private static readonly CaseStage[] AfterContract = [CaseStage.Production, CaseStage.Provision, CaseStage.InUse];

    /// <summary>The procedures that a person begins.</summary>
    public static IReadOnlyList<StartableProcedure> Startable { get; } =
    [
        new("recruitment", "提案の募集を始める", StartSubject.NewRecruitment, DivisionKind.GeneralAffairs, []),
        new("proposal-receipt", "提案書類の到達を記録する", StartSubject.NewCase, DivisionKind.GeneralAffairs, []),
        new("fee-correction", "通知した手数料の額の訂正を始める", StartSubject.Case, DivisionKind.GeneralAffairs, AfterPayment),
        new("inquiry", "問合せを記録する", StartSubject.Desk, DivisionKind.GeneralAffairs, []),
        new("pre-check", "事前チェックを始める", StartSubject.Desk, DivisionKind.GeneralAffairs, []),
        new("complaint", "苦情を受け付ける", StartSubject.Desk, DivisionKind.GeneralAffairs, []),
        new("withdrawal", "提案の取下げを受け付ける", StartSubject.Case, DivisionKind.GeneralAffairs, BeforeContract),
        new("recruitment-extension", "募集の期間を延長する", StartSubject.Recruitment, DivisionKind.GeneralAffairs, []),
        new("change-notice", "変更の届出を受け付ける", StartSubject.Case, DivisionKind.GeneralAffairs, AfterContract),
        new("termination", "契約違反・解除の手続を始める", StartSubject.Case, DivisionKind.OwningDivision, AfterContract),
        new("counterparty-inquiry", "契約の相手方に照会する", StartSubject.Case, DivisionKind.OwningDivision, [CaseStage.Production, CaseStage.Provision]),
        new("handling-persons", "従事する者の異動を記録する", StartSubject.Case, DivisionKind.OwningDivision, AfterContract),
        new("safety-evaluation", "取扱状況の評価を始める", StartSubject.NewSafetyEvaluation, DivisionKind.OwningDivision, [], Trigger: "requested"),
        new("records-disposal", "廃棄の起案を始める", StartSubject.Disposal, DivisionKind.GeneralAffairs, []),
    ];

    /// <summary>Begins <paramref name="definitionId"/>. Returns the subject's id (new for a recruitment or a new case).</summary>
    /// <exception cref="TaskConflictException">Not this person's to begin, or not in this stage.</exception>
    public async Task<string> StartAsync(string definitionId, string? subjectId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        var procedure = Startable.FirstOrDefault(p => p.DefinitionId == definitionId)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, $"「{definitionId}」は人が始める手続ではありません。");
        if (await RefusalAsync(procedure, subjectId, actor, cancellationToken) is { } refused)
            throw refused;
        var subject = procedure.Subject switch
        {
            StartSubject.NewRecruitment => "recruitment-" + idempotencyKey,
            StartSubject.NewCase => "case-" + idempotencyKey,
            StartSubject.NewSafetyEvaluation => "safety-" + idempotencyKey,
            StartSubject.Desk or StartSubject.Disposal => $"{definitionId}-{idempotencyKey}",
            _ => subjectId!,
        };
        await engine.StartAsync(
            Request(procedure, subject, actor),
            new BurstCommand("start-" + idempotencyKey, actor, "procedure.start"), cancellationToken);
        return subject;
    }

    private static StartRequest Request(StartableProcedure procedure, string subject, Actor actor)
    {
        var request = new StartRequest { DefinitionId = procedure.DefinitionId, CorrelationId = subject };
        if (procedure.Trigger is not { } trigger)
            return request;
        var division = JsonSerializer.SerializeToElement(new { divisionId = actor.DivisionId });
        return request with { TriggerActivityId = trigger, TriggerPayload = division, Input = new Dictionary<string, JsonElement?> { ["Event"] = division } };
    }

    /// <summary>Null when <paramref name="actor"/> may begin <paramref name="procedure"/> now, else why not.</summary>
    public async Task<TaskConflictException?> RefusalAsync(StartableProcedure procedure, string? subjectId, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Duties.Staff) || profile.FindDivision(actor.DivisionId)?.Kind != procedure.Unit)
            return new(TaskConflictKind.Forbidden, $"「{procedure.ActionName}」は{(procedure.Unit == DivisionKind.GeneralAffairs ? "総務課" : "担当課")}の担当者が行います。");
        if (procedure.Subject is not (StartSubject.Case or StartSubject.Recruitment))
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>();
        if (procedure.Subject == StartSubject.Recruitment)
        {
            return await db.Set<RecruitmentRound>().AnyAsync(r => r.Id == subjectId && r.State == RecruitmentState.Open, cancellationToken)
                ? null
                : new(TaskConflictKind.Forbidden, $"募集中ではないため、「{procedure.ActionName}」はできません。");
        }

        var @case = await db.Set<Case>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == subjectId, cancellationToken);
        if (@case is null)
            return new(TaskConflictKind.NotFound, "事案が見つかりません。");
        if (procedure.Unit == DivisionKind.OwningDivision && @case.OwningDivisionId != actor.DivisionId)
            return new(TaskConflictKind.Forbidden, "この事案は他の担当課のものです。");
        return procedure.Stages.Contains(@case.Stage)
            ? null
            : new(TaskConflictKind.Forbidden, $"この事案は「{@case.Stage.DisplayName()}」の段階のため、「{procedure.ActionName}」はできません。");
    }
}
