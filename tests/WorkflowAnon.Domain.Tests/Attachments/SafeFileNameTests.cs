using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Attachments;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Attachments;

/// <summary>安全なファイル名: whatever a file was called, the name in an archive is one file in one folder.</summary>
public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("提案書（髙﨑𠮷）", "001_提案書（髙﨑𠮷）.pdf")]
    [InlineData("か\u3099", "001_か\u3099.pdf")]
    [InlineData("../../etc/passwd", "001__.._etc_passwd.pdf")]
    [InlineData("C:\\Windows\\system32", "001_C__Windows_system32.pdf")]
    [InlineData("CON", "001_CON.pdf")]
    [InlineData("fdp\u202E.exe", "001_fdp_.exe.pdf")]
    [InlineData("a\0b\r\n", "001_a_b__.pdf")]
    [InlineData(" . ", "001_file.pdf")]
    [InlineData("", "001_file.pdf")]
    [InlineData("%2e%2e%2f", "001__2e_2e_2f.pdf")]
    public void A_name_is_made_harmless_and_stays_readable(string name, string safe) => Assert.Equal(safe, SafeFileName.Of(1, name, ".pdf"));

    [Property(MaxTest = 500)]
    public Property Any_text_gives_one_short_name_without_a_path() => Prop.ForAll(
        Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0xFFFF)).Select(c => (char)c).ArrayOf().Select(c => new string(c)).ToArbitrary(), name =>
        {
            var safe = SafeFileName.Of(12, name, ".png");
            return safe.StartsWith("012_", StringComparison.Ordinal) && safe.EndsWith(".png", StringComparison.Ordinal) && !safe.Any(c => "/\\:*?\"<>|%\0".Contains(c, StringComparison.Ordinal))
                && !safe.Any(char.IsControl) && safe == Path.GetFileName(safe) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(safe)) == safe;
        });

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var safe = SafeFileName.Of(1, string.Concat(Enumerable.Repeat("𠮷", 200)), ".pdf");
        Assert.Equal(60, new System.Globalization.StringInfo(safe).LengthInTextElements - "001_.pdf".Length);
    }
}
