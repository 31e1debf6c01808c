using System.Globalization;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集終了時の本人の数を確定する: after 名寄せ, as of the end of the recruitment (6-2ア, 6-2イ).</summary>
[Activity("WorkflowAnon.FileSelection.FixPersonCounts", Category = "第3 対象ファイル", DisplayName = "募集終了時の本人の数を確定する", Description = "募集の終了の日における、名寄せ後の本人の数を確定します。別の日による場合は理由を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=確定した")]
internal sealed class FixPersonCounts : HumanTaskActivity<FixPersonCountsHandler>;

/// <summary>Form of the counts.</summary>
internal sealed class FixPersonCountsForm
{
    [FormField("対象ファイルごとの本人の数", Required = true, Clause = "6-2ア")]
    public List<PersonCountRow> Counts { get; set; } = [];
}

/// <summary>The counts of one file.</summary>
internal sealed class PersonCountRow
{
    [FormField("個人情報ファイル", Required = true, OptionsFrom = "files", Clause = "6-2")]
    public string FileId { get; set; } = "";

    [FormField("名寄せ前の数", Required = true, Unit = "人", Clause = "6-2ア")]
    public int? RawPersonCount { get; set; }

    [FormField("本人の数（名寄せ後）", Required = true, Unit = "人", Clause = "6-2ア")]
    public int? PersonCount { get; set; }

    [FormField("基準日", Required = true, Clause = "6-2イ", Help = "原則は募集の終了の日です。")]
    public DateOnly? AsOf { get; set; }

    [FormField("基準日を募集の終了の日以外とする理由", Multiline = true, Clause = "6-2イ")]
    public string Reason { get; set; } = "";
}

/// <summary>Stores the counts in the selection and in the register.</summary>
internal sealed class FixPersonCountsHandler : TaskHandler<FixPersonCountsForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "本人の数を確定する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var files = await FilesAsync(context, cancellationToken);
        var view = new TaskView
        {
            Initial = new FixPersonCountsForm { Counts = [.. files.Values.Select(f => new PersonCountRow { FileId = f.Id, AsOf = round.EndsOn })] },
        };
        view.Choices["files"] = [.. files.Values.Select(f => new Choice(f.Id, f.Name))];
        view.Fact("募集の終了の日", JapaneseDate.Format(round.EndsOn));
        view.Tables.Add(new("選定のときの数", ["名称", "名寄せ前", "名寄せ後", "基準日"], [.. files.Values.Select(f => (IReadOnlyList<string>)
            [f.Name, Persons(f.RawPersonCount), Persons(f.PersonCount), f.PersonCountAsOf is { } on ? JapaneseDate.Format(on) : ""])]));
        view.Notes.Add("一つのファイルに同じ人が重複して出てくるときは、名寄せ後の数とします（要領第6⑵ア）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, FixPersonCountsForm form, string button, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var selection = await context.SelectionAsync(cancellationToken);
        var files = await FilesAsync(context, cancellationToken);
        context.Enforce(SelectionRules.CheckComplete([.. files.Keys], [.. form.Counts.Select(c => c.FileId)], id => files[id].Name)
            .Renamed(item => item.Replace("files", "counts", StringComparison.Ordinal)));
        context.Enforce(RuleResult.Merge(form.Counts.Select((c, i) => Check(c, i, round, context.Today))), warningField: "counts");
        foreach (var count in form.Counts)
            Fix(context, selection, files[count.FileId], count);
        return button;
    }

    private static RuleResult Check(PersonCountRow count, int index, RecruitmentRound round, DateOnly today)
    {
        // The proposal's own number is judged in the examination: here only how the file was counted.
        var found = PersonCountRules.Check(new PersonCountFacts(PersonCountRules.Minimum, count.RawPersonCount, count.PersonCount, count.AsOf, round.EndsOn, count.Reason));
        var counted = RuleResult.Merge(new RuleResult(found.Findings.Where(f => f.Level is FindingLevel.Block or FindingLevel.Warn)), SelectionRules.CheckCount(count.RawPersonCount, count.PersonCount, count.AsOf, today));
        return counted.Renamed(item => string.Create(CultureInfo.InvariantCulture, $"counts[{index}].{item switch { "deduplicated" => "personCount", "countAsOf" or "personCountAsOf" => "asOf", _ => item }}"));
    }

    private static void Fix(TaskContext context, FileSelection selection, PersonalInformationFile file, PersonCountRow count)
    {
        file.RawPersonCount = count.RawPersonCount!.Value;
        file.PersonCount = count.PersonCount!.Value;
        file.PersonCountAsOf = count.AsOf;
        file.PersonCountReason = count.Reason;
        selection.Nominations = [.. selection.Nominations.Select(n => n.FileId != file.Id ? n : new FileNomination
        {
            FileId = n.FileId,
            Selected = n.Selected,
            Tests = n.Tests,
            ExclusionReason = n.ExclusionReason,
            RawPersonCount = count.RawPersonCount,
            PersonCount = count.PersonCount,
            PersonCountAsOf = count.AsOf,
        })];
        context.Subject.Record("本人の数を確定", $"{file.Name}: 名寄せ前{Persons(file.RawPersonCount)}、名寄せ後{Persons(file.PersonCount)}（{JapaneseDate.Format(count.AsOf!.Value)}現在）{count.Reason}", "6-2ア 6-2イ");
        context.Subject.Publish(new PersonCountFixed { SubjectId = context.SubjectId, FileId = file.Id });
    }

    private static async Task<Dictionary<string, PersonalInformationFile>> FilesAsync(TaskContext context, CancellationToken cancellationToken) =>
        await context.Db.FilesAsync((await context.SelectionAsync(cancellationToken)).SelectedFiles().Select(n => n.FileId), cancellationToken);

    private static string Persons(int count) => count.ToString("#,0人", CultureInfo.InvariantCulture);
}
