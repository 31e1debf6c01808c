using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Jint.Native;
using Jint.Runtime.Interop;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>The functions that Elsa gives its scripts. Only those that a script names are created.</summary>
internal static class JavaScriptFunctions
{
    private static readonly JsonSerializerOptions ToJsonOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly Dictionary<string, Func<JavaScriptRun, JsValue[], JsValue>> Functions = new(StringComparer.Ordinal)
    {
        ["getWorkflowDefinitionId"] = (run, _) => run.Scope.Workflow.Definition.DefinitionId,
        ["getWorkflowDefinitionVersionId"] = (run, _) => run.Scope.Workflow.Definition.Id,
        ["getWorkflowDefinitionVersion"] = (run, _) => run.Scope.Workflow.Definition.Version,
        ["getWorkflowInstanceId"] = (run, _) => run.Scope.InstanceId,
        ["getCorrelationId"] = (run, _) => Text(run.Scope.CorrelationId),
        ["setCorrelationId"] = (run, args) => Do(() => run.Scope.CorrelationId = Argument(args, 0)),
        ["getWorkflowInstanceName"] = (run, _) => Text(run.Scope.InstanceName),
        ["setWorkflowInstanceName"] = (run, args) => Do(() => run.Scope.InstanceName = Argument(args, 0)),
        ["getVariable"] = (run, args) => JavaScriptValues.FromPlain(run.Engine, run.Scope.TryGetVariable(Argument(args, 0) ?? "", out var value) ? value : null),
        ["setVariable"] = (run, args) => Do(() => run.SetVariable(Argument(args, 0) ?? "", args.Length > 1 ? args[1] : JsValue.Undefined)),
        ["getInput"] = (run, args) => JavaScriptValues.FromPlain(run.Engine, run.Scope.TryGetInput(Argument(args, 0) ?? "", out var value) ? value : null),
        ["getOutputFrom"] = (run, args) => JavaScriptValues.FromPlain(run.Engine, run.Scope.GetOutputOf(Argument(args, 0) ?? "", Argument(args, 1))),
        ["getLastResult"] = (run, _) => JavaScriptValues.FromPlain(run.Engine, run.Scope.LastResult),
        ["isNullOrWhiteSpace"] = (_, args) => string.IsNullOrWhiteSpace(Argument(args, 0)),
        ["isNullOrEmpty"] = (_, args) => string.IsNullOrEmpty(Argument(args, 0)),
        ["toJson"] = (_, args) => JsonSerializer.Serialize(args.Length > 0 ? JavaScriptValues.ToPlain(args[0]) : null, ToJsonOptions),
        ["parseGuid"] = (_, args) => Guid.Parse(Argument(args, 0) ?? "").ToString(),
        ["newGuid"] = (_, _) => Guid.NewGuid().ToString(),
        ["newGuidString"] = (_, _) => Guid.NewGuid().ToString(),
        ["getGuidString"] = (_, _) => Guid.NewGuid().ToString(),
        ["newShortGuid"] = (_, _) => ShortGuid(),
        ["getShortGuid"] = (_, _) => ShortGuid(),
        ["bytesToString"] = (run, args) => Encoding.UTF8.GetString(Bytes(args)),
        ["bytesFromString"] = (run, args) => FromBytes(run, Encoding.UTF8.GetBytes(Argument(args, 0) ?? "")),
        ["bytesToBase64"] = (run, args) => Convert.ToBase64String(Bytes(args)),
        ["bytesFromBase64"] = (run, args) => FromBytes(run, Convert.FromBase64String(Argument(args, 0) ?? "")),
        ["stringToBase64"] = (_, args) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Argument(args, 0) ?? "")),
        ["stringFromBase64"] = (_, args) => Encoding.UTF8.GetString(Convert.FromBase64String(Argument(args, 0) ?? "")),
    };

    internal static IEnumerable<string> Names => Functions.Keys;

    /// <summary>True for the name of a function, or of an accessor that a variable or an output may give.</summary>
    internal static bool MayDefine(string name) =>
        Functions.ContainsKey(name) || (name.Length > 3 && (name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal)));

    /// <summary>The function with that name; null when the scope has no variable or output that would give it.</summary>
    internal static ClrFunction? Create(string name, JavaScriptRun run)
    {
        if (Functions.TryGetValue(name, out var body))
            return new ClrFunction(run.Engine, name, (_, args) => body(run, args));
        return VariableAccessor(name, run) ?? InputAccessor(name, run) ?? OutputAccessor(name, run);
    }

    private static ClrFunction? VariableAccessor(string name, JavaScriptRun run)
    {
        var suffix = name[3..];
        foreach (var variable in run.Scope.VariableNames)
        {
            if (Pascal(variable) != suffix)
                continue;
            return name[0] == 'g'
                ? new ClrFunction(run.Engine, name, (_, _) => JavaScriptValues.FromPlain(run.Engine, run.Scope.TryGetVariable(variable, out var value) ? value : null))
                : new ClrFunction(run.Engine, name, (_, args) => Do(() => run.SetVariable(variable, args.Length > 0 ? args[0] : JsValue.Undefined)));
        }

        return null;
    }

    /// <summary>get{input}, with the declared input's name as it is: Elsa does not change its case.</summary>
    private static ClrFunction? InputAccessor(string name, JavaScriptRun run)
    {
        if (name[0] != 'g')
            return null;
        foreach (var input in run.Scope.Workflow.Definition.Inputs)
            if (name.AsSpan(3).SequenceEqual(input.Name))
                return new ClrFunction(run.Engine, name, (_, _) => JavaScriptValues.FromPlain(run.Engine, run.Scope.TryGetInput(input.Name, out var value) ? value : null));
        return null;
    }

    /// <summary>get{Output}From{Activity}: the output of an activity that ran in this burst.</summary>
    private static ClrFunction? OutputAccessor(string name, JavaScriptRun run)
    {
        if (!name.StartsWith("get", StringComparison.Ordinal))
            return null;
        for (var at = name.IndexOf("From", 3, StringComparison.Ordinal); at > 0; at = name.IndexOf("From", at + 1, StringComparison.Ordinal))
        {
            var (output, activity) = (name[3..at], name[(at + 4)..]);
            var node = Array.Find(run.Scope.Workflow.Nodes, x => Pascal(x.Node.Name ?? x.Node.Id) == activity || Pascal(x.Node.Id) == activity);
            if (node is not null)
                return new ClrFunction(run.Engine, name, (_, _) => JavaScriptValues.FromPlain(run.Engine, run.Scope.GetOutputOf(node.Node.Id, output)));
        }

        return null;
    }

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static JsValue Text(string? value) => value is null ? JsValue.Null : value;

    private static JsValue Do(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private static string? Argument(JsValue[] args, int at) =>
        at < args.Length && JavaScriptValues.ToPlain(args[at]) is { } value ? Values.ToText(value) : null;

    private static byte[] Bytes(JsValue[] args) =>
        args.Length > 0 && JavaScriptValues.ToPlain(args[0]) is List<object?> items ? items.ConvertAll(x => Values.Convert<byte>(x)).ToArray() : [];

    private static JsArray FromBytes(JavaScriptRun run, byte[] bytes) => new(run.Engine, Array.ConvertAll(bytes, x => (JsValue)JsNumber.Create(x)));

    private static string ShortGuid() => Convert.ToBase64String(Guid.NewGuid().ToByteArray()).Replace("/", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal);
}
