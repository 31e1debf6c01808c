using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>Form of 募集要綱（第1号様式）.</summary>
internal sealed class ComposeGuidelinesForm
{
    [FormField("募集の開始の日", RequiredByRule = true, Clause = "4-1b", Section = "期間と対象ファイル")]
    public DateOnly? StartsOn { get; set; }

    [FormField("募集の終了の日", RequiredByRule = true, Clause = "4-1b")]
    public DateOnly? EndsOn { get; set; }

    [FormField("募集の対象とする個人情報ファイル", RequiredByRule = true, OptionsFrom = "files", Clause = "4-1c", Help = "個人情報ファイル簿に⒁⒂の記載があるものに限ります。")]
    public List<string> FileIds { get; set; } = [];

    [FormField("取りまとめて募集するファイル", Clause = "4-3b", MinRows = 0, Help = "同種のファイルを複数の所属が保有するときに限ります。原則は一つのファイルを単位とします。")]
    public List<GroupRow> Groups { get; set; } = [];

    [FormField("1 趣旨", RequiredByRule = true, Multiline = true, Clause = "4-2a", Section = "募集要綱の本文")]
    public string Purpose { get; set; } = "";

    [FormField("2 対象ファイル（要件）", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string FileTests { get; set; } = "";

    [FormField("3 提案の主体及び欠格事由", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Eligibility { get; set; } = "";

    [FormField("4 提案の方法", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Submission { get; set; } = "";

    [FormField("6 提案書の記載事項", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string ProposalItems { get; set; } = "";

    [FormField("7 添付書類", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Attachments { get; set; } = "";

    [FormField("7 その他必要と認める書類", Multiline = true, Clause = "5-6-3n", Help = "1行に一つ。審査に必要な書類は、できる限りここに記載します。なければ空欄とします。")]
    public string RequiredPapers { get; set; } = "";

    [FormField("8 審査の基準", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Criteria { get; set; } = "";

    [FormField("9 審査結果の通知", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string ResultNotice { get; set; } = "";

    [FormField("10 手数料", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Fees { get; set; } = "";

    [FormField("11 契約の締結", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Contract { get; set; } = "";

    [FormField("12 作成及び提供", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Provision { get; set; } = "";

    [FormField("13 遵守事項", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Duties { get; set; } = "";

    [FormField("14 変更及び新たな提案", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string Changes { get; set; } = "";

    [FormField("15 個人情報の取扱い", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string PersonalInformation { get; set; } = "";

    [FormField("16 問合せ先", RequiredByRule = true, Multiline = true, Clause = "N-3")]
    public string Contact { get; set; } = "";

    [FormField("17 様式一覧", RequiredByRule = true, Multiline = true, Clause = "4-2a")]
    public string FormList { get; set; } = "";

    [FormField("注意があっても進める理由", Multiline = true, Section = "確認")]
    public string WarningReason { get; set; } = "";

    [FormField("選定のやり直しを依頼する理由", Multiline = true, Clause = "3-1a", Help = "対象ファイルが一つもないときに限ります。")]
    public string ReselectReason { get; set; } = "";

    /// <summary>The texts as the round keeps them.</summary>
    public RecruitmentGuidelines ToGuidelines(DateOnly draftedOn, string drafterId) => new()
    {
        Purpose = Purpose,
        FileTests = FileTests,
        Eligibility = Eligibility,
        Submission = Submission,
        ProposalItems = ProposalItems,
        Attachments = Attachments,
        RequiredPapers = [.. RequiredPapers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Criteria = Criteria,
        ResultNotice = ResultNotice,
        Fees = Fees,
        Contract = Contract,
        Provision = Provision,
        Duties = Duties,
        Changes = Changes,
        PersonalInformation = PersonalInformation,
        Contact = Contact,
        FormList = FormList,
        DraftedOn = draftedOn,
        DrafterId = drafterId,
    };

    /// <summary>A form with the texts of <paramref name="texts"/>.</summary>
    public static ComposeGuidelinesForm From(RecruitmentGuidelines texts) => new()
    {
        Purpose = texts.Purpose,
        FileTests = texts.FileTests,
        Eligibility = texts.Eligibility,
        Submission = texts.Submission,
        ProposalItems = texts.ProposalItems,
        Attachments = texts.Attachments,
        RequiredPapers = string.Join('\n', texts.RequiredPapers),
        Criteria = texts.Criteria,
        ResultNotice = texts.ResultNotice,
        Fees = texts.Fees,
        Contract = texts.Contract,
        Provision = texts.Provision,
        Duties = texts.Duties,
        Changes = texts.Changes,
        PersonalInformation = texts.PersonalInformation,
        Contact = texts.Contact,
        FormList = texts.FormList,
    };
}

/// <summary>取りまとめ: files of the same kind offered as one (4-3b).</summary>
internal sealed class GroupRow
{
    [FormField("取りまとめの名称", Required = true, Clause = "4-3b")]
    public string Name { get; set; } = "";

    [FormField("取りまとめるファイル", Required = true, OptionsFrom = "files", Clause = "4-3b")]
    public List<string> FileIds { get; set; } = [];

    [FormField("代表となる担当課", RequiredByRule = true, OptionsFrom = "divisions", Clause = "4-3b")]
    public string LeadDivisionId { get; set; } = "";

    [FormField("取りまとめ全体の本人の数（名寄せ後）", RequiredByRule = true, Unit = "人", Clause = "4-3b", Help = "複数のファイルに同じ人が出てくるときは一人と数えます。")]
    public int? PersonCount { get; set; }

    [FormField("種類の異なるファイルを取りまとめる理由", Multiline = true, Clause = "4-3b")]
    public string Reason { get; set; } = "";
}
