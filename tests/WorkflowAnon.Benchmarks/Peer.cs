namespace WorkflowAnon.Benchmarks;

/// <summary>What the real Elsa 3 showed with the same stages. Another machine on another day: ratios and counts compare, times do not.</summary>
internal static class Peer
{
    public const string Comparison = """
        ## Beside the peer

        Elsa 3.7.1 with its EF persistence on PostgreSQL 15, measured once on a 2-core machine with the same nine stages but without event, audit record
        and command record. Times of different runs do not compare (± 25 % even on one machine); counts and bytes do, and so do shares of what the
        database gives in the same run.

        | what | Elsa 3.7.1 |
        |---|---|
        | completions per second with 1 / 8 / 32 concurrent cases | 36 / 67 / 71, bound by about 22 ms of CPU per completion |
        | p50 with 1 / 8 / 32 concurrent cases | 25 / 108 / 412 ms |
        | per completion: SQL statements; commits; WAL | 30.5; 23.8 (about 5 durable writes); 19 to 22 KB |
        | database bytes per finished case | 53 KB, all of it engine data |
        | memory | 165 to 175 MB after the first instance, 225 to 300 MB under load |
        | cold start to first instance | 3.2 to 5.0 s |
        | 10,000 timers due at once | 9,999 fired in about 135 s, one lost |
        | completions of one task at the same moment | both accepted 99 times of 100 |
        | kill -9 with 8 cases in flight | 28 of 48 cases stuck for ever (ours: docs/kill-tests.md) |
        """;
}
