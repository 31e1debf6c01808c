namespace WorkflowAnon.Engine.Activities;

/// <summary>
/// Thrown by an activity that refuses what a person entered. It is not a fault: it leaves the runner, the caller rolls the
/// whole burst back and shows the reason.
/// </summary>
public class BurstRefusedException : Exception
{
    /// <summary>Creates the refusal without a reason.</summary>
    public BurstRefusedException()
    {
    }

    /// <summary>Creates the refusal.</summary>
    /// <param name="message">The reason in Japanese, shown to the person.</param>
    public BurstRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the refusal with its cause.</summary>
    public BurstRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
