using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Makes the context of a subject within the current burst (or for reading a page).</summary>
public sealed class SubjectContextFactory(WorkflowAnonDbContext db, BurstScope scope, TimeProvider clock, AgencyProfile profile, PeriodCalculator periods, NoticeBook notices)
{
    /// <summary>The context of <paramref name="subjectId"/>.</summary>
    public SubjectContext Create(string subjectId) => new(subjectId, db, scope, clock, profile, periods, notices);
}
