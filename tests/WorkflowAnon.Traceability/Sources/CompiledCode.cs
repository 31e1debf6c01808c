using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Traceability.Sources;

/// <summary>One method as compiled, under the name that its author gave it: lambdas, local functions and async bodies count as their method.</summary>
/// <param name="Type">Full name of the outermost type.</param>
/// <param name="Name">Method.</param>
/// <param name="Strings">Text constants that it uses.</param>
/// <param name="Calls">Methods that it calls or takes, as "Type.Method".</param>
/// <param name="Creates">Full names of the types that it makes.</param>
/// <param name="Findings">Kinds of finding that it gives, by clause as written in it.</param>
internal sealed record MethodCode(
    string Type, string Name, IReadOnlySet<string> Strings, IReadOnlySet<string> Calls, IReadOnlySet<string> Creates, IReadOnlySet<(string Clause, FindingLevel Level)> Findings)
{
    public string ShortName => $"{Type[(Type.LastIndexOf('.') + 1)..]}.{Name}";
}

/// <summary>Reads what compiled code mentions and calls, so that no table has to repeat it.</summary>
internal static partial class CompiledCode
{
    /// <summary>The methods of an assembly beside this program.</summary>
    public static IReadOnlyList<MethodCode> MethodsOf(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        return
        [
            .. from type in module.GetTypes()
               from method in type.Methods
               where method.HasBody
               let code = Read(type, method)
               group code by (code.Type, code.Name) into parts
               select new MethodCode(
                   parts.Key.Type, parts.Key.Name, Union(parts, p => p.Strings), Union(parts, p => p.Calls), Union(parts, p => p.Creates), Union(parts, p => p.Findings)),
        ];
    }

    /// <summary>The name under which its author knows a method: that of the method a lambda, local function or state machine was written in.</summary>
    public static (string Type, string Name) Written(TypeReference type, string method)
    {
        var name = method;
        for (var t = type; ; t = t.DeclaringType)
        {
            if (Generated().Match(name) is { Success: true } inside)
                name = inside.Groups[1].Value;
            if (t.DeclaringType is null)
                return (t.FullName, name);
            if (Generated().Match(t.Name) is { Success: true } machine && machine.Groups[1].Value.Length > 0)
                name = machine.Groups[1].Value;
        }
    }

    private static MethodCode Read(TypeDefinition type, MethodDefinition method)
    {
        var (owner, name) = Written(type, method.Name);
        HashSet<string> strings = [], calls = [], creates = [], recent = [];
        HashSet<(string, FindingLevel)> findings = [];
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is string text)
            {
                strings.Add(text);
                if (Clauses.TryGet(text) is not null)
                    recent.Add(text);
            }
            else if (instruction.Operand is MethodReference called)
            {
                var (calledType, calledName) = Written(called.DeclaringType.GetElementType(), called.Name);
                calls.Add($"{calledType}.{calledName}");
                if (instruction.OpCode == OpCodes.Newobj)
                    creates.Add(called.DeclaringType.FullName);
                if (LevelOf(called) is { } level)
                {
                    findings.UnionWith(recent.Select(clause => (clause, level)));
                    recent.Clear();
                }
            }
        }

        return new MethodCode(owner, name, strings, calls, creates, findings);
    }

    // The clause is the first argument; where a method keeps it in a variable its kind of finding is not read off here.
    private static FindingLevel? LevelOf(MethodReference called) => called.DeclaringType.Name != "FindingList" ? null : called.Name switch
    {
        "Block" or "BlockIfBlank" => FindingLevel.Block,
        "Correct" or "CorrectIfBlank" => FindingLevel.Correct,
        "Warn" => FindingLevel.Warn,
        "NonConforming" => FindingLevel.NonConforming,
        "Human" => FindingLevel.Human,
        _ => null,
    };

    private static HashSet<T> Union<T>(IEnumerable<MethodCode> parts, Func<MethodCode, IEnumerable<T>> of) => [.. parts.SelectMany(of)];

    [GeneratedRegex("^<([^>]*)>")]
    private static partial Regex Generated();
}
