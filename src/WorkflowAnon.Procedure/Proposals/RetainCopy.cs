using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>② 写しを保管する (5-2-3).</summary>
[Activity("WorkflowAnon.Proposals.RetainCopy", Category = "第5 提案", DisplayName = "写しを保管する", Description = "収受日付印のある提案書類の写しを取り、総務課で保管します。", Kind = ActivityKind.Task)]
[Outcomes("Done=保管した")]
internal sealed class RetainCopy : HumanTaskActivity<RetainCopyHandler>;

/// <summary>② 訂正後の書類の写しを保管する (5-7n).</summary>
[Activity("WorkflowAnon.Proposals.RetainCorrectedCopy", Category = "第5 提案", DisplayName = "訂正後の書類の写しを保管する", Description = "訂正後の書類の写しを取り、総務課で保管します。", Kind = ActivityKind.Task)]
[Outcomes("Done=保管した")]
internal sealed class RetainCorrectedCopy : HumanTaskActivity<RetainCorrectedCopyHandler>;

/// <summary>Form of the copy.</summary>
internal sealed class RetainCopyForm
{
    [FormField("写しの保管場所（簿冊の名称など）", RequiredByRule = true, Clause = "5-2-3")]
    public string Place { get; set; } = "";

    [FormField("枚数", Unit = "枚")]
    public int? Sheets { get; set; }
}

/// <summary>Registers the copy of the papers as first received.</summary>
internal sealed class RetainCopyHandler : RetainCopyHandlerBase
{
    protected override PaperKind Kind => PaperKind.ProposalDocuments;

    protected override string Clause => "5-2-3";

    protected override void Publish(TaskContext context) => context.Subject.Publish(new ProposalCopyRetained { SubjectId = context.SubjectId });
}

/// <summary>Registers the copy of corrected papers; the earlier version's copy stays.</summary>
internal sealed class RetainCorrectedCopyHandler : RetainCopyHandlerBase
{
    protected override PaperKind Kind => PaperKind.CorrectedDocuments;

    protected override string Clause => "5-7n";

    protected override void Publish(TaskContext context)
    {
    }
}

/// <summary>Registers a copy of the latest version of a kind of paper.</summary>
internal abstract class RetainCopyHandlerBase : TaskHandler<RetainCopyForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "写しの保管を登録する")];

    /// <summary>Which papers.</summary>
    protected abstract PaperKind Kind { get; }

    /// <summary>Clause of the order.</summary>
    protected abstract string Clause { get; }

    /// <summary>Tells others, where something is to be told.</summary>
    protected abstract void Publish(TaskContext context);

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var view = new TaskView();
        if (await context.Subject.Custody.LatestAsync(Kind, cancellationToken) is { } paper)
            view.Fact("書類", $"{paper.Title}（{paper.DocumentNumber}）").Fact("版", FormattableString.Invariant($"第{paper.Version}版"));
        view.Notes.Add("収受日付印のある書類の全部の写しを取り、総務課で保管します。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, RetainCopyForm form, string button, CancellationToken cancellationToken)
    {
        var paper = await context.Subject.Custody.LatestAsync(Kind, cancellationToken);
        context.Enforce(ArrivalRules.CheckCopy(paper?.DatedOn, form.Place, Clause));
        context.Subject.Custody.KeepCopy(paper!, context.Task.DivisionId, Clause);
        context.Subject.Record("写しを保管", FormattableString.Invariant($"{form.Place}{(form.Sheets is { } n ? $"（{n}枚）" : "")}"), Clause);
        Publish(context);
        return button;
    }
}
