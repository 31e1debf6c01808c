namespace WorkflowAnon.Domain.Examination;

/// <summary>審査基準: one of the seven of 法114①.</summary>
/// <param name="Number">1 to 7.</param>
/// <param name="Name">日本語 short name.</param>
/// <param name="Text">What it asks for.</param>
/// <param name="Clause">Clause id.</param>
public sealed record Criterion(int Number, string Name, string Text, string Clause)
{
    /// <summary>基準① 提案者の資格.</summary>
    public string Title => $"基準{"①②③④⑤⑥⑦"[Number - 1]} {Name}";
}

/// <summary>不適合の類型: why a criterion is not met, as the 要領 lists it.</summary>
/// <param name="Code">Stored value.</param>
/// <param name="Text">日本語.</param>
/// <param name="Clause">Clause id.</param>
public sealed record ReasonCode(string Code, string Text, string Clause);

/// <summary>The seven criteria and the listed reasons (第6).</summary>
public static class Criteria
{
    /// <summary>All seven, in order.</summary>
    public static IReadOnlyList<Criterion> All { get; } =
    [
        new(1, "提案者の資格", "提案者（法人等はその役員を含む。）が欠格事由に当たらない。", "6-1"),
        new(2, "本人の数", "本人の数が1,000人以上で、ファイルを構成する本人の数（名寄せ後）以下である。", "6-2"),
        new(3, "加工の方法", "加工の方法が規則第62条各号の基準に適合し、不明な点がない。", "6-3"),
        new(4, "新産業の創出等への貢献", "事業が新たな産業の創出又は活力ある経済社会若しくは豊かな国民生活の実現に資する。", "6-4"),
        new(5, "利用の期間", "事業の用に供する期間が、事業、利用の目的及び方法からみて必要な期間を超えない。", "6-5"),
        new(6, "本人の権利利益の保護", "利用の目的・方法と管理の措置が、本人の権利利益を保護するために適切である。", "6-6"),
        new(7, "事務・事業への支障", "作成しても担当課等の事務又は事業の遂行に著しい支障を及ぼさない。", "6-7"),
    ];

    /// <summary>Types of need that do not suffice (6-4ア).</summary>
    public static IReadOnlyList<ReasonCode> NoContribution { get; } =
    [
        new("antisocial", "目的・内容が反社会的である", "6-4ア"),
        new("curiosity", "興味本位の提案である", "6-4ア"),
        new("little-need", "利用する必要性が乏しい（その他）", "6-4ア"),
        new("no-contribution", "新産業の創出等に資すると認められない", "6-4"),
    ];

    /// <summary>Types of serious hindrance (6-7ア).</summary>
    public static IReadOnlyList<ReasonCode> Hindrance { get; } =
    [
        new("no-contractor", "受託する事業者がなく、自ら作成すると著しい支障が及ぶ", "6-7ア(ｱ)"),
        new("paper-records", "紙の記録を加工できる状態にする時間が膨大となる", "6-7ア(ｲ)"),
        new("system-stop", "相当の時間システムを停止しなければ抽出できない", "6-7ア(ｳ)"),
        new("many-proposals", "一つのファイルに提案が多数なされた", "6-7イ"),
        new("other-hindrance", "その他の著しい支障", "6-7"),
    ];

    /// <summary>The criterion with this number.</summary>
    public static Criterion Get(int number) => All[number - 1];

    /// <summary>The text of a listed reason, or the code itself.</summary>
    public static string ReasonText(string code) =>
        NoContribution.Concat(Hindrance).FirstOrDefault(r => r.Code == code)?.Text ?? code;
}
