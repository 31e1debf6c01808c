using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>The tests of one assembly, found once and run in this process as often as asked.</summary>
internal sealed class TestHost : IDisposable
{
    // A rule switched off may make a test wait for what never comes.
    private static readonly TimeSpan PatiencePerTest = TimeSpan.FromMinutes(5);

    private readonly XunitTestFramework _framework = new(new NullSink());
    private readonly ITestFrameworkExecutor _executor;

    public TestHost(string assembly)
    {
        var loaded = Assembly.Load(new AssemblyName(assembly));
        var discovery = new Collecting<ITestCaseDiscoveryMessage, IDiscoveryCompleteMessage>(int.MaxValue);
        using (var discoverer = _framework.GetDiscoverer(Reflector.Wrap(loaded)))
        {
            discoverer.Find(false, discovery, Options.Ordinary);
            discovery.Completed.Wait();
        }

        // Each store proves the same rules; the one without a server is enough here.
        Cases = [.. discovery.Messages.Select(m => m.TestCase).Where(c => !c.DisplayName.Contains("postgresql", StringComparison.OrdinalIgnoreCase))];
        _executor = _framework.GetExecutor(loaded.GetName());
    }

    public IReadOnlyList<ITestCase> Cases { get; }

    /// <summary>Why the first test of the last run failed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Names of the tests among <paramref name="cases"/> that fail; once <paramref name="enough"/> have failed, the others are not asked.</summary>
    public IReadOnlyList<string> Failing(IEnumerable<ITestCase> cases, int enough)
    {
        var chosen = cases.ToList();
        if (chosen.Count == 0)
            return [];
        var results = new Collecting<ITestFailed, ITestAssemblyFinished>(enough);
        _executor.RunTests(chosen, results, Options.Ordinary);
        var ended = results.Completed.Wait(PatiencePerTest * chosen.Count);
        Reason = string.Join('\n', results.Messages.Take(1).SelectMany(f => f.Messages.Concat(f.StackTraces)));
        return ended
            ? [.. results.Messages.Select(f => f.Test.DisplayName).Distinct().Order(StringComparer.Ordinal)]
            : [$"{chosen[0].DisplayName} (did not end)"];
    }

    public void Dispose()
    {
        _executor.Dispose();
        _framework.Dispose();
    }

    private sealed class NullSink : Xunit.LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    /// <summary>Keeps the messages of one kind until the last one came; asks for no more once there are enough.</summary>
    private sealed class Collecting<TMessage, TLast>(int enough) : Xunit.LongLivedMarshalByRefObject, IMessageSink
        where TMessage : IMessageSinkMessage
        where TLast : IMessageSinkMessage
    {
        private readonly List<TMessage> _messages = [];

        public ManualResetEventSlim Completed { get; } = new();

        public IReadOnlyList<TMessage> Messages
        {
            get
            {
                lock (_messages)
                    return [.. _messages];
            }
        }

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is TMessage wanted)
            {
                lock (_messages)
                    _messages.Add(wanted);
            }

            if (message is TLast)
                Completed.Set();
            return Messages.Count < enough;
        }
    }

    /// <summary>One test after another, each row of a theory by itself.</summary>
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new()
        {
            ["xunit.discovery.PreEnumerateTheories"] = true,
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.execution.SynchronousMessageReporting"] = true,
        };

        public static Options Ordinary { get; } = new();

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) && value is TValue typed ? typed : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
