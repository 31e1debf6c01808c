using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Recruitment;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集要綱の標準文: a first draft from the profile, for 総務課 to edit. Our own wording; an office may replace it.</summary>
internal static class GuidelineTexts
{
    public static RecruitmentGuidelines Draft(AgencyProfile profile, DateOnly startsOn)
    {
        var fees = profile.FeesOn(startsOn)?.Table() ?? throw new InvalidOperationException($"{JapaneseDate.Format(startsOn)}に適用される手数料の表が団体設定にありません。");
        return new RecruitmentGuidelines
        {
            Purpose = $"{profile.Names.Agency}は、個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）第111条の規定により、行政機関等匿名加工情報をその用に供して行う事業に関する提案を募集します。",
            FileTests = "募集の対象は、個人情報ファイル簿に提案の募集をする個人情報ファイルである旨を記載したファイルです。いずれも法第60条第3項各号の要件（個人情報ファイル簿の作成・公表の対象であること、開示請求があれば全部若しくは一部を開示し、又は意見書提出の機会を与えることとなること、事務の運営に支障のない範囲内で加工できること）を満たします。",
            Eligibility = "個人、法人その他の団体のいずれも、単独でも共同でも提案できます。ただし、次のいずれかに該当する方は提案できません（法第113条）。\n"
                + "⑴ 未成年者\n⑵ 精神の機能の障害により、事業を適正に行うに当たって必要な認知、判断及び意思疎通を適切に行うことができない方\n⑶ 破産手続開始の決定を受けて復権を得ない方\n"
                + "⑷ 拘禁刑以上の刑又は法の規定による刑に処せられ、その執行を終わり、又は執行を受けることがなくなった日から起算して2年を経過しない方\n"
                + "⑸ 法第120条の規定により契約を解除され、解除の日から起算して2年を経過しない方（他の行政機関等から解除された方を含みます。）\n⑹ 法人その他の団体で、役員のうちに⑴から⑸までのいずれかに該当する方があるもの",
            Submission = Submission(profile),
            ProposalItems = "提案書（第2号様式）に、次の事項を記載してください。\n⑴ 提案をする方の氏名又は名称、住所、代表者の氏名、電話番号、電子メールアドレス、担当部署及び担当者\n⑵ 個人情報ファイルの名称\n⑶ 本人の数（1,000人以上、ファイルごとの上限以下）\n"
                + "⑷ 加工の方法を特定するに足りる事項（希望する記録項目とその程度）\n⑸ 利用の目的及び方法並びに事業の内容（新産業の創出等に資する理由を含む。）\n⑹ 事業の用に供しようとする期間\n"
                + "⑺ 漏えいの防止その他適切な管理のために講ずる措置（取扱従事者の氏名・所属・職名、利用の場所・環境、保管の場所、管理の方法）\n⑻ 提供の方法（媒体及び受領の方法）",
            Attachments = "⑴ 本人確認書類（個人: 提案の日に有効な運転免許証等の写し。法人等: 提案日前6月以内に作成された登記事項証明書又は印鑑登録証明書等）。個人番号カードは表面だけを写し、個人番号の記載のある面は提出しないでください。\n"
                + "⑵ 誓約書（第4号様式。共同提案ではそれぞれの方）\n⑶ 事業が新たな産業の創出又は活力ある経済社会若しくは豊かな国民生活の実現に資することを明らかにする書面（事業計画書など）\n⑷ 代理人による場合は、代理人の権限を証する書面（第3号様式）及び代理人の本人確認書類",
            Criteria = "⑴ 欠格事由に該当しないこと\n⑵ 本人の数が1,000人以上であり、ファイルを構成する保有個人情報の本人の数以下であること\n⑶ 加工の方法が規則第62条各号の基準に適合すること\n"
                + "⑷ 事業が新たな産業の創出又は活力ある経済社会若しくは豊かな国民生活の実現に資すること\n⑸ 利用の期間が必要な期間を超えないこと\n⑹ 利用の目的及び方法並びに安全管理の措置が本人の権利利益を保護するために適切であること\n⑺ 作成する場合に事務又は事業の遂行に著しい支障を及ぼさないこと",
            ResultNotice = "審査の結果は、審査結果通知書により通知します。適合する場合は契約締結の手続を、適合しない場合はその理由をお知らせします。この審査は契約の相手方を決定するためのもので、行政処分ではありません。",
            Fees = FormattableString.Invariant($"契約を締結する方は、{profile.Names.FeeOrdinance}により、次の合計額を納付してください。\n⑴ {fees.Base:#,0}円\n⑵ 作成に要する時間1時間までごとに{fees.PerStartedHour:#,0}円\n⑶ 作成を委託する場合は、受託者に支払う額\n納付方法: {Payment(profile, startsOn)}。納付期限は契約締結に関する申込書の提出期限と同じ日です。納付された額と実際に要した経費との間に差が生じても、還付や追加の徴収は行いません。"),
            Contract = $"適合の通知を受けた方は、審査結果通知書に記載した期限までに、契約締結に関する申込書（第6号様式）と契約書2通を{profile.GeneralAffairs().Name}に提出してください。契約書が印紙税法の課税文書に該当するときは、1通に収入印紙を貼付してください。",
            Provision = $"契約の締結後に行政機関等匿名加工情報を作成し、提案書で選択された方法で提供します。媒体: {Names(profile.Media)}。受領の方法: {Names(profile.ProvisionWays)}。",
            Duties = "提供を受けた方は、法第43条から第46条までの規定（識別行為の禁止、安全管理の措置とその公表など）及び契約を守ってください。契約に違反したときは、契約を解除することがあります。",
            Changes = "提供の後に提案書の記載事項が変わるときは、直ちに（取扱従事者の交代は交代の前に）記載事項変更通知書（第9号様式）を提出してください。利用の目的の変更や期間の延長などは、新たな提案の手続が必要です。",
            PersonalInformation = "提案書類に記載された個人情報は、この手続のために利用し、それ以外には利用しません。",
            Contact = $"{profile.Names.Office}{profile.GeneralAffairs().Name}　電話 {profile.ReceivingOffice.Phone}",
            FormList = "第2号様式 提案書／第3号様式 代理人の権限を証する書面／第4号様式 誓約書／第6号様式 契約締結に関する申込書／第7号様式 利用に関する契約書／第9号様式 記載事項変更通知書",
        };
    }

    private static string Submission(AgencyProfile profile)
    {
        var office = profile.ReceivingOffice;
        var channels = string.Join("又は", profile.SubmissionChannels.Select(c => c.Name));
        var rule = profile.SubmissionChannels.Any(c => c.ArrivalRule == ArrivalRule.Postmark) ? "郵送は期間の最終日の消印のあるものまで有効です。" : "期間内に必着とします。";
        return FormattableString.Invariant($"{channels}により提出してください（電子メール、ファクシミリ及び電子申請では受け付けません。）。{rule}\n提出先: 〒{office.PostalCode} {office.Address} {office.Addressee}\n受付時間: {office.Hours.Opens:HH\\:mm}から{office.Hours.Closes:HH\\:mm}まで（閉庁日を除きます。）");
    }

    private static string Payment(AgencyProfile profile, DateOnly on) => string.Join("又は", profile.PaymentMethods
        .Where(m => m.ValidFrom <= on && (m.ValidUntil is null || m.ValidUntil >= on)).Select(m => m.Name));

    private static string Names(IEnumerable<NamedChoice> choices) => string.Join("又は", choices.Select(c => c.Name));

    /// <summary>募集期間 as the guidelines and the notice beforehand state it (4-2b ア).</summary>
    public static string Period(RecruitmentRound round) =>
        $"{JapaneseDate.FormatWithWeekday(round.StartsOn)}から{JapaneseDate.FormatWithWeekday(round.EndsOn)}まで";
}
