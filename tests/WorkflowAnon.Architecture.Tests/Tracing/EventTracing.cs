using WorkflowAnon.Architecture.Tests.Rules;
using WorkflowAnon.Contracts;
using WorkflowAnon.Traceability.Matrix;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>The events that integrators were promised exist, are published, and carry ids only.</summary>
public sealed class EventTracing
{
    // Of what type an id, a day or a count may be; a text is an id only when its name says so.
    private static readonly Type[] Plain = [typeof(Guid), typeof(DateTimeOffset), typeof(DateOnly), typeof(DateOnly?), typeof(int), typeof(int?), typeof(long), typeof(bool)];

    [Fact]
    public void Every_promised_event_has_a_contract_and_is_published()
    {
        var missing = EventList.Promised.Where(name => EventCatalog.Find(name) is null || EventList.PublishersOf(name).Count == 0).ToList();
        Rule.HasNoOffence(missing.Except(KnownGaps.Events).Select(name => $"not published: {name}"));
        Rule.HasNoOffence(KnownGaps.Events.Except(missing).Select(name => $"no longer missing, take it off KnownGaps: {name}"));
    }

    [Fact]
    public void Every_contract_is_published_by_somebody() =>
        Rule.HasNoOffence(EventCatalog.Types.Select(t => t.Name).Where(name => EventList.PublishersOf(name).Count == 0).Except(KnownGaps.Events));

    [Fact]
    public void Events_carry_ids_days_and_counts_only() =>
        Rule.HasNoOffence(
            from type in EventCatalog.Types
            from property in type.GetProperties()
            where !Plain.Contains(property.PropertyType) && !IsId(property.Name, property.PropertyType) && property.Name is not (nameof(CaseEvent.EventName) or nameof(CaseEvent.ActorUnit))
            select $"{type.Name}.{property.Name}: {property.PropertyType.Name}");

    private static bool IsId(string name, Type type) =>
        type.IsEnum
        || (type == typeof(string) && name.EndsWith("Id", StringComparison.Ordinal))
        || (type.IsAssignableTo(typeof(IEnumerable<string>)) && name.EndsWith("Ids", StringComparison.Ordinal));
}
