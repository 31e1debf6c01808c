namespace WorkflowAnon.Server.Hosting;

/// <summary>開始の拒否: the program does not start with what it was given; the message (日本語) names the key and the fault.</summary>
public sealed class ConfigurationRefusedException : Exception
{
    /// <summary>A refusal with its 日本語 message.</summary>
    public ConfigurationRefusedException(string message) : base(message)
    {
    }

    /// <summary>A refusal with its 日本語 message and its cause.</summary>
    public ConfigurationRefusedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>A refusal without a text.</summary>
    public ConfigurationRefusedException()
    {
    }
}
