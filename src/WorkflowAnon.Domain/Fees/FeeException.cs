namespace WorkflowAnon.Domain.Fees;

/// <summary>A fee cannot be computed from what was given (手数料を計算できない); the message says in 日本語 what to put right.</summary>
public sealed class FeeException : Exception
{
    /// <summary>Makes the exception.</summary>
    public FeeException(string message, string clause)
        : base(message) => Clause = clause;

    /// <summary>Makes the exception with its cause.</summary>
    public FeeException(string message, string clause, Exception inner)
        : base(message, inner) => Clause = clause;

    /// <summary>Id of the clause that was not met.</summary>
    public string Clause { get; }
}
