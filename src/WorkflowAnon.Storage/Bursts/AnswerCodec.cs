using System.Globalization;
using System.Text.Json;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>Answers of commands as text: JSON, or two numbers for the commonest, whose instance the command's row names anyway.</summary>
internal static class AnswerCodec
{
    private const char Short = '~';

    public static string Write<TAnswer>(TAnswer answer, string? instanceId) => answer is InstanceAnswer a && a.InstanceId == instanceId
        ? string.Create(CultureInfo.InvariantCulture, $"{Short}{(int)a.SubStatus},{a.JournalSequence}")
        : JsonSerializer.Serialize(answer, JsonColumn.Options);

    public static TAnswer Read<TAnswer>(string? text, string? instanceId)
    {
        if (text is null)
            return default!;
        if (text[0] != Short)
            return JsonSerializer.Deserialize<TAnswer>(text, JsonColumn.Options)!;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return (TAnswer)(object)new InstanceAnswer(
            instanceId!,
            (WorkflowSubStatus)int.Parse(text.AsSpan(1, comma - 1), CultureInfo.InvariantCulture),
            long.Parse(text.AsSpan(comma + 1), CultureInfo.InvariantCulture));
    }
}
