using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;
using Jint.Native;
using JintEngine = Jint.Engine;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>
/// A JavaScript expression: parsed once per version, run in a fresh engine each time, so that nothing leaks from one to the
/// next. The sandbox allows no .NET type, no string compilation, and little time, memory and depth.
/// </summary>
internal sealed partial class JavaScriptExpression : CompiledExpression
{
    // By the clock on the wall: a busy machine can hold a thread up for a second. Loops end by their statements, long before.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly JsString[] Buffers = Array.ConvertAll(
        (string[])["ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"],
        x => JsString.Create(x));

    private readonly Prepared<Script> _script;
    private readonly string[] _globals;
    private readonly string[] _variables;
    private readonly bool _readsVariables;

    internal JavaScriptExpression(string source)
    {
        _script = JintEngine.PrepareScript(source, options: new ScriptPreparationOptions
        {
            ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true, RegexTimeout = TimeSpan.FromMilliseconds(250) },
            CollectReferencedGlobals = true,
        });
        var referenced = _script.ReferencedGlobals;
        _globals = referenced is null || referenced.Contains("globalThis") ? [.. JavaScriptFunctions.Names] : [.. referenced.Where(x => JavaScriptFunctions.MayDefine(x))];
        _readsVariables = referenced is null || referenced.Contains("variables") || referenced.Contains("globalThis");
        _variables = VariableName().Matches(source).Select(x => x.Groups[1].Value).Distinct(StringComparer.Ordinal).ToArray();
    }

    internal override object? Evaluate(IExpressionScope scope, Type target)
    {
        var engine = CreateEngine(scope.CancellationToken);
        var run = new JavaScriptRun(engine, scope);
        if (_readsVariables)
            run.CopyVariablesIn(_variables);
        foreach (var name in _globals)
            if (JavaScriptFunctions.Create(name, run) is { } function)
                engine.SetValue(name, function);
        var result = engine.Evaluate(_script).UnwrapIfPromise();
        var plain = JavaScriptValues.ToPlain(result);
        run.CopyVariablesOut();
        return ExpressionValues.Convert(plain, target);
    }

    private static JintEngine CreateEngine(CancellationToken cancellationToken)
    {
        var options = new Options();
        options.TimeoutInterval(Timeout);
        options.MaxStatements(100_000);
        options.LimitMemory(16 * 1024 * 1024);
        options.LimitRecursion(100);
        options.MaxArraySize(100_000);
        options.MaxJsonParseDepth(64);
        options.RegexTimeoutInterval(TimeSpan.FromMilliseconds(250));
        options.DisableStringCompilation();
        options.CancellationToken(cancellationToken);
        var engine = new JintEngine(options);

        // Buffers allocate their whole size in one step, before any limit is checked; workflow expressions have no use for them.
        foreach (var name in Buffers)
            engine.Global.RemoveOwnProperty(name);
        return engine;
    }

    [GeneratedRegex(@"variables\s*(?:\.\s*|\[\s*['""])(\w+)")]
    private static partial Regex VariableName();
}

/// <summary>One run of a script: its engine, its scope and the <c>variables</c> object.</summary>
internal sealed class JavaScriptRun(JintEngine engine, IExpressionScope scope)
{
    private JsObject? _variables;
    private Dictionary<string, JsValue>? _before;

    internal JintEngine Engine { get; } = engine;

    internal IExpressionScope Scope { get; } = scope;

    internal void CopyVariablesIn(string[] names)
    {
        _variables = new JsObject(Engine);
        _before = new Dictionary<string, JsValue>(names.Length, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!Scope.TryGetVariable(name, out var value))
                continue;
            var converted = JavaScriptValues.FromPlain(Engine, value);
            _variables.Set(name, converted);
            _before[name] = converted;
        }

        Engine.SetValue("variables", _variables);
    }

    /// <summary>What the script assigned to or changed in the variables it named.</summary>
    internal void CopyVariablesOut()
    {
        if (_variables is null)
            return;
        foreach (var (name, before) in _before!)
        {
            var now = _variables.Get(name);
            if (ReferenceEquals(now, before) && now is not JsObject and not JsArray)
                continue;
            if (now is JsObject or JsArray || !Equals(now, before))
                Scope.TrySetVariable(name, JavaScriptValues.ToPlain(now));
        }
    }

    internal void SetVariable(string name, JsValue value)
    {
        if (_before?.ContainsKey(name) == true)
        {
            _variables!.Set(name, value);
            _before[name] = value;
        }

        Scope.TrySetVariable(name, JavaScriptValues.ToPlain(value));
    }
}
