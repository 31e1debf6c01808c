using System.Security.Cryptography;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>仮パスワード: random, readable on the telephone, changed by its owner at the first sign-in.</summary>
/// <param name="Text">The password.</param>
/// <param name="Nonce">Names this one in the command's answer, without telling it.</param>
internal sealed record TemporaryPassword(string Text, string Nonce)
{
    // Without 0, o, 1, l and i, which are mistaken for each other when read aloud.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const int Groups = 4;

    public static TemporaryPassword New()
    {
        var groups = Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, 3) + RandomNumberGenerator.GetString(Digits, 1));
        return new(string.Join('-', groups), Guid.CreateVersion7().ToString("N"));
    }
}
