using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>提案の内容を入力する: items 1 to 4 of form 2 (5-5-2 to 5-5-6).</summary>
[Activity("WorkflowAnon.Proposals.EnterContent", Category = "第5 提案", DisplayName = "提案の内容を入力する", Description = "提案書の1から4までを、書かれているとおりに入力します。記録項目は個人情報ファイル簿から並べてあります。", Kind = ActivityKind.Task)]
[Outcomes("Done=入力した")]
internal sealed class EnterContent : HumanTaskActivity<EnterContentHandler>;

/// <summary>Form 2, items 1 to 4, as written.</summary>
internal sealed class EnterContentForm
{
    [FormField("1 個人情報ファイルの名称", Clause = "5-5-2", MaxLength = 200, Section = "個人情報ファイルと本人の数")]
    public string FileName { get; set; } = "";

    [FormField("対応する募集のファイル", OptionsFrom = "files", Clause = "5-5-2")]
    public string FileId { get; set; } = "";

    [FormField("2 本人の数", Unit = "人", Clause = "5-5-3", Help = "記載がないか、数として読めないときは空欄とします。")]
    public int? RequestedPersonCount { get; set; }

    [FormField("3 加工の方法を特定するに足りる事項", Clause = "5-5-4", Section = "記録項目ごとの希望", Help = "ファイル簿の記録項目があらかじめ並んでいます。希望と程度を記載のとおりに入力します。")]
    public List<RequestedItemRow> Items { get; set; } = [];

    [FormField("4⑴ 利用の目的", Multiline = true, Clause = "5-5-5", Section = "利用の目的・方法・事業・期間")]
    public string Purpose { get; set; } = "";

    [FormField("4⑵ 利用の方法", Multiline = true, Clause = "5-5-5")]
    public string Method { get; set; } = "";

    [FormField("4⑶ 事業の内容", Multiline = true, Clause = "5-5-5")]
    public string BusinessContent { get; set; } = "";

    [FormField("4⑶ 新産業の創出等に資する理由", Multiline = true, Clause = "5-5-5")]
    public string ContributionReason { get; set; } = "";

    [FormField("4⑷ 事業の用に供しようとする期間の始まり", Clause = "5-5-6")]
    public DateOnly? UseFrom { get; set; }

    [FormField("4⑷ 期間の終わり", Clause = "5-5-6", Help = "定めがないときは空欄とします（補正の対象になります）。")]
    public DateOnly? UseTo { get; set; }

    public static EnterContentForm From(Proposal proposal, PersonalInformationFile? file) => new()
    {
        FileName = proposal.FileName,
        FileId = proposal.FileId,
        RequestedPersonCount = proposal.RequestedPersonCount,
        Items = proposal.RequestedItems.Count > 0
            ? [.. proposal.RequestedItems.Select(i => new RequestedItemRow { ItemName = i.ItemName, Wanted = i.Wanted, Granularity = i.Granularity, Note = i.Note })]
            : [.. (file?.RecordItems ?? []).Select(i => new RequestedItemRow { ItemName = i.Name })],
        Purpose = proposal.Purpose,
        Method = proposal.Method,
        BusinessContent = proposal.BusinessContent,
        ContributionReason = proposal.ContributionReason,
        UseFrom = proposal.UseFrom,
        UseTo = proposal.UseTo,
    };
}

/// <summary>One record item of the proposal.</summary>
internal sealed class RequestedItemRow
{
    [FormField("記録項目", Clause = "5-5-4", MaxLength = 100)]
    public string ItemName { get; set; } = "";

    [FormField("提供を希望する", Clause = "5-5-4")]
    public bool? Wanted { get; set; }

    [FormField("希望する程度", Clause = "5-5-4", MaxLength = 400, Help = "「都道府県名のみ」「10歳ごとの年代」など。")]
    public string Granularity { get; set; } = "";

    [FormField("備考", MaxLength = 400)]
    public string Note { get; set; } = "";
}

/// <summary>Stores items 1 to 4 as written.</summary>
internal sealed class EnterContentHandler : TaskHandler<EnterContentForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "提案の内容を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var round = await context.RoundAsync(proposal, cancellationToken);
        var files = await context.Db.RecruitedFilesAsync(round, cancellationToken);
        var file = files.Find(f => f.Id == proposal.FileId);
        var view = new TaskView { Initial = EnterContentForm.From(proposal, file) };
        view.Choices["files"] = [.. files.Select(f => new Choice(f.Id, f.Name))];
        view.Fact("収受番号", proposal.ReceiptNumber).Fact("提案者", proposal.ProposerNames());
        if (file is not null)
            view.Fact("このファイルの本人の数（名寄せ後）", FormattableString.Invariant($"{file.PersonCount:#,0}人")).Fact("個人情報ファイル簿", file.Name, PaperAddress.Of(FileRegister.FileRegisterPaper.PaperKey, file.Id));
        if (file is not null && round.ItemOf(file.Id) is { GroupPersonCount: { } union } item)
            view.Fact($"取りまとめ「{item.GroupName}」全体の本人の数（名寄せ後）", FormattableString.Invariant($"{union:#,0}人"));
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, EnterContentForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var @case = await context.CaseAsync(cancellationToken);
        var files = await context.Db.RecruitedFilesAsync(await context.RoundAsync(proposal, cancellationToken), cancellationToken);
        var file = files.Find(f => f.Id == form.FileId) ?? files.Find(f => JapaneseText.SameText(f.Name, form.FileName));
        context.Enforce(RuleResult.Merge(ProposalEntryRules.CheckRecruitedFile(form.FileId.Length == 0 || file is not null), ProposalEntryRules.CheckMatchedFile(file?.DivisionId, @case.OwningDivisionId), ProposalEntryRules.CheckCount(form.RequestedPersonCount)));

        @case.FileId = proposal.FileId = file?.Id ?? "";
        proposal.FileName = form.FileName;
        proposal.RequestedPersonCount = form.RequestedPersonCount;
        proposal.RequestedItems = [.. form.Items.Select(i => new RequestedItem { ItemName = i.ItemName, Wanted = i.Wanted, Granularity = i.Granularity, Note = i.Note })];
        proposal.Purpose = form.Purpose;
        proposal.Method = form.Method;
        proposal.BusinessContent = form.BusinessContent;
        proposal.ContributionReason = form.ContributionReason;
        proposal.UseFrom = form.UseFrom;
        proposal.UseTo = form.UseTo;
        return button;
    }
}
