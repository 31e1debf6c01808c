namespace WorkflowAnon.Domain.Rules;

/// <summary>What a rule found to be wrong: the clause, how heavy it is, which field, and what to do about it.</summary>
public sealed record Finding
{
    /// <summary>Makes a finding. A clause that the catalogue does not know is refused, so that every finding traces to the 要領.</summary>
    /// <param name="clause">Id of the clause, e.g. 5-2-3.</param>
    /// <param name="level">How heavy the finding is.</param>
    /// <param name="item">Path of the field, e.g. proposers[0].name; empty when it concerns the whole.</param>
    /// <param name="message">日本語: what is wrong, why, and what to do.</param>
    public Finding(string clause, FindingLevel level, string item, string message)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        Clause = Clauses.Get(clause).Id;
        Level = level;
        Item = item;
        Message = message;
    }

    /// <summary>Id of the clause (clauses.md) that the finding rests on.</summary>
    public string Clause { get; }

    /// <summary>How heavy the finding is.</summary>
    public FindingLevel Level { get; }

    /// <summary>Path of the field, e.g. <c>proposers[0].name</c>; empty when it concerns the whole.</summary>
    public string Item { get; }

    /// <summary>日本語: what is wrong, why, and what to do.</summary>
    public string Message { get; }

    /// <summary>The message with the place in the 要領, for screens and papers: 「…（要領第5-2⑶）」.</summary>
    public string MessageWithReference => $"{Message}（{Clauses.Get(Clause).Reference}）";
}
