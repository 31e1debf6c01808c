Console.WriteLine("WorkflowAnon");
