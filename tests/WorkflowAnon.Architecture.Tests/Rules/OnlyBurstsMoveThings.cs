using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>
/// architecture.md, "what must never be": a task, a stage or a decision that moves outside a burst. The callers are read from the
/// compiled code, so that no wording of a source file hides one.
/// </summary>
public sealed class OnlyBurstsMoveThings
{
    private const string Registrar = "WorkflowAnon.Procedure.Kernel.Tasks.TaskRegistrar";

    // The burst's commit: a task whose bookmark is gone is cancelled with it.
    private const string BurstWriter = "WorkflowAnon.Storage.Bursts.BurstWriter";

    [Fact]
    public void Only_activities_move_a_case_to_a_stage_or_complete_it()
    {
        var callers = CallersOf("WorkflowAnon.Domain.Cases.Case", "Enter").Concat(CallersOf("WorkflowAnon.Domain.Cases.Case", "Complete")).ToList();

        Assert.NotEmpty(callers);
        Assert.Empty(callers.Where(c => !IsActivity(c)).Select(c => c.FullName).Distinct());
    }

    [Fact]
    public void Only_the_registrar_creates_human_tasks()
    {
        var callers = CallersOf("WorkflowAnon.Storage.Tasks.HumanTask", ".ctor").Select(c => c.FullName).Distinct();

        Assert.Equal([Registrar], callers);
    }

    [Fact]
    public void Only_human_task_activities_ask_the_registrar_to_create_or_finish_a_task()
    {
        var callers = CallersOf(Registrar, "CreateAsync").Concat(CallersOf(Registrar, "CompleteAsync")).ToList();

        Assert.NotEmpty(callers);
        Assert.Empty(callers.Where(c => !IsActivity(c)).Select(c => c.FullName).Distinct());
    }

    [Fact]
    public void Beside_the_registrar_only_claiming_changes_a_tasks_state_and_never_ends_it()
    {
        var states = CallersOf("WorkflowAnon.Storage.Tasks.HumanTask", "set_State").Select(c => c.FullName).Distinct().Order(StringComparer.Ordinal);
        var ends = CallersOf("WorkflowAnon.Storage.Tasks.HumanTask", "set_EndedAt").Select(c => c.FullName).Distinct();

        Assert.Equal(["WorkflowAnon.Procedure.Kernel.Tasks.TaskCommands", Registrar, BurstWriter], states);
        Assert.Equal([Registrar, BurstWriter], ends.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_handlers_of_human_tasks_record_a_decision_of_an_approver() =>
        Assert.All(CallersOf("WorkflowAnon.Domain.Cases.Approval", ".ctor"), c => Assert.True(DerivesFrom(c, "WorkflowAnon.Procedure.Kernel.Tasks.TaskHandler`1"), c.FullName));

    private static IEnumerable<TypeDefinition> CallersOf(string type, string method) =>
        Product().SelectMany(m => m.GetTypes()).SelectMany(t => t.Methods).Where(m => m.HasBody)
            .Where(m => m.Body.Instructions.Any(i => (i.OpCode == OpCodes.Call || i.OpCode == OpCodes.Callvirt || i.OpCode == OpCodes.Newobj)
                && i.Operand is MethodReference r && r.Name == method && r.DeclaringType.FullName == type))
            .Select(m => Outermost(m.DeclaringType))
            // The record's own copy constructor and the like.
            .Where(t => t.FullName != type);

    private static IEnumerable<ModuleDefinition> Product() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "WorkflowAnon.*.dll")
            .Where(p => !Path.GetFileName(p).Contains("Test", StringComparison.Ordinal))
            .Select(p => AssemblyDefinition.ReadAssembly(p, new ReaderParameters { AssemblyResolver = Resolver() }).MainModule);

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return resolver;
    }

    // The body of an async method is in a nested state machine.
    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static bool IsActivity(TypeDefinition type) => DerivesFrom(type, "WorkflowAnon.Engine.Activities.Activity");

    private static bool DerivesFrom(TypeDefinition type, string name)
    {
        for (var t = type; t is not null; t = t.BaseType?.Resolve())
        {
            if (t.FullName == name)
                return true;
        }

        return false;
    }
}
