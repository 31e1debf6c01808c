namespace WorkflowAnon.Domain.Rules;

/// <summary>Citations of 個人情報の保護に関する法律. The numbers are those in force for the prefectures since 2023-04-01.</summary>
internal static class LawCitationsOfTheAct
{
    private const string Act = "個人情報の保護に関する法律";

    // 令和3年法律第37号 第51条 took effect for local governments on this day; articles moved with it.
    private static readonly DateOnly Unified = new(2023, 4, 1);

    // 刑法等の一部を改正する法律: 拘禁刑 replaces 懲役 and 禁錮.
    private static readonly DateOnly Imprisonment = new(2025, 6, 1);

    internal static IReadOnlyList<LawCitation> Rows { get; } =
    [
        new("法5章5節", Act, "第5章第5節", "行政機関等匿名加工情報の提供等", Unified),
        new("法2⑥", Act, "第2条第6項", "匿名加工情報の定義", Unified),
        new("法43", Act, "第43条", "匿名加工情報の作成等", Unified),
        new("法44", Act, "第44条", "匿名加工情報の提供", Unified),
        new("法45", Act, "第45条", "識別行為の禁止（受領者）", Unified),
        new("法46", Act, "第46条", "匿名加工情報の安全管理措置等", Unified),
        new("法60③", Act, "第60条第3項", "行政機関等匿名加工情報の定義", Unified),
        new("法60③一", Act, "第60条第3項第1号", "個人情報ファイル簿の公表", Unified),
        new("法66②一", Act, "第66条第2項第1号", "受託者の安全管理措置", Unified),
        new("法67", Act, "第67条", "受託者等の秘密保持", Unified),
        new("法75", Act, "第75条", "個人情報ファイル簿の作成及び公表", Unified),
        new("法109②", Act, "第109条第2項", "行政機関等匿名加工情報の提供の制限", Unified),
        new("法109③", Act, "第109条第3項", "削除情報の利用及び提供の制限", Unified),
        new("法110", Act, "第110条", "個人情報ファイル簿への記載（提案の募集）", Unified),
        new("法110一", Act, "第110条第1号", "提案の募集をする個人情報ファイルである旨", Unified),
        new("法110二", Act, "第110条第2号", "提案を受ける組織の名称及び所在地", Unified),
        new("法111", Act, "第111条", "提案の募集", Unified),
        new("法112①", Act, "第112条第1項", "提案", Unified),
        new("法112②", Act, "第112条第2項", "提案書の記載事項", Unified),
        new("法112②一", Act, "第112条第2項第1号", "提案をする者の氏名又は名称等", Unified),
        new("法112②二", Act, "第112条第2項第2号", "個人情報ファイルの名称", Unified),
        new("法112②三", Act, "第112条第2項第3号", "本人の数", Unified),
        new("法112②四", Act, "第112条第2項第4号", "加工の方法を特定するに足りる事項", Unified),
        new("法112②五", Act, "第112条第2項第5号", "利用の目的及び方法並びに事業の内容", Unified),
        new("法112②六", Act, "第112条第2項第6号", "事業の用に供しようとする期間", Unified),
        new("法112②七", Act, "第112条第2項第7号", "漏えいの防止等の措置", Unified),
        new("法112②八", Act, "第112条第2項第8号", "規則で定める事項", Unified),
        new("法112③", Act, "第112条第3項", "提案書の添付書類", Unified),
        new("法112③一", Act, "第112条第3項第1号", "欠格事由に該当しないことの誓約", Unified),
        new("法112③二", Act, "第112条第3項第2号", "新産業の創出等に資することの説明", Unified),
        new("法113", Act, "第113条", "欠格事由", Unified),
        new("法113一", Act, "第113条第1号", "未成年者", Unified),
        new("法113二", Act, "第113条第2号", "精神の機能の障害", Unified),
        new("法113三", Act, "第113条第3号", "破産手続開始の決定", Unified),
        new("法113五", Act, "第113条第5号", "契約を解除された者", Unified),
        new("法113六", Act, "第113条第6号", "役員が欠格事由に該当する法人等", Unified),
        new("法114①", Act, "第114条第1項", "提案の審査", Unified),
        new("法114①一", Act, "第114条第1項第1号", "欠格事由に該当しないこと", Unified),
        new("法114①二", Act, "第114条第1項第2号", "本人の数", Unified),
        new("法114①三", Act, "第114条第1項第3号", "加工の方法", Unified),
        new("法114①四", Act, "第114条第1項第4号", "新産業の創出等への貢献", Unified),
        new("法114①五", Act, "第114条第1項第5号", "必要な期間を超えないこと", Unified),
        new("法114①六", Act, "第114条第1項第6号", "本人の権利利益の保護", Unified),
        new("法114①七", Act, "第114条第1項第7号", "事務又は事業に著しい支障がないこと", Unified),
        new("法114②", Act, "第114条第2項", "適合の通知", Unified),
        new("法114③", Act, "第114条第3項", "不適合の通知", Unified),
        new("法115", Act, "第115条", "利用に関する契約の締結", Unified),
        new("法116①", Act, "第116条第1項", "加工の基準", Unified),
        new("法116②", Act, "第116条第2項", "受託者の加工の基準", Unified),
        new("法117", Act, "第117条", "作成後の個人情報ファイル簿への記載", Unified),
        new("法118①前段", Act, "第118条第1項前段", "作成された情報の新たな提案", Unified),
        new("法118①後段", Act, "第118条第1項後段", "事業の変更の提案", Unified),
        new("法118②", Act, "第118条第2項", "新たな提案の手続", Unified),
        new("法119③", Act, "第119条第3項", "手数料", Unified),
        new("法120", Act, "第120条", "契約の解除", Unified),
        new("法120一", Act, "第120条第1号", "偽りその他不正の手段", Unified),
        new("法120二", Act, "第120条第2号", "欠格事由への該当", Unified),
        new("法120三", Act, "第120条第3号", "重大な違反", Unified),
        new("法121①", Act, "第121条第1項", "識別行為の禁止", Unified),
        new("法121②", Act, "第121条第2項", "安全管理措置", Unified),
        new("法121③", Act, "第121条第3項", "受託者への準用", Unified),
        new("法122", Act, "第122条", "従事者の義務", Unified),
        new("法127", Act, "第127条", "提案に資する情報の提供", Unified),
        new("法128", Act, "第128条", "苦情の処理", Unified),
        new("法165", Act, "第165条", "施行の状況の公表", Unified),
        new("法176", Act, "第176条", "罰則（個人情報ファイルの提供）", Unified),
        new("法180", Act, "第180条", "罰則（不正な利益を図る目的の提供・盗用）", Unified),
        new("法183", Act, "第183条", "罰則（国外犯）", Unified),
        new("法113四", Act, "第113条第4号", "禁錮以上の刑又は法による刑に処せられた者", Unified, Imprisonment.AddDays(-1)),
        new("法113四", Act, "第113条第4号", "拘禁刑以上の刑又は法による刑に処せられた者", Imprisonment),
    ];
}
