using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>③ 原本を担当課へ送付する (5-2-3).</summary>
[Activity("WorkflowAnon.Proposals.ForwardOriginal", Category = "第5 提案", DisplayName = "原本を担当課へ送付する", Description = "写しを保管した上で、直ちに原本を担当課へ送付します。", Kind = ActivityKind.Task)]
[Outcomes("Done=送付した")]
internal sealed class ForwardOriginal : HumanTaskActivity<ForwardOriginalHandler>;

/// <summary>Form of the sending.</summary>
internal sealed class ForwardOriginalForm
{
    [FormField("提案書に記載された個人情報ファイルの名称", Clause = "5-5-2", Help = "記載のとおりに入力します。記載がないときは空欄とします。")]
    public string FileName { get; set; } = "";

    [FormField("対応する募集のファイル", OptionsFrom = "files", Clause = "5-5-2", Help = "名称が募集のファイルと一致すれば、空欄でも判定します。")]
    public string FileId { get; set; } = "";

    [FormField("送付先（募集のファイルに対応しないとき）", OptionsFrom = "divisions", Clause = "2-b")]
    public string DivisionId { get; set; } = "";

    [FormField("送付先を決めた理由（募集のファイルに対応しないとき）", Multiline = true, Clause = "2-b")]
    public string DivisionReason { get; set; } = "";

    [FormField("原本を送付した日", RequiredByRule = true, Clause = "5-2-3")]
    public DateOnly? ForwardedOn { get; set; }
}

/// <summary>Finds the owning division, enforces stamp → copy → original, moves the original.</summary>
internal sealed class ForwardOriginalHandler : TaskHandler<ForwardOriginalForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "原本の送付を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var round = await context.RoundAsync(proposal, cancellationToken);
        var files = await context.Db.RecruitedFilesAsync(round, cancellationToken);
        var view = new TaskView { Initial = new ForwardOriginalForm { FileName = proposal.FileName, FileId = proposal.FileId, ForwardedOn = context.Today } };
        view.Choices["files"] = [.. files.Select(f => new Choice(f.Id, $"{f.Name}（{ProposalReader.DivisionName(context.Profile, f.DivisionId)}）"))];
        view.Choices["divisions"] = [.. context.Profile.OwningDivisions().Select(d => new Choice(d.Id, d.Name))];
        view.Fact("収受番号", proposal.ReceiptNumber).Fact("送付書", "印刷用の画面を開く", PaperAddress.Of(ForwardingSlip.PaperKey, proposal.CaseId));
        view.Notes.Add("写しを保管した上で、直ちに担当課へ送付します（要領第5-2⑶）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ForwardOriginalForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var round = await context.RoundAsync(proposal, cancellationToken);
        var files = await context.Db.RecruitedFilesAsync(round, cancellationToken);
        // Not in this recruitment: 補正 (5-5-2), but the original still goes to a division at once, chosen by 総務課 (2-b).
        var file = form.FileId.Length > 0 ? files.Find(f => f.Id == form.FileId) : files.Find(f => JapaneseText.SameText(f.Name, form.FileName));
        context.Enforce(ProposalEntryRules.CheckRecruitedFile(form.FileId.Length == 0 || file is not null));
        var paper = await context.Subject.Custody.LatestAsync(PaperKind.ProposalDocuments, cancellationToken);
        context.Enforce(RuleResult.Merge(
            context.CheckForward(paper, "提案書類", "5-2-3", requiresStamp: true).Renamed(_ => ""),
            ArrivalRules.CheckForwardDay(form.ForwardedOn, proposal.ReceivedOn, context.Today, "5-2-3")));
        context.EnforceDecided(
            ArrivalRules.CheckDestination(file is not null, context.Profile.FindDivision(form.DivisionId)?.Kind == DivisionKind.OwningDivision), form.DivisionReason, "divisionReason");
        var divisionId = file?.DivisionId ?? form.DivisionId;

        var @case = await context.CaseAsync(cancellationToken);
        @case.FileId = proposal.FileId = file?.Id ?? "";
        @case.OwningDivisionId = @case.HolderDivisionId = divisionId;
        proposal.FileName = form.FileName;
        proposal.ForwardedOn = form.ForwardedOn;
        context.Subject.Custody.HandOn(paper!, divisionId, "担当課へ送付", "5-2-3");
        if (file is null)
            context.Subject.Record("送付先を総務課が決定", form.DivisionReason, "2-b 5-5-2");
        context.Subject.Record("原本を担当課へ送付", $"{ProposalReader.DivisionName(context.Profile, divisionId)} {JapaneseDate.Format(form.ForwardedOn!.Value)}", "5-2-3");
        return button;
    }
}
