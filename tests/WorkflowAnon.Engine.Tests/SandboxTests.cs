using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Execution;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

public sealed class SandboxTests
{
    [Theory]
    [InlineData("while (true) {}")] // endless loop
    [InlineData("(() => { for (;;) ; })()")] // endless empty function
    [InlineData("const a = []; while (true) a.push('x'.repeat(100000))")] // memory bomb
    [InlineData("let s = 'x'; while (true) s += s")] // string doubling
    [InlineData("'x'.repeat(1000000000).length")] // one huge string
    [InlineData("new Array(100000000).fill(1).length")] // one huge array
    [InlineData("new Uint8Array(500000000).length")] // typed array
    [InlineData("this['Uint8Array'].from({ length: 100000000 }).length")] // typed array by the global object
    [InlineData("new ArrayBuffer(500000000).byteLength")] // buffer
    [InlineData("new Array(90000).join('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'.repeat(1000)).length")] // huge join
    [InlineData("(function f() { return f() })()")] // recursion
    [InlineData("const f = () => g(), g = () => f(); f()")] // mutual recursion
    [InlineData("const o = { get x() { return this.x } }; o.x")] // recursive getter
    [InlineData("let o = {}; let p = o; for (let i = 0; i < 5000; i++) { p.x = {}; p = p.x } o")] // deep nesting
    [InlineData("const o = {}; o.self = o; o")] // circular
    [InlineData("/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")] // regex bomb
    [InlineData("[3,2,1].sort(() => { while (true) {} })")] // sort forever
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")] // CLR namespace
    [InlineData("importNamespace('System.IO')")] // importNamespace
    [InlineData("getCorrelationId.GetType().Assembly")] // GetType of a helper
    [InlineData("eval('1+1')")] // eval
    [InlineData("new Function('return 1')()")] // Function constructor
    [InlineData("getCorrelationId.constructor('return 1')()")] // constructor of a helper
    [InlineData("require('fs')")] // require
    [InlineData("(() => 1)")] // function as value
    public async Task A_script_that_leaves_the_sandbox_is_stopped_and_faults_its_activity(string script)
    {
        var bench = new Bench(Workflow(Sequence("q", Set("s", "v", Js(script)), Write("after", Literal("x"))), [Variable("v", "Object")]));
        var burst = await bench.StartAsync();
        Assert.Equal(WorkflowSubStatus.Faulted, burst.Instance.SubStatus);
        var incident = Assert.Single(burst.IncidentsAdded);
        Assert.Equal("s", incident.ActivityId);
        Assert.Equal("InputEvaluationException", incident.ExceptionType);
    }

    [Theory]
    [InlineData("while (true) {}", "命令の数が多すぎます")]
    [InlineData("let s = 'x'; while (true) s += s", "メモリを使い過ぎます")]
    [InlineData("(function f() { return f() })()", "呼出しが深すぎます")]
    [InlineData("importNamespace('System.IO')", "「importNamespace」は使えません")]
    [InlineData("fetch('http://localhost/')", "「fetch」は使えません")]
    [InlineData("null.x", "スクリプトの誤りです")]
    public async Task Why_a_script_was_stopped_is_told_in_Japanese(string script, string reason)
    {
        var bench = new Bench(Workflow(Sequence("q", Set("s", "v", Js(script))), [Variable("v", "Object")]));
        Assert.Contains(reason, Assert.Single((await bench.StartAsync()).IncidentsAdded).Message, StringComparison.Ordinal);
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
