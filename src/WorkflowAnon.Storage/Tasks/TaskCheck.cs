using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace WorkflowAnon.Storage.Tasks;

/// <summary>確かめた事項: one thing that a task asked its person to check, as it stood when they finished it.</summary>
/// <param name="What">The question, in the words that were shown.</param>
/// <param name="IsTicked">True when the person ticked it; false when they went on without.</param>
public sealed record TaskCheck(string What, bool IsTicked)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>As <see cref="HumanTask.Checks"/> keeps them; empty when nothing was to be checked.</summary>
    public static string Write(IReadOnlyList<TaskCheck> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Count == 0 ? "" : JsonSerializer.Serialize(checks, Json);
    }

    /// <summary>From <see cref="HumanTask.Checks"/>.</summary>
    public static IReadOnlyList<TaskCheck> Read(string checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Length == 0 ? [] : JsonSerializer.Deserialize<List<TaskCheck>>(checks, Json) ?? [];
    }
}
