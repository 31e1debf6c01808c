using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Traceability.Matrix;
using WorkflowAnon.Traceability.Mutation;

// What the law asks, traced to what carries it. The pages under docs/ that it writes are generated: change the product, not the page.
return args switch
{
    ["matrix"] => Print(ClausePage.Write()),
    ["matrix", "--save"] => Save("docs/clauses.md", ClausePage.Write()),
    ["events"] => Print(EventPage.Write()),
    ["events", "--save"] => Save("docs/events.md", EventPage.Write()),
    ["refresh"] => Refresh(),
    ["missing"] => Print(string.Join('\n', [.. Gaps.All(), .. Gaps.DeadRules().Select(r => $"{r} is called by nobody"), .. Gaps.Events().Select(e => $"{e} is not published")]) + "\n"),
    ["mutate"] => Mutate(null, save: false, goesOn: false),
    ["mutate", "--save"] => Mutate(null, save: true, goesOn: false),
    ["mutate", "--save", "--continue"] => Mutate(null, save: true, goesOn: true),
    ["mutate", var only] => Mutate(only, save: false, goesOn: false),
    ["mutate-part", var part] => MutationCommand.RunPart(part, null),
    ["mutate-part", var part, var only] => MutationCommand.RunPart(part, only),
    _ => Usage(),
};

static int Refresh()
{
    Save("docs/clauses.md", ClausePage.Write());
    Save("docs/events.md", EventPage.Write());
    Console.WriteLine($"filled gaps taken off the lists: {KnownGapsFile.Shrink()}");
    return 0;
}

static int Mutate(string? only, bool save, bool goesOn)
{
    var result = MutationCommand.Run(only, goesOn);
    var page = MutationPage.Write(result);
    _ = save ? Save("docs/rule-mutation.md", page) : Print(page);
    return MutationPage.Survivors(result).Count == 0 ? 0 : 1;
}

static int Print(string text)
{
    Console.Write(text);
    return 0;
}

static int Save(string path, string text)
{
    File.WriteAllText(Repository.PathOf(path), text);
    Console.WriteLine($"written: {path}");
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run --project tests/WorkflowAnon.Traceability -c Release -- VERB
          matrix [--save]        every clause with its rule, step, screen, document, event, deadline and tests (saved as docs/clauses.md)
          events [--save]        the events for integrators (saved as docs/events.md)
          refresh                both pages, and takes filled gaps off the lists of the tests
          missing                what no element, screen or test carries yet
          mutate [--save|NAME]   switches off each rule (or those whose name contains NAME) in turn and shows which test then fails (saved as docs/rule-mutation.md);
                                 --save --continue goes on with a run that was stopped
        """);
    return 2;
}
