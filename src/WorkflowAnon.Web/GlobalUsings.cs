global using WorkflowAnon.Storage;
global using WorkflowAnon.Storage.Model;
global using Actor = WorkflowAnon.Storage.Bursts.Actor;
global using Duties = WorkflowAnon.Storage.Bursts.Duties;
