using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Absences;

/// <summary>Form of a 不在.</summary>
public sealed class AbsenceForm
{
    /// <summary>Who is away.</summary>
    [FormField("不在の人", Required = true, OptionsFrom = "people")]
    public string PersonId { get; set; } = "";

    /// <summary>Who acts.</summary>
    [FormField("代理する人", Required = true, OptionsFrom = "people", Help = "代理する人も不在のときは、その人の代理が代わります。")]
    public string SubstituteId { get; set; } = "";

    /// <summary>First day.</summary>
    [FormField("始まりの日", Required = true)]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [FormField("終わりの日", Required = true)]
    public DateOnly? Until { get; set; }

    /// <summary>理由.</summary>
    [FormField("理由", Required = true, MaxLength = 200, Help = "代決の理由として記録されます（例：出張のため）。")]
    public string Reason { get; set; } = "";
}

/// <summary>Registers and calls off absences: a person their own, a supervisor those of the division, both recorded in the audit chain.</summary>
public sealed class AbsenceCommands(IBurstExecutor bursts)
{
    private const string Chain = "absences";

    /// <summary>Registers an absence; returns its id.</summary>
    /// <exception cref="TaskRefusedException">Something typed is missing or impossible.</exception>
    /// <exception cref="TaskConflictException">Not this person's to register.</exception>
    public Task<string> RegisterAsync(AbsenceForm form, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("absence-" + idempotencyKey, actor, "absence.register"), async (burst, ct) =>
        {
            var missing = FormBinder.Bind(FormDescriptor.Of(typeof(AbsenceForm)), FormBinder.Unbind(form)).Errors;
            if (missing.Count > 0)
                throw new TaskRefusedException(missing);
            await RequireRightAsync(burst.Db, form.PersonId, actor, ct);
            if (!await burst.Db.Set<StaffAccount>().AnyAsync(a => a.Id == form.SubstituteId && a.IsActive, ct))
                throw new TaskRefusedException("substituteId", "代理する人が見つかりません。選び直してください。");
            var absence = new Absence
            {
                Id = "absence-" + idempotencyKey,
                PersonId = form.PersonId,
                SubstituteId = form.SubstituteId,
                From = form.From!.Value,
                Until = form.Until!.Value,
                Reason = form.Reason.Trim(),
                RegisteredById = actor.Id,
            };
            var present = await burst.Db.Set<Absence>().AsNoTracking().Where(a => a.CancelledAt == null && a.Until >= absence.From && a.From <= absence.Until).ToListAsync(ct);
            if (AbsenceRules.WhyNotRegister(absence, present, burst.Scope.Today) is { } refusal)
                throw new TaskRefusedException("", refusal);
            burst.Db.Add(absence);
            burst.Scope.Audit(Chain, "absence.register", Facts(absence));
            return absence.Id;
        }, cancellationToken);
    }

    /// <summary>Calls an absence off from today: what was done meanwhile stays as it was done.</summary>
    /// <exception cref="TaskConflictException">Not found, or not this person's to call off.</exception>
    public Task<string> CancelAsync(string absenceId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(new BurstCommand("absence-off-" + idempotencyKey, actor, "absence.cancel"), async (burst, ct) =>
        {
            var absence = await burst.Db.Set<Absence>().SingleOrDefaultAsync(a => a.Id == absenceId, ct)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "不在の登録が見つかりません。");
            await RequireRightAsync(burst.Db, absence.PersonId, actor, ct);
            absence.CancelledAt ??= burst.Scope.Now.ToUniversalTime();
            burst.Scope.Audit(Chain, "absence.cancel", Facts(absence));
            return absence.Id;
        }, cancellationToken);

    private static async Task RequireRightAsync(WorkflowAnonDbContext db, string personId, Actor actor, CancellationToken cancellationToken)
    {
        var division = await db.Set<StaffAccount>().AsNoTracking().Where(a => a.Id == personId && a.IsActive).Select(a => a.DivisionId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new TaskRefusedException("personId", "不在の人が見つかりません。選び直してください。");
        if (personId != actor.Id && !(actor.Has(Duties.Supervisor) && division == actor.DivisionId))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "不在を登録・取消しできるのは、本人と、その所属の監督者です。");
    }

    private static Dictionary<string, string?> Facts(Absence absence) => new()
    {
        ["absence"] = absence.Id,
        ["person"] = absence.PersonId,
        ["substitute"] = absence.SubstituteId,
        ["from"] = absence.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["until"] = absence.Until.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    };
}
