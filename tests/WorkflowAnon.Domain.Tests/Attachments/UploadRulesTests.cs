using WorkflowAnon.Domain.Attachments;

namespace WorkflowAnon.Domain.Tests.Attachments;

public sealed class UploadRulesTests
{
    private const string Pdf = "255044462D312E370A25E2E3CFD30A31", Png = "89504E470D0A1A0A0000000D49484452", Jpeg = "FFD8FFE000104A464946000101010048",
        Tiff = "49492A00080000000E00FE0004000100", BigEndianTiff = "4D4D002A00000008000E00FE00040000", Program = "4D5A90000300000004000000FFFF0000", Html = "3C21444F43545950452068746D6C3E0A";

    [Theory]
    [InlineData("提案書.pdf", "application/pdf", Pdf, "application/pdf")]
    [InlineData("提案書.PDF", "application/pdf", Pdf, "application/pdf")]
    [InlineData("scan.png", "image/png", Png, "image/png")]
    [InlineData("scan.jpg", "image/jpeg", Jpeg, "image/jpeg")]
    [InlineData("scan.jpeg", "image/pjpeg", Jpeg, "image/jpeg")]
    [InlineData("scan.tif", "image/tiff", Tiff, "image/tiff")]
    [InlineData("scan.tiff", "", BigEndianTiff, "image/tiff")]
    [InlineData("scan.tiff", "application/octet-stream", Tiff, "image/tiff")]
    [InlineData("scan.pdf", "application/pdf; charset=binary", Pdf, "application/pdf")]
    [InlineData("髙﨑𠮷の提案書.pdf", "application/pdf", Pdf, "application/pdf")]
    [InlineData("か\u3099き\u3099.pdf", "application/pdf", Pdf, "application/pdf")]
    [InlineData("葛\U000E0100城\uE000.pdf", "application/pdf", Pdf, "application/pdf")]
    [InlineData("令和8年度 提案書（写し）_第1.0版.pdf", "application/pdf", Pdf, "application/pdf")]
    public void A_file_whose_name_declared_type_and_content_agree_is_accepted(string name, string declared, string head, string type)
    {
        Assert.Empty(UploadRules.CheckFile(name, declared, Convert.FromHexString(head)));
        Assert.Equal(type, FileTypes.OfContent(Convert.FromHexString(head))?.MediaType);
    }

    [Theory]
    [InlineData("", "", "", "選んでください")]
    [InlineData("scan.pdf", "application/pdf", "", "空です")]
    [InlineData("scan.exe", "application/octet-stream", Program, "この種類のファイルは登録できません")]
    [InlineData("scan.html", "text/html", Html, "この種類のファイルは登録できません")]
    [InlineData("scan.svg", "image/svg+xml", Html, "この種類のファイルは登録できません")]
    [InlineData("scan", "application/pdf", Pdf, "この種類のファイルは登録できません")]
    [InlineData("scan.pdf.exe", "application/pdf", Pdf, "この種類のファイルは登録できません")]
    [InlineData("scan.ｐｄｆ", "application/pdf", Pdf, "この種類のファイルは登録できません")]
    [InlineData("scan.pdf", "application/pdf", Program, "どれでもありません")]
    [InlineData("scan.pdf", "application/pdf", Html, "どれでもありません")]
    [InlineData("scan.pdf", "application/pdf", "2550444", "どれでもありません")]
    [InlineData("scan.png", "image/png", "89504E470D0A1A0A", "どれでもありません")]
    [InlineData("scan.png", "image/png", "89504E470D0A1A0A0000000D49444154", "どれでもありません")]
    [InlineData("scan.jpg", "image/jpeg", "FFD8FF", "どれでもありません")]
    [InlineData("scan.jpg", "image/jpeg", "FFD8FF0000000000", "どれでもありません")]
    [InlineData("scan.tif", "image/tiff", "49492B00080000000E00FE0004000100", "どれでもありません")]
    [InlineData("scan.pdf", "application/pdf", Png, "中身はPNG画像です。拡張子を.pngに")]
    [InlineData("scan.png", "image/png", Jpeg, "中身はJPEG画像です。拡張子を.jpgに")]
    [InlineData("scan.pdf", "image/png", Pdf, "一致しません")]
    [InlineData("scan.pdf", "text/html", Pdf, "一致しません")]
    public void A_file_of_a_false_type_is_refused_with_what_to_do(string name, string declared, string head, string says)
    {
        var refused = Assert.Single(UploadRules.CheckFile(name, declared, Convert.FromHexString(head.Length % 2 == 0 ? head : head + "0")));
        Assert.Equal("file", refused.Item);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("。", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../提案書.pdf", "区切り")]
    [InlineData("..\\提案書.pdf", "区切り")]
    [InlineData("C:\\Users\\a\\提案書.pdf", "区切り")]
    [InlineData("/etc/passwd.pdf", "区切り")]
    [InlineData("a\0.pdf", "目に見えない")]
    [InlineData("a\n.pdf", "目に見えない")]
    [InlineData("a\u0085.pdf", "目に見えない")]
    [InlineData("a\u2028.pdf", "目に見えない")]
    [InlineData("提案\u202Efdp.exe.pdf", "目に見えない")]
    [InlineData("提案\u2066a\u2069.pdf", "目に見えない")]
    [InlineData("提案\u200E.pdf", "目に見えない")]
    [InlineData("提案\u200F.pdf", "目に見えない")]
    [InlineData("提案\u061C.pdf", "目に見えない")]
    [InlineData("\uFEFF提案.pdf", "目に見えない")]
    [InlineData("提案\uFFFD.pdf", "目に見えない")]
    [InlineData("a:b.pdf", "記号")]
    [InlineData("a|b.pdf", "記号")]
    [InlineData("a\"b.pdf", "記号")]
    [InlineData("<script>.pdf", "記号")]
    [InlineData(".pdf", "保存できません")]
    [InlineData(" .pdf", "保存できません")]
    [InlineData("CON.pdf", "保存できません")]
    [InlineData("lpt1.a.pdf", "保存できません")]
    [InlineData("123456789018.pdf", "個人番号")]
    public void A_hostile_name_is_refused_and_never_repeated(string name, string says)
    {
        var refused = Assert.Single(UploadRules.CheckFile(name, "application/pdf", Convert.FromHexString(Pdf)));
        Assert.Equal("file", refused.Item);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_in_a_name_is_refused() =>
        Assert.Contains("目に見えない", Assert.Single(UploadRules.CheckFile("a" + '\uD842' + ".pdf", "", Convert.FromHexString(Pdf))).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_and_titles_are_as_long_as_people_count()
    {
        // 96 characters and the ending; 𠮷 is two code units and か with its mark is one character of two.
        foreach (var character in new[] { "あ", "𠮷", "か\u3099" })
        {
            var longest = string.Concat(Enumerable.Repeat(character, UploadRules.LongestText - 4));
            Assert.Empty(UploadRules.CheckFile(longest + ".pdf", "", Convert.FromHexString(Pdf)));
            Assert.Contains("現在101文字", Assert.Single(UploadRules.CheckFile(longest + character + ".pdf", "", Convert.FromHexString(Pdf))).Message, StringComparison.Ordinal);
            Assert.Empty(UploadRules.CheckTitle(longest + "1234"));
            Assert.Contains("現在101文字", Assert.Single(UploadRules.CheckTitle(longest + "12345")).Message, StringComparison.Ordinal);
        }

        // One character of hundreds of marks fits no file system.
        Assert.Contains("長すぎます", Assert.Single(UploadRules.CheckFile("あ" + new string('\u3099', 300) + ".pdf", "", Convert.FromHexString(Pdf))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("提案書の写し", null)]
    [InlineData(" 髙﨑𠮷 ", null)]
    [InlineData("", "件名を入力してください")]
    [InlineData("  ", "件名を入力してください")]
    [InlineData(null, "件名を入力してください")]
    [InlineData("一行\n二行", "制御文字")]
    [InlineData("提案\u202E書", "制御文字")]
    [InlineData("1234 5678 9018", "個人番号")]
    public void A_title_is_one_line_without_an_individual_number(string? title, string? says)
    {
        var refused = UploadRules.CheckTitle(title);
        if (says is null)
            Assert.Empty(refused);
        else
            Assert.Contains(says, Assert.Single(refused, r => r.Item == "title").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("誤って登録したため", true)]
    [InlineData(" ", false)]
    public void A_withdrawal_has_its_reason(string reason, bool accepted) =>
        Assert.Equal(accepted ? [] : ["reason"], UploadRules.CheckReason(reason).Select(r => r.Item));

    [Theory]
    [InlineData(1, true)]
    [InlineData(50L * 1024 * 1024, true)]
    [InlineData((50L * 1024 * 1024) + 1, false)]
    public void Fifty_megabytes_are_accepted_and_not_a_byte_more(long bytes, bool accepted) => Assert.Equal(accepted ? 0 : 1, UploadRules.CheckSize(bytes).Count);
}
