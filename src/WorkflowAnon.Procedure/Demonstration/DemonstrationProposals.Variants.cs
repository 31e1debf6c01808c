namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>Further made-up proposals: other parties, on the same files, with another business.</summary>
public static partial class DemonstrationProposals
{
    internal static DemonstrationProposal Festival => Like(RoadUse, new("ねぶた運行研究有限会社", "代表取締役 𠮷成 健", "北津軽郡板柳町字土井0番0号", "9234567890131", "調査係", "成田 楓"),
        "夏の催しの交通の影響の把握", "使用の目的と期間の集計", "催しの開催時の迂回の計画の作成", "催しと交通の両立により、豊かな国民生活に資する。") with
    { UseFrom = new(2026, 5, 20), UseTo = new(2026, 6, 15) };

    internal static DemonstrationProposal HikingMaps => Like(Climbing, new("合同会社岩木山地図製作", "代表社員 髙谷 進", "弘前市百沢字東岩木山0番", "9234567890132", "編集部", "齋藤 葵"),
        "登山地図の改訂", "経路ごとの利用の集計", "登山地図の製作と販売", "登山の安全により、豊かな国民生活に資する。");

    internal static DemonstrationProposal MountainHuts => Like(Climbing, new("八甲田山小屋協同組合", "代表理事 﨑野 茂", "上北郡七戸町字荒熊内0番", "9234567890133", "事務局", "工藤 蘭"),
        "山小屋の収容計画の策定", "入山日と人数の区分の集計", "山小屋の予約の平準化", "観光の振興により、活力ある経済社会に資する。");

    internal static DemonstrationProposal ParkingPenalty => Of(
        new("株式会社本町まちづくり", "代表取締役 髙松 玄", "弘前市土手町0番地", "9234567890134", "企画室", "小笠原 澪"), "parking-penalty", 5_000,
        "荷さばき場所の配置の検討", "違反区分と時期の統計解析", "中心市街地の荷さばき場所の計画の提案", "物流の円滑化により、活力ある経済社会に資する。",
        ("確認年月日", "年月"), ("違反区分", "区分のまま"), ("納付状況", "区分のまま"));

    internal static DemonstrationProposal ParkingMeters => Like(ParkingPenalty, new("みなと駐車計器株式会社", "代表取締役 𠮷井 昇", "八戸市三日町0番地", "9234567890135", "技術部", "対馬 凪"),
        "時間制限駐車の運用の改善", "時期ごとの違反区分の集計", "駐車計器の料金の設定の支援", "違法な駐車の減少により、豊かな国民生活に資する。");

    internal static DemonstrationProposal LostByBus => Like(LostProperty, new("下北乗合自動車株式会社", "代表取締役 髙瀬 勲", "むつ市田名部町0番0号", "9234567890136", "営業部", "葛西 翠"),
        "車内の忘れ物の予防", "物件の種類と時間帯の集計", "車内の放送の改善", "遺失物の減少により、豊かな国民生活に資する。");

    internal static DemonstrationProposal LostUmbrellas => Like(LostProperty, new("株式会社傘の環", "代表取締役 𠮷備 梢", "弘前市駅前町0番0号", "9234567890137", "事業開発部", "三上 楓"),
        "傘の共同利用の需要の把握", "物件の種類と市町村の集計", "傘の共同利用サービスの開発と提供", "新しいサービスの創出に資する。");

    internal static DemonstrationProposal StationFinds => Like(LostProperty, new("津軽駅務支援株式会社", "代表取締役 髙舘 旭", "五所川原市大町0番地0", "9234567890138", "サービス部", "木村 汐"),
        "駅の忘れ物窓口の改善", "返還までの期間の分析", "忘れ物の照会サービスの提供", "利便の向上により、豊かな国民生活に資する。");

    internal static DemonstrationProposal UsedCars => Like(Garage, new("奥羽自動車流通株式会社", "代表取締役 﨑元 要", "十和田市東三番町0番0号", "9234567890139", "データ課", "中村 律"),
        "中古車の需要の予測", "地域と車両の区分の時系列の分析", "中古車の在庫の配置の最適化", "流通の効率化により、活力ある経済社会に資する。");

    internal static DemonstrationProposal CarSharing => Like(Garage, new("一般社団法人あいのり北奥", "代表理事 髙安 望", "南津軽郡藤崎町字西豊田0番0号", "9234567890140", "企画部", "鈴木 遥"),
        "自動車の共同利用の拠点の選定", "市町村ごとの車両の区分の集計", "共同利用の拠点の整備", "移動の手段の確保により、豊かな国民生活に資する。");

    internal static DemonstrationProposal Nightlife => Of(
        new("株式会社北前まち歩き", "代表取締役 𠮷祥 進", "八戸市長横町0番地", "9234567890141", "企画部", "高橋 暁"), "entertainment", 2_000,
        "夜間の経済の実態の把握", "営業の種別と許可の時期の統計解析", "横丁の案内と混雑の分散", "観光の振興により、活力ある経済社会に資する。",
        ("営業の種別", "区分のまま"), ("許可年月日", "年"), ("営業所の床面積", "面積の区分"));

    internal static DemonstrationProposal LicenceRenewal => Of(
        new("株式会社更新案内サービス", "代表取締役 髙嶋 渉", "三戸郡南部町大字苫米地0番0号", "9234567890142", "開発室", "伊藤 栞"), "licence", 300_000,
        "更新の窓口の混雑の予測", "有効期間の末日と地域の時系列の分析", "窓口の混雑の予測の提供", "待ち時間の減少により、豊かな国民生活に資する。",
        ("性別", "区分のまま"), ("住所", "市町村名まで"), ("免許の種類", "区分のまま"), ("有効期間の末日", "年月"), ("講習区分", "区分のまま"));

    internal static DemonstrationProposal LicenceReturns => Like(LicenceRenewal, new("健生移動支援特定非営利活動法人", "理事長 𠮷永 篤", "三戸郡五戸町字古舘0番地", "9234567890143", "調査部", "佐藤 澄"),
        "免許の返納後の移動の支援", "年次ごとの免許の種類の集計", "乗合の交通の運行の計画の支援", "高齢者の移動の確保により、豊かな国民生活に資する。");

    internal static DemonstrationProposal ElderlyDrivers => Like(Seminar, new("学校法人浅虫学園", "理事長 髙取 宗", "東津軽郡平内町字小湊0番地", "9234567890144", "研究推進課", "田中 陽"),
        "高齢の運転者の講習の効果の研究", "年代と適性検査の結果の統計解析", "講習の教材の開発", "事故の減少により、豊かな国民生活に資する。");

    internal static DemonstrationProposal NightDriving => Like(Accident, new("株式会社夜道灯火", "代表取締役 﨑山 樹", "つがる市木造若緑0番地", "9234567890145", "技術課", "成田 昴"),
        "夜間の事故の多い道路の把握", "時間帯と道路形状の統計解析", "道路の照明の配置の提案", "事故の減少により、豊かな国民生活に資する。");

    internal static DemonstrationProposal SchoolRoutes => Like(Accident, new("通学路安全研究合同会社", "代表社員 髙森 学", "黒石市市ノ町0番地", "9234567890146", "分析班", "工藤 樹"),
        "通学路の危険な場所の把握", "時間帯と事故類型の統計解析", "通学路の見直しの支援", "児童の安全により、豊かな国民生活に資する。");

    internal static DemonstrationProposal SnowRoads => Like(Accident, new("雪国道路工学株式会社", "代表取締役 𠮷越 堅", "平川市柏木町0番地", "9234567890147", "設計部", "齋藤 凛"),
        "冬期の事故の要因の分析", "天候と道路形状の統計解析", "除雪の計画の支援", "冬期の交通の確保により、活力ある経済社会に資する。");

    internal static DemonstrationProposal RoundaboutStudy => Like(Accident, new("交差点計画株式会社", "代表取締役 髙円 環", "三沢市幸町0番0号", "9234567890148", "研究課", "小笠原 慧"),
        "交差点の形状と事故の関係の研究", "道路形状ごとの事故類型の統計解析", "交差点の改良の提案", "事故の減少により、豊かな国民生活に資する。");

    internal static DemonstrationProposal WinterTyres => Like(Accident, new("北国護謨工業株式会社", "代表取締役 﨑田 豊", "八戸市河原木字北沼0番", "9234567890149", "商品企画部", "三上 玲"),
        "冬用のタイヤの性能の目標の設定", "天候と路線の統計解析", "冬用のタイヤの開発", "新しい製品の創出に資する。");

    internal static DemonstrationProposal FilmPermits => Like(RoadUse, new("津軽海峡映像企画有限会社", "代表取締役 𠮷武 灯", "東津軽郡外ヶ浜町字三厩0番地", "9234567890150", "制作部", "葛西 麗"),
        "撮影の場所の選定の支援", "使用の目的と期間の集計", "撮影の場所の案内", "映像の産業の創出に資する。");

    internal static DemonstrationProposal GuardTraining => Like(Guard, new("株式会社安全教育館", "代表取締役 髙階 剛", "西津軽郡鰺ヶ沢町字本町0番0号", "9234567890151", "教育部", "木村 櫂"),
        "警備員の教育の需要の把握", "資格の種類と年代の統計解析", "教育の講座の開発", "人材の育成により、活力ある経済社会に資する。");

    internal static DemonstrationProposal FleetSafety => Like(Accident, new("株式会社岩木運輸安全", "代表取締役 髙杉 駿", "弘前市大字境関字亥ノ宮0番地", "9234567890152", "安全課", "鈴木 颯"),
        "社用車の運転者の教育", "事故類型と時間帯の統計解析", "運送事業者に向けた教育の助言", "事故の減少により、豊かな国民生活に資する。");

    private static DemonstrationProposal Like(DemonstrationProposal other, DemonstrationParty party, string purpose, string method, string business, string contribution) =>
        other with { Party = party, Purpose = purpose, Method = method, Business = business, Contribution = contribution };
}
