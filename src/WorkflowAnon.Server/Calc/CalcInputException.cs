namespace WorkflowAnon.Server.Calc;

/// <summary>A calc command was given wrong input; the message says in 日本語 what to put right.</summary>
internal sealed class CalcInputException(string message) : Exception(message);
