using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Cases;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>番号: series that count up within a 年度, without a gap or a double.</summary>
internal static class Numbering
{
    public static async Task<int> NextAsync(WorkflowAnonDbContext db, string series, int fiscalYear, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{series}:{fiscalYear}");
        // The update locks the counter's row until this burst commits, so two bursts never get the same number.
        if (await db.Set<NumberCounter>().Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Last, c => c.Last + 1), cancellationToken) == 0)
        {
            // Two first bursts of a year: one insert fails on the key and that burst is retried as a whole.
            db.Add(new NumberCounter { Id = id, Last = 1 });
            await db.SaveChangesAsync(cancellationToken);
            return 1;
        }

        return await db.Set<NumberCounter>().AsNoTracking().Where(c => c.Id == id).Select(c => c.Last).SingleAsync(cancellationToken);
    }
}
