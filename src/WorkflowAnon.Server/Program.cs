using WorkflowAnon.Server.Calc;

// The sums answer at once: no host, no database, no log.
if (args is ["calc", .. var rest])
    return CalcConsole.Run(rest);

Console.WriteLine("WorkflowAnon");
return 0;
