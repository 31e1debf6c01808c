namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>Made-up proposals on files of the <see cref="RegisterSeed"/>.</summary>
public static partial class DemonstrationProposals
{
    /// <summary>遺失物の種類と場所の統計.</summary>
    public static DemonstrationProposal LostProperty { get; } = Of(
        new("株式会社髙﨑データ", "代表取締役 髙﨑 光", "八戸市内丸一丁目0番0号", "1234567890123", "企画部", "髙﨑 花"), "lost-property", 100_000,
        "駅・商業施設での忘れ物の予防", "物件の種類、日時及び場所による傾向の分析", "施設管理者に向けた忘れ物予防の助言サービスの開発と提供", "新しい助言サービスの創出と、遺失物の減少による豊かな国民生活に資する。",
        ("年齢", "10歳ごとの年代"), ("物件の種類", "大分類"), ("遺失・拾得の日時", "年月及び時間帯"), ("遺失・拾得の場所", "市町村名まで"), ("返還・帰属の状況", "区分のまま"));

    /// <summary>交通事故の分析.</summary>
    public static DemonstrationProposal Accident { get; } = Of(
        new("みちのく保険研究合同会社", "代表社員 𠮷野 徹", "弘前市上白銀町0番地0", "2234567890124", "分析課", "対馬 圭"), "accident", 50_000,
        "安全運転支援の保険商品の設計", "事故類型と道路形状の関係の統計解析", "安全運転の度合いに応じた保険料の算定と助言", "事故の減少により、活力ある経済社会と豊かな国民生活に資する。",
        ("年齢", "10歳ごとの年代"), ("居住市町村", "市町村名まで"), ("発生日時", "年月及び時間帯"), ("路線", "道路の種別"), ("道路形状", "区分のまま"), ("天候", "区分のまま"), ("事故類型", "区分のまま"));

    /// <summary>道路使用許可の傾向.</summary>
    public static DemonstrationProposal RoadUse { get; } = Of(
        new("津軽イベント企画株式会社", "代表取締役 𠮷野 みどり", "五所川原市布屋町0番地0", "3234567890125", "企画課", "三上 悠"), "road-use", 9_000,
        "催しの開催計画の支援", "使用の目的・期間・警察署ごとの傾向の分析", "地域の催しの企画者に向けた計画支援サービスの提供", "地域の催しを活発にし、活力ある経済社会に資する。",
        ("使用の目的", "大分類"), ("使用の期間", "日数"), ("使用の方法", "大分類"), ("許可年月日", "年月"), ("警察署", "警察署名のまま"));

    /// <summary>免許の更新の傾向: an individual's proposal that does not conform.</summary>
    public static DemonstrationProposal Licence { get; } = Of(
        new("𠮷野 岳", "", "岩手県盛岡市本町二丁目0番0号"), "licence", 5_000,
        "免許の種類の一覧の作成", "一覧表への整理", "個人の研究のための閲覧用の一覧の作成", "一覧を見ることができるようになる。",
        ("性別", "区分のまま"), ("住所", "市町村名まで"), ("免許の種類", "区分のまま"), ("有効期間の末日", "年"));

    /// <summary>登山計画の分析.</summary>
    public static DemonstrationProposal Climbing { get; } = Of(
        new("白神山地観光開発株式会社", "代表取締役 髙橋 稜", "西津軽郡深浦町深浦0番地0", "4234567890126", "山岳事業部", "木村 翼"), "climbing", 8_000,
        "登山道の混雑の予測", "入山日、山域及び経路の時系列の分析", "登山者に向けた混雑予測アプリの開発と提供", "遭難の予防と観光の振興により、豊かな国民生活に資する。",
        ("年齢", "10歳ごとの年代"), ("山域", "区分のまま"), ("登山経路", "主な経路の区分"), ("入山日", "年月日"), ("下山予定日", "年月日"), ("同行者の人数", "人数の区分"));

    /// <summary>車庫の分析.</summary>
    public static DemonstrationProposal Garage { get; } = Of(
        new("北東北駐車場株式会社", "代表取締役 𠮷田 啓", "岩手県盛岡市新町一丁目0番0号", "5234567890127", "開発部", "葛西 蓮"), "garage", 80_000,
        "駐車場の需要の予測", "地域と車両の区分による需要の統計解析", "駐車場の共同利用サービスの開発", "土地の有効な利用により、活力ある経済社会に資する。",
        ("使用の本拠の位置", "市町村名まで"), ("保管場所の位置", "市町村名まで"), ("車両の区分", "区分のまま"), ("証明年月日", "年月"), ("警察署", "警察署名のまま"));

    /// <summary>運転者講習の分析.</summary>
    public static DemonstrationProposal Seminar { get; } = Of(
        new("あおもり移動研究所株式会社", "代表取締役 﨑山 真", "十和田市西十二番町0番0号", "6234567890128", "調査室", "髙木 環"), "seminar", 200_000,
        "高齢の運転者の移動手段の確保", "講習区分、年齢及び地域の統計解析", "市町村に向けた移動手段の計画支援", "高齢者の移動の確保により、豊かな国民生活に資する。",
        ("生年月日", "10歳ごとの年代"), ("性別", "区分のまま"), ("住所", "市町村名まで"), ("講習区分", "区分のまま"), ("受講年月日", "年月"));

    /// <summary>警備員の需給.</summary>
    public static DemonstrationProposal Guard { get; } = Of(
        new("一般社団法人北の警備人材機構", "代表理事 髙坂 修", "三沢市桜町一丁目0番0号", "7234567890129", "研究部", "田中 瑞"), "security-guard", 4_000,
        "警備の人材の需給の把握", "業務区分と資格の統計解析", "警備業者に向けた育成計画の支援", "人材の育成により、活力ある経済社会に資する。",
        ("生年月日", "10歳ごとの年代"), ("性別", "区分のまま"), ("業務区分", "区分のまま"), ("資格の種類", "区分のまま"), ("資格の取得年月日", "年"));

    /// <summary>古物営業の分析.</summary>
    public static DemonstrationProposal Secondhand { get; } = Of(
        new("循環流通ラボ株式会社", "代表取締役 田名部 玲", "むつ市小川町二丁目0番0号", "8234567890130", "企画室", "𠮷川 望"), "secondhand", 6_000,
        "中古品の流通の把握", "取扱区分と地域の統計解析", "中古品の回収の経路を提案するサービスの開発", "資源の循環により、新しい産業の創出に資する。",
        ("営業所の所在地", "市町村名まで"), ("取り扱う古物の区分", "区分のまま"), ("許可年月日", "年"), ("URLの届出の有無", "区分のまま"));

    private static DemonstrationProposal Of(
        DemonstrationParty party, string file, int persons, string purpose, string method, string business, string contribution, params (string Item, string Granularity)[] wanted) =>
        new(party, RegisterSeed.Files.First(f => f.Key == file), persons, wanted.ToDictionary(w => w.Item, w => w.Granularity), purpose, method, business, contribution);
}
