using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>本人の数の確定 (6-2): before and after 名寄せ, as of a day.</summary>
[Activity("WorkflowAnon.Examination.FixPersonCount", Category = "第6 審査", DisplayName = "本人の数を確定する", Description = "名寄せ後の数を、原則として募集期間の終了時で数え、提案の数と比べます。", Kind = ActivityKind.Task)]
[Outcomes("Done=確定した")]
public sealed class FixPersonCount : HumanTaskActivity<FixPersonCountHandler>;

/// <summary>Form of the count.</summary>
public sealed class FixPersonCountForm
{
    /// <summary>名寄せ前.</summary>
    [FormField("ファイルを構成する本人の数（名寄せ前）", Required = true, Unit = "人", Clause = "6-2ア")]
    public long? Raw { get; set; }

    /// <summary>名寄せ後.</summary>
    [FormField("ファイルを構成する本人の数（名寄せ後）", Required = true, Unit = "人", Clause = "6-2ア", Help = "同じ本人が重複して出てくるときは、1人として数えます。審査はこの数によります。")]
    public long? Deduplicated { get; set; }

    /// <summary>基準日.</summary>
    [FormField("基準日", Required = true, Clause = "6-2イ", Help = "原則は募集期間の終了の日です。")]
    public DateOnly? CountAsOf { get; set; }

    /// <summary>基準日の理由.</summary>
    [FormField("募集期間の終了の日と異なる基準日とする理由", Multiline = true, Clause = "6-2イ")]
    public string AsOfReason { get; set; } = "";

    /// <summary>数えた方法.</summary>
    [FormField("数えた方法と資料", Required = true, Multiline = true, Clause = "6-2")]
    public string Method { get; set; } = "";
}

/// <summary>Fixes the number of persons that criterion ② is judged by.</summary>
public sealed class FixPersonCountHandler : TaskHandler<FixPersonCountForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "本人の数を確定する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var round = await RoundAsync(context, proposal.RecruitmentId, cancellationToken);
        var end = round.EndsOn;
        var view = new TaskView().ProposalFacts(proposal).Fact("募集期間の終了の日", ExaminationReader.Day(end));
        var initial = new FixPersonCountForm { CountAsOf = end };
        var fileId = proposal.FileId.Length > 0 ? proposal.FileId : (await context.CaseAsync(cancellationToken)).FileId;
        if (await context.Db.Set<PersonalInformationFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId, cancellationToken) is { } file)
        {
            view.Fact("ファイル簿の数", $"名寄せ前 {ExaminationReader.Number(file.RawPersonCount)}人、名寄せ後 {ExaminationReader.Number(file.PersonCount)}人（{ExaminationReader.Day(file.PersonCountAsOf)}現在）");
            // Files that were offered together are counted together, everybody once (4-3b): one file's own number says nothing then.
            if (round.ItemOf(file.Id) is { GroupPersonCount: { } union } item)
                view.Fact("まとめて募集したファイルの全体の数（名寄せ後）", $"{item.GroupName} {ExaminationReader.Number(union)}人（募集要綱に記載した数。基準日の数を数え直してください。）");
            // A count as of the very day that matters is known; any other is counted anew.
            else if (file.PersonCountAsOf == end)
                (initial.Raw, initial.Deduplicated) = (file.RawPersonCount, file.PersonCount);
        }

        if ((await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken))?.PersonCount is { } earlier)
            initial = new() { Raw = earlier.RawCount, Deduplicated = earlier.DeduplicatedCount, CountAsOf = earlier.AsOf, AsOfReason = earlier.AsOfReason, Method = earlier.Method };
        view.Initial = initial;
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, FixPersonCountForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var examination = await context.OpenExaminationAsync(cancellationToken);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var end = (await RoundAsync(context, proposal.RecruitmentId, cancellationToken)).EndsOn;
        var proposed = proposal.RequestedPersonCount ?? 0;
        var facts = new PersonCountFacts(proposed, form.Raw, form.Deduplicated, form.CountAsOf, end, null);
        var result = EvidenceRules.CheckPersonCount(facts, context.Today);
        context.Enforce(result, form.AsOfReason, "asOfReason");
        foreach (var finding in result.At(FindingLevel.NonConforming))
            context.Subject.Record("不適合事由の可能性", finding.Message, finding.Clause);
        examination.PersonCount = new PersonCountEvidence
        {
            RawCount = form.Raw!.Value,
            DeduplicatedCount = form.Deduplicated!.Value,
            AsOf = form.CountAsOf!.Value,
            AsOfReason = form.CountAsOf == end ? "" : form.AsOfReason,
            ProposedCount = proposed,
            Method = form.Method,
            CountedById = context.Actor.Id,
        };
        return button;
    }

    private static Task<RecruitmentRound> RoundAsync(TaskContext context, string recruitmentId, CancellationToken cancellationToken) =>
        context.Db.Set<RecruitmentRound>().AsNoTracking().SingleAsync(r => r.Id == recruitmentId, cancellationToken);
}
