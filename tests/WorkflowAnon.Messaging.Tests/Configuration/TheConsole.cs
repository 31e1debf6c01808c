using Xunit;

namespace WorkflowAnon.Messaging.Tests.Configuration;

/// <summary>Tests that read what is printed run alone: a process has one console, and services that start beside them would write their logs into it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TheConsole
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "the console";
}
