namespace WorkflowAnon.Domain.Rules;

/// <summary>Citations of the 施行規則, the 条例 and the general laws that the calendar and the papers rest on.</summary>
internal static class LawCitationsOfOtherLaws
{
    private const string Rule = "個人情報の保護に関する法律施行規則";

    // The name of the ordinance and of the treasury rules is the agency profile's; the 要領 itself cites them as 条例 and 財務規則.
    private const string Ordinance = "条例";
    private const string CivilCode = "民法";
    private const string Holidays = "国民の祝日に関する法律";
    private static readonly DateOnly Unified = new(2023, 4, 1);

    // 令和6年個人情報保護委員会規則第4号: 被保険者証 gives way to 資格確認書.
    private static readonly DateOnly InsuranceCards = new(2024, 12, 2);
    private static readonly DateOnly CivilCodeInForce = new(1898, 7, 16);

    internal static IReadOnlyList<LawCitation> Rows { get; } =
    [
        new("規則53①", Rule, "第53条第1項", "募集の回数及び期間", Unified),
        new("規則53②", Rule, "第53条第2項", "募集の事前の公示", Unified),
        new("規則54①", Rule, "第54条第1項", "提案書の様式", Unified),
        new("規則54②", Rule, "第54条第2項", "代理人の権限を証する書面", Unified),
        new("規則54③", Rule, "第54条第3項", "提供の方法", Unified),
        new("規則54④一", Rule, "第54条第4項第1号", "個人の本人確認書類", InsuranceCards),
        new("規則54④二", Rule, "第54条第4項第2号", "法人等の本人確認書類", Unified),
        new("規則54④三", Rule, "第54条第4項第3号", "やむを得ない場合の本人確認書類", Unified),
        new("規則54⑤", Rule, "第54条第5項", "代理人の本人確認書類", InsuranceCards),
        new("規則54⑥", Rule, "第54条第6項", "誓約書の様式等", Unified),
        new("規則54⑦", Rule, "第54条第7項", "説明の要求及び訂正の求め", Unified),
        new("規則55", Rule, "第55条", "精神の機能の障害の定め", Unified),
        new("規則56", Rule, "第56条", "本人の数の下限（1,000人）", Unified),
        new("規則57", Rule, "第57条", "必要な期間", Unified),
        new("規則58", Rule, "第58条", "著しい支障がないこと", Unified),
        new("規則59①", Rule, "第59条第1項", "適合の通知の様式", Unified),
        new("規則59②", Rule, "第59条第2項", "適合の通知に添える書類", Unified),
        new("規則59③", Rule, "第59条第3項", "不適合の通知の様式", Unified),
        new("規則61", Rule, "第61条", "契約締結に関する申込み", Unified),
        new("規則62", Rule, "第62条", "加工の五つの基準", Unified),
        new("規則63", Rule, "第63条", "概要の記載事項", Unified),
        new("規則64", Rule, "第64条", "作成された情報に係る提案の様式", Unified),
        new("規則65", Rule, "第65条", "安全管理措置の基準", Unified),
        new("条例15①", Ordinance, "第15条第1項", "手数料", Unified),
        new("条例15②", Ordinance, "第15条第2項", "作成された情報の手数料", Unified),
        new("条例15②一", Ordinance, "第15条第2項第1号", "同一の額の手数料", Unified),
        new("条例15②二", Ordinance, "第15条第2項第2号", "定額の手数料", Unified),
        new("条例15③", Ordinance, "第15条第3項", "収入証紙による納付", Unified),
        new("財務規則", "財務規則", "", "手数料の収納", new(1964, 4, 1)),
        new("印紙税法2", "印紙税法", "第2条", "課税文書", new(1967, 6, 1)),
        new("番号法20", "行政手続における特定の個人を識別するための番号の利用等に関する法律", "第20条", "特定個人情報の収集等の制限", new(2015, 10, 5)),
        new("民法4", CivilCode, "第4条", "成年（18歳）", new(2022, 4, 1)),
        new("民法138", CivilCode, "第138条", "期間の計算の通則", CivilCodeInForce),
        new("民法140", CivilCode, "第140条", "初日の不算入", CivilCodeInForce),
        new("民法141", CivilCode, "第141条", "期間の満了", CivilCodeInForce),
        new("民法142", CivilCode, "第142条", "末日が休日の場合", CivilCodeInForce),
        new("民法143", CivilCode, "第143条", "暦による期間の計算", CivilCodeInForce),
        new("年齢計算", "年齢計算ニ関スル法律", "", "年齢の計算", new(1902, 12, 22)),
        new("祝日法2", Holidays, "第2条", "国民の祝日", new(1948, 7, 20)),
        new("祝日法3②", Holidays, "第3条第2項", "振替休日", new(1973, 4, 12)),
        new("祝日法3③", Holidays, "第3条第3項", "国民の休日", new(1985, 12, 27)),
        new("地自法4の2", "地方自治法", "第4条の2", "地方公共団体の休日", new(1988, 12, 13)),
        new("地自法208", "地方自治法", "第208条", "会計年度", new(1947, 5, 3)),
    ];
}
