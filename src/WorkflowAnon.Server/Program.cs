using WorkflowAnon.Server.Calc;
using WorkflowAnon.Server.Hosting;

// The sums answer at once: no host, no database, no log.
if (args is ["calc", .. var rest])
    return CalcConsole.Run(rest);

return await ServerProgram.RunAsync(args);
