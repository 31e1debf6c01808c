namespace WorkflowAnon.Domain.FileRegister;

/// <summary>法第60条第3項の三要件: the judgement of the owning division on one file (3-1b). An unanswered test is null, never false.</summary>
public sealed class FileTests
{
    /// <summary>一 個人情報ファイル簿の作成・公表の対象である.</summary>
    public bool? IsRegistered { get; set; }

    /// <summary>Reason for the first answer.</summary>
    public string RegisteredReason { get; set; } = "";

    /// <summary>二 開示請求があれば全部若しくは一部を開示し、又は意見書提出の機会を与えることとなる.</summary>
    public bool? WouldBeDisclosed { get; set; }

    /// <summary>Reason for the second answer.</summary>
    public string DisclosedReason { get; set; } = "";

    /// <summary>三 事務の適正かつ円滑な運営に支障のない範囲内で加工できる.</summary>
    public bool? CanBeProcessed { get; set; }

    /// <summary>Reason for the third answer.</summary>
    public string ProcessedReason { get; set; } = "";

    /// <summary>判断の日, or null while not judged.</summary>
    public DateOnly? JudgedOn { get; set; }

    /// <summary>True when all three tests are answered and met.</summary>
    public bool AreMet() => IsRegistered == true && WouldBeDisclosed == true && CanBeProcessed == true;

    /// <summary>The three answers with their reasons, in the order of the law.</summary>
    public IReadOnlyList<FileTestAnswer> Answers() =>
    [
        new("isRegistered", "registeredReason", "個人情報ファイル簿の作成・公表の対象である（第1号）", IsRegistered, RegisteredReason),
        new("wouldBeDisclosed", "disclosedReason", "開示請求があれば、全部若しくは一部を開示し、又は第三者に意見書提出の機会を与えることとなる（第2号）", WouldBeDisclosed, DisclosedReason),
        new("canBeProcessed", "processedReason", "事務の適正かつ円滑な運営に支障のない範囲内で加工できる（第3号）", CanBeProcessed, ProcessedReason),
    ];

    /// <summary>A copy of these answers.</summary>
    public FileTests Copy() => (FileTests)MemberwiseClone();
}

/// <summary>One of the three tests as answered.</summary>
/// <param name="Item">Field of the answer, camelCase.</param>
/// <param name="ReasonItem">Field of the reason, camelCase.</param>
/// <param name="Text">The test, 日本語.</param>
/// <param name="Answer">The answer, or null while unanswered.</param>
/// <param name="Reason">Why.</param>
public sealed record FileTestAnswer(string Item, string ReasonItem, string Text, bool? Answer, string Reason);
