using System.Globalization;

namespace WorkflowAnon.Domain.Tests;

/// <summary>Reads the ISO dates of the tables.</summary>
internal static class Day
{
    internal static DateOnly Of(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
