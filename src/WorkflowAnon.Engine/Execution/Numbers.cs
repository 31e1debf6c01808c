namespace WorkflowAnon.Engine.Execution;

/// <summary>Small numbers as short ids (base 36).</summary>
internal static class Numbers
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    internal static string ToText(int number)
    {
        Span<char> buffer = stackalloc char[7];
        var at = buffer.Length;
        do
        {
            buffer[--at] = Digits[number % 36];
            number /= 36;
        }
        while (number > 0);
        return new string(buffer[at..]);
    }
}
