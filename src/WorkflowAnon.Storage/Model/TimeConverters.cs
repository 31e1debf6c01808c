using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowAnon.Storage.Model;

/// <summary>SQLite cannot compare DateTimeOffset: UTC ticks are stored instead.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    v => v.UtcTicks,
    v => new DateTimeOffset(v, TimeSpan.Zero));

/// <summary>PostgreSQL's timestamptz takes UTC only: any offset is turned into UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    v => v.ToUniversalTime(),
    v => v.ToUniversalTime());
