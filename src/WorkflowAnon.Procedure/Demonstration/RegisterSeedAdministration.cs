using WorkflowAnon.Domain.FileRegister;
using static WorkflowAnon.Procedure.Demonstration.RegisterSeed;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>Files of accounting and police administration.</summary>
internal static class RegisterSeedAdministration
{
    internal static IReadOnlyList<RegisterSeedFile> Files { get; } =
    [
        new("lost-property", "accounting", Entry(
            "遺失物・拾得物ファイル", "遺失物の返還及び拾得物件の管理", "遺失届及び拾得物件の届出に係る物件の種類、日時、場所、返還の状況等を記録したもの",
            "遺失者、拾得者及び施設占有者", "遺失届出書及び拾得物件預り書により本人から収集", 152_367, 127_940,
            "*氏名", "*住所", "*電話番号", "年齢", "性別", "物件の種類", "物件の特徴", "遺失・拾得の日時", "遺失・拾得の場所", "届出の区分", "返還・帰属の状況", "警察署"),
            Met("氏名等の不開示部分を除いて開示することとなる。", "遺失物管理システムから抽出でき、支障はない。"), ""),
        new("consultation", "police-administration", Entry(
            "警察安全相談受付ファイル", "警察安全相談への対応及び関係機関への引継ぎ", "相談者から受け付けた相談の内容、対応の経過等を記録したもの",
            "相談者及び相談の関係者", "相談の受付に際して本人から収集", 38_725, 29_461,
            "*氏名", "*住所", "*電話番号", "年齢", "性別", "相談の種別", "*相談の内容", "受付年月日", "対応の経過", "引継先"),
            new FileTests
            {
                IsRegistered = true,
                RegisteredReason = "個人情報ファイル簿を作成し、公表している。",
                WouldBeDisclosed = true,
                DisclosedReason = "相談の種別等の一部を開示することとなる。",
                CanBeProcessed = false,
                ProcessedReason = "相談の内容は自由記述が大半で、加工には全件を読んで判断する作業が必要となり、相談業務に支障が及ぶ。",
            },
            "自由記述が大半で、加工のための作業が相談業務に支障を及ぼすため。"),
        new("examinee", "police-administration", Unpublished(Entry(
            "警察官採用試験受験者ファイル", "警察官採用試験の実施及び合否の判定", "採用試験の受験者の受験区分、試験の結果等を記録したもの",
            "採用試験の受験者", "受験申込書により本人から収集", 812, 764,
            "*氏名", "*生年月日", "性別", "*住所", "最終学歴", "受験区分", "試験の結果", "合否")),
            new FileTests
            {
                IsRegistered = false,
                RegisteredReason = "本人の数が1,000人に満たない（法第75条第2項）。",
            },
            "本人の数が1,000人に満たないため。"),
    ];
}
