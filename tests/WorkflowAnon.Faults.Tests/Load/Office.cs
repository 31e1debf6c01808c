using System.Collections.Concurrent;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>People at work: they begin cases and do whatever stands in their inboxes until they are sent home.</summary>
internal sealed class Office : IAsyncDisposable
{
    private static readonly string[] Staff =
        ["general-affairs-1", "general-affairs-2", $"{TwoDepartments.Division}-1", $"{TwoDepartments.Division}-2"];

    private readonly CancellationTokenSource _home = new();
    private readonly ConcurrentBag<string> _accepted = [];
    private readonly List<Task> _people = [];
    private readonly int _openCases;
    private int _started;
    private int _finished;
    private volatile bool _beginsCases = true;

    private Office(int openCases) => _openCases = openCases;

    /// <summary>Ids of the tasks whose completion was confirmed to a person.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>Cases whose start was confirmed to a person.</summary>
    public int Started => _started;

    /// <summary>Opens the office.</summary>
    /// <param name="address">The web.</param>
    /// <param name="openCases">About so many cases are under way at a time.</param>
    public static async Task<Office> OpenAsync(Uri address, int openCases)
    {
        var office = new Office(openCases);
        var clerks = Staff.Select(name => new Clerk(address, name, office._home.Token)).ToList();
        foreach (var clerk in clerks)
            await clerk.SignInAsync();
        office._people.AddRange(clerks.Select(clerk => Task.Run(() => office.WorkAsync(clerk))));
        return office;
    }

    /// <summary>Throws what went wrong for a person, if anything did.</summary>
    public void ThrowIfUpset()
    {
        foreach (var person in _people.Where(p => p.IsFaulted))
            person.GetAwaiter().GetResult();
    }

    /// <summary>No new cases from now on; those under way are finished.</summary>
    public void BeginNoMore() => _beginsCases = false;

    public async ValueTask DisposeAsync()
    {
        await _home.CancelAsync();
        try
        {
            await Task.WhenAll(_people);
        }
        catch (OperationCanceledException)
        {
            // sent home in the middle of something
        }
        finally
        {
            _home.Dispose();
        }
    }

    private async Task WorkAsync(Clerk clerk)
    {
        using (clerk)
        {
            while (!_home.IsCancellationRequested)
            {
                if (_beginsCases && clerk.UserName.StartsWith("general-affairs", StringComparison.Ordinal) && _started - (_finished / TwoDepartments.TasksPerCase) < _openCases)
                {
                    await clerk.StartAsync();
                    Interlocked.Increment(ref _started);
                }
                var (found, done) = await clerk.DoSomethingAsync();
                if (done is not null)
                {
                    _accepted.Add(done);
                    Interlocked.Increment(ref _finished);
                }
                if (!found)
                    await Task.Delay(TimeSpan.FromMilliseconds(50), _home.Token);
            }
        }
    }
}
