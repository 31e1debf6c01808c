using FsCheck;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Tests.Text;

public sealed class TextTests
{
    [Theory]
    [InlineData("１，２３４", 1234)]
    [InlineData("1,234", 1234)]
    [InlineData("1234人", 1234)]
    [InlineData(" １０００ 人 ", 1000)]
    [InlineData("21,000円", 21000)]
    [InlineData("0", 0)]
    [InlineData("1、000", 1000)]
    public void A_number_is_read_as_people_type_it(string text, long value)
    {
        Assert.True(JapaneseNumber.TryParse(text, out long read, out string error), error);
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("千")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1,23")]
    [InlineData("12,34,567")]
    [InlineData("1 000")]
    [InlineData("99999999999999999999")]
    [InlineData("約1000")]
    public void What_is_no_whole_number_is_refused_with_a_reason(string? text)
    {
        Assert.False(JapaneseNumber.TryParse(text, out _, out string error));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("山田　太郎", "山田太郎", NameMatch.Same)]
    [InlineData("ｶﾌﾞｼｷｶﾞｲｼｬ　ABC", "カブシキガイシャａｂｃ", NameMatch.Same)]
    [InlineData("髙﨑𠮷子", "髙﨑 𠮷子", NameMatch.Same)]
    [InlineData("髙﨑𠮷子", "高崎吉子", NameMatch.VariantCharacters)]
    [InlineData("渡邉", "渡辺", NameMatch.VariantCharacters)]
    [InlineData("山田太郎", "山田次郎", NameMatch.Different)]
    [InlineData("サーバー", "サ-バ-", NameMatch.Different)]
    [InlineData(null, "山田", NameMatch.Different)]
    public void Names_are_compared_without_width_and_spaces_but_variants_are_told_apart(string? left, string? right, NameMatch expected) =>
        Assert.Equal(expected, JapaneseText.CompareNames(left, right));

    [Theory]
    [InlineData("青森市新町二丁目３番１号", "青森市新町2-3-1", true)]
    [InlineData("青森市新町２丁目３−１", "青森市新町2丁目3番地の1", true)]
    [InlineData("○○市大字△△字□□12番地", "○○市△△字□□１２", true)]
    [InlineData("青森市新町二十一丁目1番", "青森市新町21-1", true)]
    [InlineData("三戸郡三戸町1番", "三戸郡三戸町1", true)]
    [InlineData("青森市新町2-3-1", "青森市新町2-3-11", false)]
    [InlineData("青森市新町2-31", "青森市新町23-1", false)]
    public void Addresses_are_compared_in_either_way_of_writing(string left, string right, bool same) =>
        Assert.Equal(same, JapaneseText.SameAddress(left, right));

    [Fact]
    public void Comparing_drops_variation_selectors_and_never_touches_the_stored_text()
    {
        const string stored = "葛\U000E0100城 髙﨑𠮷";
        Assert.True(JapaneseText.SameText(stored, "葛城髙﨑𠮷"));
        Assert.Contains("髙﨑𠮷", JapaneseText.Comparable(stored), StringComparison.Ordinal);
    }

    [Property]
    public bool A_written_number_reads_back_as_itself(NonNegativeInt number) =>
        JapaneseNumber.TryParse(number.Get.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture), out long read, out _) && read == number.Get;
}
