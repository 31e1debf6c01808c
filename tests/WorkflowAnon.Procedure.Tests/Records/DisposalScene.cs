using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Tests.Records;

/// <summary>What the tests of 保存・廃棄 share: the steps of a disposal, and a look into every table for words that must be gone.</summary>
internal static class DisposalScene
{
    public const string Reason = "保存期間が満了し、なお必要な文書でないことを確かめた。";

    public static readonly ExecuteDisposalForm Execution = new() { Method = "総務課の2名の立会いで溶解した。" };

    public static Actor Approver(this ProcedureDriver driver) => driver.GeneralAffairs(1, Duties.Approver);

    public static Actor Supervisor(this ProcedureDriver driver) => driver.GeneralAffairs(1, Duties.Supervisor);

    public static string Key(RetentionKind kind, string subjectId) => $"{kind}:{subjectId}";

    public static DraftDisposalForm Draft(params string[] keys) => new() { Items = [.. keys], Reason = Reason };

    /// <summary>Drafts and decides; what is left to do is the execution.</summary>
    public static async Task<string> DecidedAsync(this ProcedureDriver driver, params string[] keys)
    {
        var id = await driver.BeginAsync("records-disposal", driver.GeneralAffairs());
        await driver.DoAsync(id, "draft-disposal", driver.GeneralAffairs(), Draft(keys), "Drafted");
        await driver.DoAsync(id, "approve-disposal", driver.Approver(), new ApproveForm(), "Approved");
        return id;
    }

    public static async Task<string> DisposedAsync(this ProcedureDriver driver, params string[] keys)
    {
        var id = await driver.DecidedAsync(keys);
        await driver.DoAsync(id, "execute-disposal", driver.GeneralAffairs(2), Execution);
        return id;
    }

    public static async Task<IReadOnlyList<RetentionEntry>> KeptAsync(this ProcedureDriver driver)
    {
        await using var scope = driver.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetentionRegister>().ListAsync(CancellationToken.None);
    }

    public static Task<List<DisposalRecord>> LedgerAsync(this ProcedureDriver driver) =>
        driver.Office.ReadAsync(db => db.Set<DisposalRecord>().AsNoTracking().OrderBy(r => r.Number).ToListAsync());

    /// <summary>Tables and columns of the whole database, of any layer, in whose text a word stands, as written or as searches compare it.</summary>
    public static Task<List<string>> PlacesOfAsync(this ProcedureDriver driver, string word) => driver.Office.ReadAsync(async db =>
    {
        List<string> places = [];
        // JSON columns escape characters like 𠮷: the longest part without one is looked for.
        word = word.Split([.. word.Where(char.IsSurrogate)]).MaxBy(part => part.Length)!;
        var searched = JapaneseText.Searchable(word);
        foreach (var type in db.Model.GetEntityTypes())
        {
            foreach (var column in type.GetProperties().Where(p => (p.GetValueConverter()?.ProviderClrType ?? p.ClrType) == typeof(string)))
            {
                var (table, name) = (type.GetTableName()!, column.GetColumnName());
                // Names of the model, not of anybody else.
                var sql = "SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM \"" + table + "\" WHERE \"" + name + "\" LIKE {0} OR \"" + name + "\" LIKE {1}";
                if (await db.Database.SqlQueryRaw<int>(sql, "%" + word + "%", "%" + searched + "%").SingleAsync() > 0)
                    places.Add(string.Create(CultureInfo.InvariantCulture, $"{table}.{name}"));
            }
        }

        return places;
    });
}
