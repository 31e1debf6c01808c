using System.Text;
using WorkflowAnon.Contracts;
using WorkflowAnon.Traceability.Sources;

namespace WorkflowAnon.Traceability.Matrix;

/// <summary>The events for integrators as a page (docs/events.md).</summary>
internal static class EventPage
{
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Events

            Generated from the contracts, the definitions and the compiled code by
            `dotnet run --project tests/WorkflowAnon.Traceability -c Release -- events --save`.

            Every event carries `eventId` (consumers deduplicate by it), `subjectId` (the case, recruitment or file; the scope of the order), `sequence`
            (1, 2, 3 … without a gap within the subject), `occurredAt` (Japan time, +09:00), `actorUnit` (id of the division), `version` (of the contract; changes
            are additive) and `correlationId` (of the workflow instance). Delivery is at least once and ordered within a subject. Events carry ids only, never personal data:
            what an id stands for is asked of the product.

            | event | what happened | further ids | published by | heard by |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var type in EventCatalog.Types)
        {
            page.Append("| `").Append(type.Name).Append("` | ").Append(Summaries.Of(type)).Append(" | ")
                .Append(List(type.GetProperties().Where(p => p.DeclaringType == type && p.Name != "EqualityContract").Select(p => $"`{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}`")))
                .Append(" | ").Append(List(EventList.PublishersOf(type.Name))).Append(" | ").Append(List(EventList.ListenersTo(type.Name))).Append(" |\n");
        }

        return page.ToString();
    }

    private static string List(IEnumerable<string> items) => string.Join("<br>", items) is { Length: > 0 } text ? text : "–";
}
