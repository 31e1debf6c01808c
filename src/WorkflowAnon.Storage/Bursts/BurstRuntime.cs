using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>What every burst needs and all share.</summary>
internal sealed class BurstRuntime(IWorkflowRunner runner, DefinitionCache definitions, EngineSql sql, WriteGate gate, WorkSignals signals, TimeProvider clock)
{
    public IWorkflowRunner Runner => runner;

    public DefinitionCache Definitions => definitions;

    public EngineSql Sql => sql;

    public WriteGate Gate => gate;

    public WorkSignals Signals => signals;

    public TimeProvider Clock => clock;
}
