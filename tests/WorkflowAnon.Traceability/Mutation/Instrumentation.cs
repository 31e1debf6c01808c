using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Traceability.Sources;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>A place where a rule reports a finding or a handler refuses.</summary>
/// <param name="Id">Number, unique within one instrumentation.</param>
/// <param name="Name">Type, method and which of its checks.</param>
/// <param name="Clauses">Clauses, where the place names them as constants.</param>
/// <param name="IsRefusal">A handler's own refusal, not a rule's finding.</param>
/// <param name="Level">Kind of finding; null where the code decides it while it runs.</param>
internal sealed record Site(int Id, string Name, IReadOnlyList<string> Clauses, bool IsRefusal, FindingLevel? Level);

/// <summary>Rewrites compiled rules and handlers so that each of their checks can be switched off while tests run.</summary>
internal sealed class Instrumentation
{
    private readonly List<Site> _sites = [];
    private readonly Dictionary<string, int> _perMethod = [];

    public IReadOnlyList<Site> Sites => _sites;

    /// <summary>Rewrites the rules and the handlers in <paramref name="folder"/>, a copy of this program.</summary>
    public void Rewrite(string folder)
    {
        Rewrite(Path.Combine(folder, "WorkflowAnon.Domain.dll"), module =>
        {
            DropFindings(module);
            foreach (var (type, method) in Methods(module).Where(m => m.Type.Name != "FindingList"))
                NumberFindings(module, type, method);
        });
        Rewrite(Path.Combine(folder, "WorkflowAnon.Procedure.dll"), module =>
        {
            foreach (var (type, method) in Methods(module).Where(m => !m.Type.FullName.Contains(".Kernel.", StringComparison.Ordinal)))
                NumberRefusals(module, type, method);
        });
    }

    private static void Rewrite(string path, Action<ModuleDefinition> change)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(File.ReadAllBytes(path)));
        change(module);
        module.Write(path);
    }

    private static List<(TypeDefinition Type, MethodDefinition Method)> Methods(ModuleDefinition module) =>
        [.. module.GetTypes().SelectMany(t => t.Methods.Where(m => m.HasBody).Select(m => (t, m)))];

    // FindingList.Add(clause, level, item, message): if (Switch.DropsFinding(clause, level)) return this;
    private static void DropFindings(ModuleDefinition module)
    {
        var add = module.GetTypes().Single(t => t.Name == "FindingList").Methods.Single(m => m.Name == "Add" && m.Parameters.Count == 4);
        var first = add.Body.Instructions[0];
        var il = add.Body.GetILProcessor();
        foreach (var instruction in new[]
        {
            il.Create(OpCodes.Ldarg_1), il.Create(OpCodes.Ldarg_2), il.Create(OpCodes.Call, Reference(module, nameof(Switch.DropsFinding))),
            il.Create(OpCodes.Brfalse, first), il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Ret),
        })
            il.InsertBefore(first, instruction);
    }

    private void NumberFindings(ModuleDefinition module, TypeDefinition type, MethodDefinition method)
    {
        var reports = method.Body.Instructions.Where(i => i.Operand is MethodReference { DeclaringType.Name: "FindingList" } m && IsReport(m)).ToList();
        if (reports.Count == 0)
            return;
        method.Body.SimplifyMacros();
        var il = method.Body.GetILProcessor();
        foreach (var report in reports)
        {
            var called = (MethodReference)report.Operand;
            var code = report.OpCode;
            // The instruction itself becomes the first of the new ones: a branch that leads to it takes them all.
            (report.OpCode, report.Operand) = (OpCodes.Ldc_I4, Next(type, method, ClausesBefore(report, reports), isRefusal: false, LevelOf(called.Name)));
            var enter = il.Create(OpCodes.Call, Reference(module, nameof(Switch.Enter)));
            il.InsertAfter(report, enter);
            il.InsertAfter(enter, il.Create(code, called));
        }

        method.Body.OptimizeMacros();
    }

    // throw TaskContext.Refuse(field, message, clause);  =>  Switch.Throw(TaskContext.Refuse(…), site, clause);
    private void NumberRefusals(ModuleDefinition module, TypeDefinition type, MethodDefinition method)
    {
        var throws = method.Body.Instructions.Where(i => i.OpCode == OpCodes.Throw && MayFallThrough(method.Body, i) && ClauseOf(i) is not null).ToList();
        if (throws.Count == 0)
            return;
        method.Body.SimplifyMacros();
        var il = method.Body.GetILProcessor();
        foreach (var refusal in throws)
        {
            var clause = ClauseOf(refusal)!;
            (refusal.OpCode, refusal.Operand) = (OpCodes.Ldc_I4, Next(type, method, [clause], isRefusal: true, FindingLevel.Block));
            var text = il.Create(OpCodes.Ldstr, clause);
            il.InsertAfter(refusal, text);
            il.InsertAfter(text, il.Create(OpCodes.Call, Reference(module, nameof(Switch.Throw))));
        }

        method.Body.OptimizeMacros();
    }

    // What stands between the report before and this one; a switch back to the first instruction for those that keep the clause in a variable.
    private static List<string> ClausesBefore(Instruction report, List<Instruction> reports)
    {
        List<string> found = [], inMethod = [];
        var isNear = true;
        for (var i = report.Previous; i is not null; i = i.Previous)
        {
            isNear &= !reports.Contains(i) && i.Operand is not MethodReference { Name: nameof(Switch.Enter) };
            if (i.Operand is string text && Clauses.TryGet(text) is not null)
                (isNear ? found : inMethod).Add(text);
        }

        return found.Count > 0 ? found : inMethod;
    }

    private static string? ClauseOf(Instruction thrown) =>
        thrown.Previous is { Operand: MethodReference { Name: "Refuse" } } call && call.Previous?.Operand is string clause && Clauses.TryGet(clause) is not null ? clause : null;

    // In "x ?? throw …" and "x ? throw … : y" a value waits on the stack behind the throw; at the end of a block nothing follows.
    private static bool MayFallThrough(MethodBody body, Instruction thrown) =>
        thrown.Next is { } next
        && !body.ExceptionHandlers.Any(h => h.TryEnd == next || h.HandlerStart == next || h.HandlerEnd == next)
        && !body.Instructions.Any(i => i.Operand == next && (i.Previous?.OpCode == OpCodes.Dup || i.OpCode == OpCodes.Br || i.OpCode == OpCodes.Br_S));

    private int Next(TypeDefinition type, MethodDefinition method, IReadOnlyList<string> clauses, bool isRefusal, FindingLevel? level)
    {
        var (owner, name) = CompiledCode.Written(type, method.Name);
        var place = $"{owner[(owner.LastIndexOf('.') + 1)..]}.{name}";
        var number = _perMethod[place] = _perMethod.GetValueOrDefault(place) + 1;
        _sites.Add(new Site(_sites.Count + 1, string.Create(CultureInfo.InvariantCulture, $"{place} #{number}"), clauses, isRefusal, level));
        return _sites.Count;
    }

    private static FindingLevel? LevelOf(string report) => report switch
    {
        nameof(FindingLevel.Block) or "BlockIfBlank" => FindingLevel.Block,
        nameof(FindingLevel.Correct) or "CorrectIfBlank" => FindingLevel.Correct,
        nameof(FindingLevel.Warn) => FindingLevel.Warn,
        nameof(FindingLevel.NonConforming) => FindingLevel.NonConforming,
        nameof(FindingLevel.Human) => FindingLevel.Human,
        _ => null,
    };

    private static bool IsReport(MethodReference called) => called.Name is "Block" or "Correct" or "Warn" or "NonConforming" or "Human" or "BlockIfBlank" or "CorrectIfBlank"
        || (called.Name == "Add" && called.Parameters.Count == 4);

    private static MethodReference Reference(ModuleDefinition module, string name) => module.ImportReference(typeof(Switch).GetMethod(name)!);
}
