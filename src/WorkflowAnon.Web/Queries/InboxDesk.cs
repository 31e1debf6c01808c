using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using Choice = WorkflowAnon.Procedure.Kernel.Forms.Choice;

namespace WorkflowAnon.Web.Queries;

/// <summary>Whose case a task belongs to, as the inbox shows it.</summary>
/// <param name="Party">提案者.</param>
/// <param name="FileName">個人情報ファイルの名称.</param>
internal sealed record CaseBrief(string Party, string FileName);

/// <summary>What stands around the lists of the inbox: parties and files of the rows, choices of the filters, colleagues, saved filters. Each is one statement.</summary>
internal sealed class InboxDesk(WorkflowAnonDbContext db, AgencyProfile profile, TaskRights rights, IDefinitionStore definitions, TimeProvider clock)
{
    private const int MostFiles = 200;

    /// <summary>Parties and files of the subjects that are cases which the person may read.</summary>
    public async Task<IReadOnlyDictionary<string, CaseBrief>> BriefsAsync(Actor actor, IEnumerable<InboxRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.SubjectId).Distinct().ToList();
        if (ids.Count == 0)
            return new Dictionary<string, CaseBrief>();
        var found = await (from c in db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).Where(c => ids.Contains(c.Id))
                           join p in db.Set<Proposal>().AsNoTracking() on c.Id equals p.CaseId
                           join f in db.Set<PersonalInformationFile>() on c.FileId equals f.Id into files
                           from f in files.DefaultIfEmpty()
                           select new { c.Id, p.Proposers, Written = p.FileName, Registered = f == null ? null : f.Name }).ToListAsync(cancellationToken);
        return found.ToDictionary(f => f.Id, f => new CaseBrief(
            string.Join("、", f.Proposers.Select(p => p.Name).Where(n => n.Length > 0)), f.Registered ?? f.Written));
    }

    /// <summary>The files of the cases that are under way and that the person may read.</summary>
    public async Task<IReadOnlyList<Choice>> FilesAsync(Actor actor, CancellationToken cancellationToken) =>
        [.. (await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).Where(c => c.CompletedOn == null)
            .Join(db.Set<PersonalInformationFile>(), c => c.FileId, f => f.Id, (c, f) => new { f.Id, f.Name }).Distinct()
            .OrderBy(f => f.Name).ThenBy(f => f.Id).Take(MostFiles).ToListAsync(cancellationToken)).Select(f => new Choice(f.Id, f.Name))];

    /// <summary>Names of the procedures by definition.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProceduresAsync(CancellationToken cancellationToken) =>
        (await definitions.ListAsync(null, cancellationToken)).GroupBy(d => d.DefinitionId).ToDictionary(g => g.Key, g => g.MaxBy(d => d.Version)!.Name);

    /// <summary>Colleagues of the division to whom a task can be handed, with their duties; who is away today is named as such.</summary>
    public async Task<IReadOnlyList<Choice>> ColleaguesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var today = JapanTime.Today(clock);
        var people = await rights.OfDivisionAsync(actor.DivisionId, cancellationToken);
        var away = await db.Set<Absence>().AsNoTracking().Where(a => a.CancelledAt == null && a.From <= today && a.Until >= today).Select(a => a.PersonId).ToListAsync(cancellationToken);
        return [.. people.Where(p => p.DutySet.Overlaps([Duties.Staff, Duties.Approver, Duties.Supervisor]))
            .Select(p => new Choice(p.Id, $"{p.DisplayName}（{string.Join("・", p.DutySet.Order(StringComparer.Ordinal).Select(Duties.DisplayName))}{(away.Contains(p.Id) ? "・本日不在" : "")}）"))];
    }

    /// <summary>The person's own saved filters, by name.</summary>
    public async Task<IReadOnlyList<SavedFilter>> SavedAsync(Actor actor, CancellationToken cancellationToken) =>
        await db.Set<SavedFilter>().AsNoTracking().Where(f => f.PersonId == actor.Id).OrderBy(f => f.Name).Take(SavedFilterCommands.MostOfPerson).ToListAsync(cancellationToken);
}
