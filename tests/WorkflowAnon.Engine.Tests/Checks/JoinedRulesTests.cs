using FsCheck.Xunit;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using Xunit;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>Rules across definitions joined by events, against the engine itself run in every way within bounds: whatever breaks a rule there is found.</summary>
public sealed class JoinedRulesTests
{
    private const int Sets = 100;

    [Property(MaxTest = 60)]
    public async Task A_that_must_precede_B_across_definitions(int seed) => Assert.True((await PrecedesAsync(seed)).IsSound, Text(seed));

    [Property(MaxTest = 60)]
    public async Task After_A_B_must_follow_across_definitions(int seed) => Assert.True((await FollowedByAsync(seed)).IsSound, Text(seed));

    [Fact]
    public async Task The_sets_break_and_keep_both_rules_often_enough_to_mean_something()
    {
        var (precedes, follows) = (new List<(bool IsSound, bool Broke, bool Kept)>(), new List<(bool IsSound, bool Broke, bool Kept)>());
        for (var seed = 0; seed < Sets; seed++)
        {
            precedes.Add(await PrecedesAsync(seed));
            follows.Add(await FollowedByAsync(seed));
        }

        foreach (var results in new[] { precedes, follows })
        {
            Assert.All(results, r => Assert.True(r.IsSound));
            Assert.InRange(results.Count(r => r.Broke), 5, Sets);
            Assert.InRange(results.Count(r => r.Kept), 5, Sets);
        }
    }

    private static async Task<(bool IsSound, bool Broke, bool Kept)> PrecedesAsync(int seed)
    {
        var (joined, first, then) = Choose(seed);
        if (first is null || then is null)
            return (true, false, false);
        var violation = Set(joined).Precedes((a, _) => a.Id == first, (a, _) => a.Id == then);
        var broke = (await joined.AllAsync(first, then)).Any(w => w.HasBrokenPrecedence);
        return (violation is not null || !broke, broke, violation is null);
    }

    private static async Task<(bool IsSound, bool Broke, bool Kept)> FollowedByAsync(int seed)
    {
        var (joined, first, then) = Choose(seed);
        if (first is null || then is null)
            return (true, false, false);
        var violation = Set(joined).FollowedBy((a, _) => a.Id == first, (a, _) => a.Id == then);
        var broke = (await joined.AllAsync(first, then)).Any(w => joined.BreaksPromise(w, first, then));
        return (violation is not null || !broke, broke, violation is null);
    }

    private static (JoinedRuns Joined, string? First, string? Then) Choose(int seed)
    {
        var random = new Random(seed);
        var joined = new JoinedRuns(random);
        var tasks = joined.Tasks;
        if (tasks.Count < 2)
            return (joined, null, null);
        var first = random.Next(tasks.Count);
        return (joined, tasks[first], tasks[(first + 1 + random.Next(tasks.Count - 1)) % tasks.Count]);
    }

    private static DefinitionSet Set(JoinedRuns joined) => new(joined.Workflows, a => a.Type == "Elsa.PublishEvent" ? [JoinedRuns.EventOf(a)] : []);

    private static string Text(int seed)
    {
        var (joined, first, then) = Choose(seed);
        return $"seed {seed}: {first}, {then}\n{string.Join('\n', joined.Workflows.Select(w => w.Definition.Json))}";
    }
}
