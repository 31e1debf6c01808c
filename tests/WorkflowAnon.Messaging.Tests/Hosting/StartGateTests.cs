using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Testing;

namespace WorkflowAnon.Messaging.Tests.Hosting;

/// <summary>While the start is not over: a stranger sees the sign-in page, everything else waits, and nothing works in the background.</summary>
public sealed class StartGateTests : IAsyncLifetime, IDisposable
{
    private const string DueAtOnce = """
        {
          "id": "due-at-once-v1", "definitionId": "due-at-once", "name": "due-at-once", "version": 1, "customProperties": { "owner": "general-affairs" },
          "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1, "connections": [], "activities": [
            { "id": "delay", "type": "Elsa.Delay", "version": 1, "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "00:00:00.001" } } } ] }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TempDirectory _folder = new("start");
    private readonly HeldStep _held = new();
    private readonly HttpClient _stranger = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private ServerHost? _host;
    private Task? _start;

    public async Task InitializeAsync()
    {
        _stranger.BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _host = ServerHost.Create(
            new Dictionary<string, string?>
            {
                ["urls"] = _stranger.BaseAddress.ToString().TrimEnd('/'),
                ["WorkflowAnon:Storage:DataDirectory"] = _folder.Path,
                ["WorkflowAnon:Demonstration:Cases"] = "false",
                ["Logging:LogLevel:Default"] = "Error",
            },
            services => services.AddSingleton<IStartupStep>(_held));
        _start = _host.StartAsync();
        await Task.WhenAny(_held.Reached, _start).WaitAsync(Patience);
        Assert.False(_start.IsCompleted, "the start went past a step that does not end");
    }

    public async Task DisposeAsync()
    {
        _held.LetGo();
        await _start!;
        await _host!.DisposeAsync();
    }

    public void Dispose()
    {
        _stranger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_stranger_sees_the_sign_in_page_and_whoever_signs_in_or_asks_for_its_health_waits_for_the_end_of_the_start()
    {
        var page = await GetAsync("login");
        Assert.Equal(HttpStatusCode.OK, page);

        using var content = new FormUrlEncodedContent([new("UserName", "general-affairs-1")]);
        using var known = new HttpRequestMessage(HttpMethod.Get, "inbox") { Headers = { { "Cookie", "anything=1" } } };
        Task<HttpResponseMessage>[] waiting = [_stranger.PostAsync("login", content), _stranger.GetAsync("healthz"), _stranger.GetAsync("readyz"), _stranger.SendAsync(known)];
        // Strangers that come after them are served while they wait.
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, await GetAsync("login"));
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        _held.LetGo();
        await _start!.WaitAsync(Patience);

        var answers = await Task.WhenAll(waiting);
        Assert.Equal(
            // A post without its antiforgery token is refused, a person who has not signed in is sent to the sign-in: both by the page, not by the gate.
            [HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Redirect], answers.Select(a => a.StatusCode));
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_timer_that_fell_due_rests_until_the_start_is_over()
    {
        var services = _host!.Services;
        await services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(DueAtOnce, "due-at-once.json") { Publish = true }, EngineCommand.BySystem());
        var engine = services.GetRequiredService<IWorkflowEngine>();
        var instance = await engine.StartAsync(new StartRequest { DefinitionId = "due-at-once" }, EngineCommand.BySystem());
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, await GetAsync("login"));
        Assert.Equal(WorkflowStatus.Running, await StatusAsync());

        _held.LetGo();
        await Eventually.ThatAsync(async () => await StatusAsync() == WorkflowStatus.Finished, Patience, "the timer");

        async Task<WorkflowStatus> StatusAsync() => (await engine.FindInstanceAsync(instance.InstanceId))!.Status;
    }

    private async Task<HttpStatusCode> GetAsync(string path)
    {
        using var answer = await _stranger.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>The last step behind the gate, which ends when the test says so.</summary>
    private sealed class HeldStep : IStartupStep
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Order => int.MaxValue;

        public Task Reached => _reached.Task;

        public void LetGo() => _mayEnd.TrySetResult();

        public Task RunAsync(CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            return _mayEnd.Task.WaitAsync(cancellationToken);
        }
    }
}
