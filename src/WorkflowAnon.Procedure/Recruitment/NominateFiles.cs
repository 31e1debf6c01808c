using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>対象ファイルを選定する: the division judges each of its files by the three tests (3-1a, 3-1b).</summary>
[Activity("WorkflowAnon.FileSelection.Nominate", Category = "第3 対象ファイル", DisplayName = "対象ファイルを選定する（起案）", Description = "保有する全ての個人情報ファイルについて、法第60条第3項の三つの要件を、理由とともに判断します。", Kind = ActivityKind.Task)]
[Outcomes("Done=起案した")]
internal sealed class NominateFiles : HumanTaskActivity<NominateFilesHandler>;

/// <summary>Form of a division's selection.</summary>
internal sealed class NominateFilesForm
{
    [FormField("保有する個人情報ファイルごとの判断", Required = true, Clause = "3-1b", Help = "保有する全てのファイルについて、法第60条第3項の三つの要件を理由とともに判断してください。")]
    public List<NominationRow> Files { get; set; } = [];
}

/// <summary>One file's judgement.</summary>
internal sealed class NominationRow
{
    private const string ByTests = "募集の対象とするときは、理由とともに必須です。";

    [FormField("個人情報ファイル", Required = true, OptionsFrom = "files", Clause = "3-1a")]
    public string FileId { get; set; } = "";

    [FormField("第1号 個人情報ファイル簿の作成・公表の対象である", Help = ByTests, Clause = "3-1b")]
    public bool? IsRegistered { get; set; }

    [FormField("第1号の理由", Multiline = true, Clause = "3-1b")]
    public string RegisteredReason { get; set; } = "";

    [FormField("第2号 開示請求があれば、全部若しくは一部を開示し、又は意見書提出の機会を与える", Help = ByTests, Clause = "3-1b")]
    public bool? WouldBeDisclosed { get; set; }

    [FormField("第2号の理由", Multiline = true, Clause = "3-1b")]
    public string DisclosedReason { get; set; } = "";

    [FormField("第3号 事務の適正かつ円滑な運営に支障のない範囲内で加工できる", Help = ByTests, Clause = "3-1b")]
    public bool? CanBeProcessed { get; set; }

    [FormField("第3号の理由", Multiline = true, Clause = "3-1b")]
    public string ProcessedReason { get; set; } = "";

    [FormField("募集の対象とする", Required = true, Clause = "3-1a")]
    public bool? Selected { get; set; }

    [FormField("対象としない理由", Multiline = true, Clause = "3-1a")]
    public string ExclusionReason { get; set; } = "";

    public FileTests ToTests(DateOnly judgedOn) => new()
    {
        IsRegistered = IsRegistered,
        RegisteredReason = RegisteredReason,
        WouldBeDisclosed = WouldBeDisclosed,
        DisclosedReason = DisclosedReason,
        CanBeProcessed = CanBeProcessed,
        ProcessedReason = ProcessedReason,
        JudgedOn = judgedOn,
    };
}

/// <summary>Checks and stores the draft of the selection.</summary>
internal sealed class NominateFilesHandler : TaskHandler<NominateFilesForm>
{
    private static readonly string[] TestItems = ["isRegistered", "wouldBeDisclosed", "canBeProcessed"];

    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "選定案を起案し、決裁に回す")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var files = await context.Db.FilesOfAsync(context.Task.DivisionId, cancellationToken);
        var selection = await context.SelectionAsync(cancellationToken);
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var view = new TaskView
        {
            Initial = new NominateFilesForm { Files = [.. files.Select(f => Row(f, selection.Nominations.FirstOrDefault(n => n.FileId == f.Id)))] },
        };
        view.Choices["files"] = [.. files.Select(f => new Choice(f.Id, f.Name))];
        view.Fact("募集", round.Label()).Fact("募集の期間（予定）", $"{JapaneseDate.Format(round.StartsOn)}から{JapaneseDate.Format(round.EndsOn)}まで");
        view.Fact("判断の基準", "行政機関等向け事務対応ガイド7-2-1、要綱第4の3");
        view.Tables.Add(new("この所属の個人情報ファイル簿", ["名称", "ファイル簿の公表", "名寄せ前", "本人の数（名寄せ後）", "基準日"], [.. files.Select(Cells)]));
        view.Notes.AddRange(["三つの要件の全てを満たすファイルだけを募集の対象とすることができます。", "それぞれの判断に理由を記載します。"]);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, NominateFilesForm form, string button, CancellationToken cancellationToken)
    {
        var files = (await context.Db.FilesOfAsync(context.Task.DivisionId, cancellationToken)).ToDictionary(f => f.Id);
        context.Enforce(SelectionRules.CheckComplete([.. files.Keys], [.. form.Files.Select(f => f.FileId)], id => files[id].Name));
        context.Enforce(RuleResult.Merge(form.Files.Select((row, i) => Check(files[row.FileId], row, i, context))));
        var selection = await context.SelectionAsync(cancellationToken);
        selection.DrafterId = context.Actor.Id;
        selection.Nominations = [.. form.Files.Select(row => new FileNomination
        {
            FileId = row.FileId,
            Selected = row.Selected == true,
            Tests = row.ToTests(context.Today),
            ExclusionReason = row.Selected == true ? "" : row.ExclusionReason,
        })];
        return button;
    }

    private static RuleResult Check(PersonalInformationFile file, NominationRow row, int index, TaskContext context)
    {
        var tests = row.ToTests(context.Today);
        var result = row.Selected == true
            ? FileRegisterRules.CheckNomination(new FileNominationFacts(
                file.Name, file.DivisionId, file.RegisterPublishedOn <= context.Today, [.. tests.Answers().Select(a => new TestAnswerFacts(a.Answer, a.Reason))], file.PersonCount))
            : SelectionRules.CheckExclusion(file.Name, tests, row.ExclusionReason);
        return result.Renamed(item => string.Create(CultureInfo.InvariantCulture, $"files[{index}].{Field(item)}"));
    }

    private static string Field(string item) => item switch
    {
        "tests[0]" => TestItems[0],
        "tests[1]" => TestItems[1],
        "tests[2]" => TestItems[2],
        "owningDivision" or "register" or "personCount" => "selected",
        _ => item,
    };

    // Reasons of an earlier judgement are known text; the answers themselves are decisions and stay open.
    private static NominationRow Row(PersonalInformationFile file, FileNomination? draft) => draft is null
        ? new NominationRow { FileId = file.Id, RegisteredReason = file.Tests.RegisteredReason, DisclosedReason = file.Tests.DisclosedReason, ProcessedReason = file.Tests.ProcessedReason }
        : new NominationRow
        {
            FileId = file.Id,
            IsRegistered = draft.Tests.IsRegistered,
            RegisteredReason = draft.Tests.RegisteredReason,
            WouldBeDisclosed = draft.Tests.WouldBeDisclosed,
            DisclosedReason = draft.Tests.DisclosedReason,
            CanBeProcessed = draft.Tests.CanBeProcessed,
            ProcessedReason = draft.Tests.ProcessedReason,
            Selected = draft.Selected,
            ExclusionReason = draft.ExclusionReason,
        };

    private static IReadOnlyList<string> Cells(PersonalInformationFile file) =>
    [
        file.Name,
        file.RegisterPublishedOn is { } on ? JapaneseDate.Format(on) : "未公表",
        Persons(file.RawPersonCount),
        Persons(file.PersonCount),
        file.PersonCountAsOf is { } asOf ? JapaneseDate.Format(asOf) : "未計数",
    ];

    private static string Persons(int count) => count.ToString("#,0人", CultureInfo.InvariantCulture);
}
