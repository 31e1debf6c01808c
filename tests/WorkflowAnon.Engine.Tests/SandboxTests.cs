using System.Diagnostics;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Execution;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

public sealed class SandboxTests
{
    [Theory]
    [InlineData("endless loop", "while (true) {}")]
    [InlineData("endless empty function", "(() => { for (;;) ; })()")]
    [InlineData("memory bomb", "const a = []; while (true) a.push('x'.repeat(100000))")]
    [InlineData("string doubling", "let s = 'x'; while (true) s += s")]
    [InlineData("one huge string", "'x'.repeat(1000000000).length")]
    [InlineData("one huge array", "new Array(100000000).fill(1).length")]
    [InlineData("typed array", "new Uint8Array(500000000).length")]
    [InlineData("typed array by the global object", "this['Uint8Array'].from({ length: 100000000 }).length")]
    [InlineData("buffer", "new ArrayBuffer(500000000).byteLength")]
    [InlineData("huge join", "new Array(90000).join('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'.repeat(1000)).length")]
    [InlineData("recursion", "(function f() { return f() })()")]
    [InlineData("mutual recursion", "const f = () => g(), g = () => f(); f()")]
    [InlineData("recursive getter", "const o = { get x() { return this.x } }; o.x")]
    [InlineData("deep nesting", "let o = {}; let p = o; for (let i = 0; i < 5000; i++) { p.x = {}; p = p.x } o")]
    [InlineData("circular", "const o = {}; o.self = o; o")]
    [InlineData("regex bomb", "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("sort forever", "[3,2,1].sort(() => { while (true) {} })")]
    [InlineData("CLR namespace", "System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace", "importNamespace('System.IO')")]
    [InlineData("GetType of a helper", "getCorrelationId.GetType().Assembly")]
    [InlineData("eval", "eval('1+1')")]
    [InlineData("Function constructor", "new Function('return 1')()")]
    [InlineData("constructor of a helper", "getCorrelationId.constructor('return 1')()")]
    [InlineData("require", "require('fs')")]
    [InlineData("function as value", "(() => 1)")]
    public async Task A_script_that_leaves_the_sandbox_faults_its_activity_quickly(string what, string script)
    {
        var bench = new Bench(Workflow(Sequence("q", Set("s", "v", Js(script)), Write("after", Literal("x"))), [Variable("v", "Object")]));
        var clock = Stopwatch.StartNew();
        var burst = await bench.StartAsync();
        Assert.Equal(WorkflowSubStatus.Faulted, burst.Instance.SubStatus);
        var incident = Assert.Single(burst.IncidentsAdded);
        Assert.Equal("s", incident.ActivityId);
        Assert.Equal("InputEvaluationException", incident.ExceptionType);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{what} took {clock.Elapsed}");
    }

    [Theory]
    [InlineData("typeof System")]
    [InlineData("typeof importNamespace")]
    [InlineData("typeof clr")]
    [InlineData("typeof getCorrelationId.GetType")]
    [InlineData("typeof variables.list.Add")]
    public async Task A_script_sees_no_dotnet_object(string script)
    {
        var bench = new Bench(Workflow(Sequence("q", Write("w", Js(script))), [Variable("list", "Object", new JsonArray(1, 2))]));
        Assert.Equal(["undefined"], (await bench.StartAsync()).Lines);
    }

    [Fact]
    public async Task Nothing_leaks_from_one_script_to_the_next()
    {
        var bench = new Bench(Workflow(Sequence("q", Write("a", Js("globalThis.leak = 1; var top = 2; Object.prototype.evil = 3; 'a'")), Write("b", Js("`${typeof leak} ${typeof top} ${({}).evil}`")))));
        Assert.Equal(["a", "undefined undefined undefined"], (await bench.StartAsync()).Lines);
    }

    [Theory]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{% for j in (1..10000) %}x{% endfor %}{% endfor %}")]
    public async Task A_liquid_template_that_never_ends_faults_its_activity(string template)
    {
        var bench = new Bench(Workflow(Sequence("q", Write("w", Expression("Liquid", template)))));
        Assert.Equal(WorkflowSubStatus.Faulted, (await bench.StartAsync()).Instance.SubStatus);
    }

    [Fact]
    public async Task A_loop_without_waiting_is_stopped()
    {
        var bench = new Bench(Workflow(Flowchart("f", [Write("a", Literal("x")), Write("b", Literal("y"))], "a > b", "b > a")));
        var burst = await bench.StartAsync(bench.Options(maxExecutions: 500));
        Assert.Equal(WorkflowSubStatus.Faulted, burst.Instance.SubStatus);
        Assert.Contains("500", Assert.Single(burst.IncidentsAdded).Message, StringComparison.Ordinal);
    }
}
