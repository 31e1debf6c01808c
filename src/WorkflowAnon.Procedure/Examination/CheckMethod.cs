using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>加工の方法の点検 (6-3): the five standards of 規則62, one by one.</summary>
[Activity("WorkflowAnon.Examination.CheckMethod", Category = "第6 審査", DisplayName = "加工の方法を点検する", Description = "規則第62条各号の五つの基準を、提案の加工の方法で満たせるかを点検します。不明な点があれば補正の要否の判断に戻ります。", Kind = ActivityKind.Task)]
[Outcomes("Done=点検した", "Unclear=不明な点がある")]
public sealed class CheckMethod : HumanTaskActivity<CheckMethodHandler>;

/// <summary>Form of the check; nothing is preselected.</summary>
public sealed class CheckMethodForm
{
    /// <summary>第1号.</summary>
    [FormField("第1号の基準を満たせるか", RequiredByRule = true, Clause = "6-3", Section = "規則第62条第1号　特定の個人を識別できる記述等の削除")]
    public bool? Standard1 { get; set; }

    /// <summary>第1号の方法.</summary>
    [FormField("どの項目をどう加工するか（満たせないときはその理由）", RequiredByRule = true, Multiline = true, Clause = "6-3")]
    public string Standard1Note { get; set; } = "";

    /// <summary>第2号.</summary>
    [FormField("第2号の基準を満たせるか", RequiredByRule = true, Clause = "6-3", Section = "規則第62条第2号　個人識別符号の全部の削除")]
    public bool? Standard2 { get; set; }

    /// <summary>第2号の方法.</summary>
    [FormField("どの符号をどう加工するか（ないときは、ない旨）", RequiredByRule = true, Multiline = true, Clause = "6-3")]
    public string Standard2Note { get; set; } = "";

    /// <summary>第3号.</summary>
    [FormField("第3号の基準を満たせるか", RequiredByRule = true, Clause = "6-3", Section = "規則第62条第3号　情報を相互に連結する符号の削除")]
    public bool? Standard3 { get; set; }

    /// <summary>第3号の方法.</summary>
    [FormField("どの符号をどう加工するか（ないときは、ない旨）", RequiredByRule = true, Multiline = true, Clause = "6-3")]
    public string Standard3Note { get; set; } = "";

    /// <summary>第4号.</summary>
    [FormField("第4号の基準を満たせるか", RequiredByRule = true, Clause = "6-3", Section = "規則第62条第4号　特異な記述等の削除")]
    public bool? Standard4 { get; set; }

    /// <summary>第4号の方法.</summary>
    [FormField("どの記述をどう加工するか（しきい値など）", RequiredByRule = true, Multiline = true, Clause = "6-3")]
    public string Standard4Note { get; set; } = "";

    /// <summary>第5号.</summary>
    [FormField("第5号の基準を満たせるか", RequiredByRule = true, Clause = "6-3", Section = "規則第62条第5号　その他の適切な措置")]
    public bool? Standard5 { get; set; }

    /// <summary>第5号の方法.</summary>
    [FormField("どのような措置を講ずるか", RequiredByRule = true, Multiline = true, Clause = "6-3")]
    public string Standard5Note { get; set; } = "";

    /// <summary>認識の共有.</summary>
    [FormField("提案者との間に認識の相違がないことを確かめた方法", RequiredByRule = true, Multiline = true, Clause = "6-3", Section = "認識の共有")]
    public string SharedUnderstanding { get; set; } = "";
}

/// <summary>Records whether the proposed method can meet each standard. What is unclear goes back to 補正.</summary>
public sealed class CheckMethodHandler : TaskHandler<CheckMethodForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "加工の方法の点検を記録する"), new("Unclear", "不明な点があるため、補正の要否の判断に戻る")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal);
        view.Tables.Add(new("加工の方法を特定するに足りる事項", ["記録項目", "希望", "程度", "備考"], [.. proposal.RequestedItems.Select(i => (IReadOnlyList<string>)[
            i.ItemName, i.Wanted switch { true => "希望する", false => "希望しない", null => "記載なし" }, i.Granularity, i.Note])]));
        if ((await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken))?.Method is { } earlier)
            view.Initial = Fill(earlier);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, CheckMethodForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Unclear")
            return button;
        var examination = await context.OpenExaminationAsync(cancellationToken);
        (bool? Met, string Note)[] answers =
        [
            (form.Standard1, form.Standard1Note), (form.Standard2, form.Standard2Note), (form.Standard3, form.Standard3Note),
            (form.Standard4, form.Standard4Note), (form.Standard5, form.Standard5Note),
        ];
        var evidence = new ProcessingMethodEvidence
        {
            Standards = [.. answers.Select((a, i) => (a, i)).Where(x => x.a.Met is not null)
                .Select(x => new ProcessingStandardCheck { Standard = x.i + 1, CanBeMet = x.a.Met!.Value, Note = x.a.Note })],
            SharedUnderstanding = form.SharedUnderstanding,
            CheckedById = context.Actor.Id,
            CheckedOn = context.Today,
        };
        var result = EvidenceRules.CheckMethod(evidence);
        context.Enforce(result);
        foreach (var finding in result.At(FindingLevel.NonConforming))
            context.Subject.Record("不適合事由の可能性", finding.Message, finding.Clause);
        examination.Method = evidence;
        return button;
    }

    private static CheckMethodForm Fill(ProcessingMethodEvidence earlier)
    {
        bool? Met(int n) => earlier.Standards.SingleOrDefault(s => s.Standard == n)?.CanBeMet;
        string Note(int n) => earlier.Standards.SingleOrDefault(s => s.Standard == n)?.Note ?? "";
        return new()
        {
            Standard1 = Met(1),
            Standard1Note = Note(1),
            Standard2 = Met(2),
            Standard2Note = Note(2),
            Standard3 = Met(3),
            Standard3Note = Note(3),
            Standard4 = Met(4),
            Standard4Note = Note(4),
            Standard5 = Met(5),
            Standard5Note = Note(5),
            SharedUnderstanding = earlier.SharedUnderstanding,
        };
    }
}
