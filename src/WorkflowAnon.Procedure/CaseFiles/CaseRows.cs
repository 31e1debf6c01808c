using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>事案の記録 as data: every row of every table that belongs to a case.</summary>
internal static class CaseRows
{
    private const string Withheld = "（書き出しから除いた）";

    /// <summary>The tables: what is destroyed with a case, what stays of it after that, and what names it. お知らせ are the staff's own.</summary>
    public static IReadOnlyList<Type> Tables { get; } =
    [
        typeof(Case), .. RecordsRemoval.PapersOfACase, .. RecordsRemoval.PapersOfASubject.Where(t => t != typeof(StaffNotice)),
        typeof(TimelineEntry), typeof(CreatedInformationEntry), typeof(Disqualification), typeof(Complaint), typeof(LegalHold),
    ];

    /// <summary>The rows of one of the tables, as JSON. Without the right, what the identity papers say is left out wherever it stands.</summary>
    public static async Task<JsonArray> ReadAsync(WorkflowAnonDbContext db, Type table, string caseId, bool withIdentityPapers, CancellationToken cancellationToken)
    {
        var key = table == typeof(Case) ? nameof(Case.Id) : table.GetProperty(nameof(Proposal.CaseId)) is not null ? nameof(Proposal.CaseId) : nameof(Paper.SubjectId);
        var read = typeof(CaseRows).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(table);
        var rows = await (Task<JsonArray>)read.Invoke(null, [db, key, caseId, cancellationToken])!;
        if (!withIdentityPapers)
        {
            foreach (var row in rows.OfType<JsonObject>())
                Withhold(table, row);
        }

        return rows;
    }

    private static async Task<JsonArray> RowsAsync<T>(WorkflowAnonDbContext db, string key, string value, CancellationToken cancellationToken)
        where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var where = Expression.Lambda<Func<T, bool>>(Expression.Equal(Expression.Property(row, key), Expression.Constant(value)), row);
        var rows = await db.Set<T>().AsNoTracking().Where(where).ToListAsync(cancellationToken);
        return new JsonArray([.. rows.Select(r => JsonSerializer.SerializeToNode(r, ArchiveWriter.Json))]);
    }

    private static void Withhold(Type table, JsonObject row)
    {
        if (table == typeof(Proposal))
            WithholdIdentity(row);
        // An earlier version of a proposal is kept as text with everything in it.
        if (table == typeof(ProposalSnapshot) && row["content"]?.GetValue<string>() is { } text && JsonNode.Parse(text) is JsonObject earlier)
        {
            WithholdIdentity(earlier);
            row["content"] = earlier.ToJsonString(ArchiveWriter.Json);
        }
    }

    private static void WithholdIdentity(JsonObject proposal)
    {
        foreach (var paper in (Of(proposal, "identityPapers") as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var name in paper.Select(p => p.Key).ToList())
            {
                var isKept = name.Equals("kind", StringComparison.OrdinalIgnoreCase) || name.Equals("subject", StringComparison.OrdinalIgnoreCase)
                    || name.Equals("proposerIndex", StringComparison.OrdinalIgnoreCase) || name.Equals("verifiedById", StringComparison.OrdinalIgnoreCase);
                if (!isKept)
                    paper[name] = Withheld;
            }
        }

        // The date of birth is known from the paper alone (5-1-1).
        foreach (var proposer in (Of(proposal, "proposers") as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var name in proposer.Select(p => p.Key).Where(k => k.Equals("bornOn", StringComparison.OrdinalIgnoreCase)).ToList())
                proposer[name] = Withheld;
        }
    }

    private static JsonNode? Of(JsonObject node, string name) => node.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
