using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Notices;

/// <summary>
/// Writes お知らせ into the burst that announces a date. So they exist exactly when it was announced, on both stores and whatever is delivered again: a consumer of
/// the event would need its own record of what it has seen (docs/decisions/0004). What is there already stays; the unique index is the last word.
/// </summary>
public sealed class NoticeBook
{
    private readonly WorkflowAnonDbContext _db;
    private readonly BurstScope _scope;
    private readonly TaskRights _rights;
    private readonly UnitDirectory _units;
    private readonly AgencyProfile _profile;

    // Everybody and their absences, read once for a burst.
    private (IReadOnlyList<Actor> People, IReadOnlyList<Absence> Absences)? _office;

    internal NoticeBook(WorkflowAnonDbContext db, BurstScope scope, TaskRights rights, UnitDirectory units, AgencyProfile profile) =>
        (_db, _scope, _rights, _units, _profile) = (db, scope, rights, units, profile);

    /// <summary>Tells of a deadline: who holds the open task that carries it, else the staff of the division that must act; see <see cref="NoticeRules"/>.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="kind">Near or passed.</param>
    /// <param name="unit">The department whose deadline it is.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task WriteAsync(Deadline deadline, NoticeKind kind, string unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var tasks = await _db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.SubjectId == deadline.SubjectId && t.LegalKind == deadline.Kind && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed))
            // Where a subject has several of a kind, its task is the one of the same day.
            .Where(t => deadline.DetailId == "" || t.LegalDueOn == deadline.Due)
            .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        string[] divisions = tasks.Count > 0 ? [.. tasks.Select(t => t.DivisionId).Distinct()] : [await DivisionOfAsync(deadline.SubjectId, unit, cancellationToken)];
        var circle = await CircleAsync(divisions, Duties.Staff, [.. tasks.Select(t => t.AssigneeId).OfType<string>()], cancellationToken);
        var label = await _units.LabelAsync(deadline.SubjectId, cancellationToken);
        await AddAsync(new(kind, deadline.Id, deadline.Due, deadline.SubjectId, label, deadline.Kind.DisplayName(), tasks.Count > 0 ? tasks[0].Id : null), circle, cancellationToken);
    }

    /// <summary>Tells of the internal date of a pending task: who holds it, else those of its division who have the duty it needs.</summary>
    /// <param name="task">The task.</param>
    /// <param name="kind">Near or passed.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task WriteAsync(HumanTask task, NoticeKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var circle = await CircleAsync([task.DivisionId], task.Duty, task.AssigneeId is { } holder ? [holder] : [], cancellationToken);
        if (DrawnForm.Of(task)?.Escalation == Escalations.GeneralAffairs)
        {
            var leaders = (await OfficeAsync(cancellationToken)).People.Where(p => p.DivisionId == _profile.GeneralAffairs().Id && p.Has(Duties.Supervisor));
            circle = circle with { Supervisors = [.. circle.Supervisors.Union(leaders.Select(p => p.Id))] };
        }

        await AddAsync(new(kind, task.Id, task.DueOn!.Value, task.SubjectId, task.SubjectLabel, task.Title, task.Id), circle, cancellationToken);
    }

    /// <summary>Tells the 監督者 of the division that a person leaves: that it is going to be, or that it was carried out and left work behind.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="kind">Announced or applied.</param>
    /// <param name="personName">氏名 of who is transferred.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task WriteAsync(StaffTransfer transfer, NoticeKind kind, string personName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        var circle = await CircleAsync([transfer.FromDivisionId], Duties.Supervisor, [], cancellationToken);
        var title = $"人事異動：{_profile.FindDivision(transfer.FromDivisionId)?.Name}から{_profile.FindDivision(transfer.DivisionId)?.Name}へ";
        await AddAsync(new(kind, transfer.Id, transfer.EffectiveOn, transfer.Id, personName, title, null), circle, cancellationToken);
    }

    /// <summary>Tells every 監督者 who may decide it that a request waits; 手続設計者 find it on the page that they begin with.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task WriteAsync(ReleaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var deciders = (await OfficeAsync(cancellationToken)).People.Where(p => p.Has(Duties.Supervisor) && DraftRules.WhyNotDecide(request, p.Id, holdsDuty: true) is null);
        var title = $"{(request.Kind == ReleaseKind.Publish ? "公開" : "公開の終了")}の申請：{request.Name}";
        await AddAsync(new(NoticeKind.ReleaseRequested, request.Id, _scope.Today, request.Id, $"第{request.Version}版", title, null), new([], [.. deciders.Select(p => p.Id)], []), cancellationToken);
    }

    // 担当課 of the case or of the evaluation; what has none yet is 総務課's to see to.
    private async Task<string> DivisionOfAsync(string subjectId, string unit, CancellationToken cancellationToken)
    {
        if (unit == Units.GeneralAffairs)
            return _profile.GeneralAffairs().Id;
        var division = await _db.Set<Case>().AsNoTracking().Where(c => c.Id == subjectId).Select(c => c.OwningDivisionId).SingleOrDefaultAsync(cancellationToken)
            ?? await _db.Set<SafetyEvaluation>().AsNoTracking().Where(e => e.Id == subjectId).Select(e => e.DivisionId).SingleOrDefaultAsync(cancellationToken);
        return division is { Length: > 0 } ? division : _profile.GeneralAffairs().Id;
    }

    private async Task<NoticeCircle> CircleAsync(IReadOnlyCollection<string> divisions, string duty, IReadOnlyCollection<string> holders, CancellationToken cancellationToken)
    {
        var people = (await OfficeAsync(cancellationToken)).People;
        string[] With(string wanted, IReadOnlyCollection<string> where) => [.. people.Where(p => where.Contains(p.DivisionId) && p.Has(wanted)).Select(p => p.Id)];

        // A division without anybody who could act or lead must not keep a date to itself.
        var circle = new NoticeCircle([.. people.Where(p => holders.Contains(p.Id)).Select(p => p.Id)], With(duty, divisions), With(Duties.Supervisor, divisions));
        if (circle.Holders.Count + circle.Staff.Count + circle.Supervisors.Count > 0)
            return circle;
        string[] generalAffairs = [_profile.GeneralAffairs().Id];
        return new([], With(Duties.Staff, generalAffairs), With(Duties.Supervisor, generalAffairs));
    }

    private async Task<(IReadOnlyList<Actor> People, IReadOnlyList<Absence> Absences)> OfficeAsync(CancellationToken cancellationToken)
    {
        if (_office is { } known)
            return known;
        var today = _scope.Today;
        var absences = await _db.Set<Absence>().AsNoTracking().Where(a => a.CancelledAt == null && a.From <= today && a.Until >= today).ToListAsync(cancellationToken);
        _office = (await _rights.EverybodyAsync(cancellationToken), absences);
        return _office.Value;
    }

    private async Task AddAsync(Told told, NoticeCircle circle, CancellationToken cancellationToken)
    {
        var before = await _db.Set<StaffNotice>().AsNoTracking()
            .Where(n => n.SourceId == told.SourceId && n.Kind == told.Kind && n.DueOn == told.DueOn).Select(n => n.RecipientId).ToListAsync(cancellationToken);
        var (people, absences) = await OfficeAsync(cancellationToken);
        var recipients = NoticeRules.Recipients(told.Kind, circle, absences, _scope.Today).Where(r => !before.Contains(r.PersonId) && people.Any(p => p.Id == r.PersonId)).ToList();
        if (recipients.Count == 0)
            return;
        var file = await _db.Set<Case>().AsNoTracking().Where(c => c.Id == told.SubjectId)
            .Join(_db.Set<PersonalInformationFile>(), c => c.FileId, f => f.Id, (c, f) => f.Name).FirstOrDefaultAsync(cancellationToken) ?? "";
        _db.AddRange(recipients.Select(r => new StaffNotice
        {
            Id = SubjectContext.NewId("notice"),
            RecipientId = r.PersonId,
            Kind = told.Kind,
            SourceId = told.SourceId,
            DueOn = told.DueOn,
            SubjectId = told.SubjectId,
            SubjectLabel = told.SubjectLabel,
            FileName = file,
            Title = told.Title,
            TaskId = told.TaskId,
            IsForAbsent = r.IsForAbsent,
            CreatedAt = _scope.Now.ToUniversalTime(),
        }));
    }

    private sealed record Told(NoticeKind Kind, string SourceId, DateOnly DueOn, string SubjectId, string SubjectLabel, string Title, string? TaskId);
}
