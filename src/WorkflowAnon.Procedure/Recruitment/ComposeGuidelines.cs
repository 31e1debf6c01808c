using System.Globalization;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集要綱を起案する (4-1b, 4-1c, 4-2a, 4-3).</summary>
[Activity("WorkflowAnon.Recruitment.ComposeGuidelines", Category = "第4 提案の募集", DisplayName = "募集要綱を起案する", Description = "⒁⒂の記載がある個人情報ファイルを単位として募集要綱（第1号様式）を起案します。同種のファイルは取りまとめることができます。", Kind = ActivityKind.Task)]
[Outcomes("Done=起案した", "Reselect=選定をやり直す")]
internal sealed class ComposeGuidelines : HumanTaskActivity<ComposeGuidelinesHandler>;

/// <summary>Checks period, files, groups and texts, and stores the draft.</summary>
internal sealed class ComposeGuidelinesHandler : TaskHandler<ComposeGuidelinesForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } =
        [new("Done", "募集要綱を起案し、決裁に回す"), new("Reselect", "対象ファイルがないため、選定のやり直しを依頼する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var files = await SelectedFilesAsync(context, cancellationToken);
        var drafted = round.Guidelines.DraftedOn is not null;
        var form = ComposeGuidelinesForm.From(drafted ? round.Guidelines : GuidelineTexts.Draft(context.Profile, round.StartsOn));
        form.StartsOn = round.StartsOn;
        form.EndsOn = round.EndsOn;
        form.FileIds = drafted ? [.. round.Items.Select(i => i.FileId)] : [.. files.Values.Where(f => f.RecruitmentEntry14).Select(f => f.Id)];
        form.Groups = [.. round.Items.Where(i => i.GroupName.Length > 0).GroupBy(i => i.GroupName).Select(g => new GroupRow
        {
            Name = g.Key,
            FileIds = [.. g.Select(i => i.FileId)],
            LeadDivisionId = g.FirstOrDefault(i => i.IsGroupLead)?.DivisionId ?? "",
            PersonCount = g.First().GroupPersonCount,
        })];
        var view = new TaskView { Initial = form };
        view.Choices["files"] = [.. files.Values.Select(f => new Choice(f.Id, $"{f.Name}（{Division(context, f)}、{f.PersonCount.ToString("#,0", CultureInfo.InvariantCulture)}人）"))];
        view.Choices["divisions"] = [.. context.Profile.OwningDivisions().Select(d => new Choice(d.Id, d.Name))];
        view.Fact("募集", round.Label());
        view.Fact("提案する終了の日の計算", context.Subject.Periods.SuggestRecruitmentEnd(round.StartsOn).Rule);
        view.Tables.Add(new("選定されたファイル", ["名称", "担当課", "⒁の記載", "⒂の組織", "概要"], [.. files.Values.Select(f => (IReadOnlyList<string>)
            [f.Name, Division(context, f), f.RecruitmentEntry14 ? "あり" : "なし", f.Organisation15, f.Summary])]));
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ComposeGuidelinesForm form, string button, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var files = await SelectedFilesAsync(context, cancellationToken);
        if (button == "Reselect")
            return Reselect(context, form, files.Count, button);

        context.Enforce(RecordRules.CheckStated(form.FileIds.All(files.ContainsKey), "4-1c", "fileIds", "この募集のために選定されていないファイルがあります。選び直してください。"));
        var chosen = form.FileIds.Distinct().Select(id => files[id]).ToList();
        context.Enforce(Check(context, form, chosen, files), form.WarningReason);

        var starts = form.StartsOn!.Value;
        var ends = form.EndsOn!.Value;
        var moved = (starts, ends) != (round.StartsOn, round.EndsOn);
        round.StartsOn = starts;
        round.EndsOn = ends;
        round.State = RecruitmentState.Drafted;
        round.Guidelines = form.ToGuidelines(context.Today, context.Actor.Id);
        round.Items = [.. chosen.Select(f => Item(f, form))];
        if (moved)
        {
            await RecruitmentPeriod.SetDeadlinesAsync(context, round, cancellationToken);
            context.Subject.Publish(new RecruitmentPeriodChanged { SubjectId = round.Id });
        }

        return button;
    }

    private static RuleResult Check(TaskContext context, ComposeGuidelinesForm form, List<PersonalInformationFile> chosen, Dictionary<string, PersonalInformationFile> files)
    {
        var groups = form.Groups.Select(g => g.FileIds.Where(files.ContainsKey).Select(id => files[id]).ToList()).ToList();
        var plan = new RecruitmentPlanFacts(
            form.StartsOn, form.EndsOn,
            [.. chosen.Select(f => new RecruitmentFileFacts(f.Name, f.DivisionId, f.RecruitmentEntry14, f.Organisation15, f.Address15))],
            [.. form.Groups.Select((g, i) => new RecruitmentGroupFacts(
                g.Name, [.. groups[i].Select(f => f.DivisionId)], g.LeadDivisionId, groups[i].Select(f => f.Kind).Distinct().Count() == 1 && groups[i][0].Kind.Length > 0, g.Reason, [.. groups[i].Select(f => f.PersonCount)], g.PersonCount))]);
        var texts = form.ToGuidelines(context.Today, "").Parts();
        var sections = texts.ToDictionary(p => p.Section, p => (string?)p.Text);
        sections["募集期間"] = "期間は開始と終了の日で示す";
        var result = RuleResult.Merge(
            RecruitmentRules.CheckPlan(plan, context.Subject.Periods),
            form.StartsOn is { } starts ? PublicationRules.CheckStartAhead(starts, context.Today) : RuleResult.Clean,
            PublicationRules.CheckOutlines([.. chosen.Select(f => (f.Name, (string?)f.Summary))]),
            GuidelinesRules.CheckSections(sections));
        return result.Renamed(item => Field(item, texts));
    }

    private static string Field(string item, IReadOnlyList<GuidelinePart> texts) => item switch
    {
        "start" => "startsOn",
        "end" => "endsOn",
        _ when item.StartsWith("files", StringComparison.Ordinal) => "fileIds",
        _ when item.StartsWith("groups[", StringComparison.Ordinal) => item.Contains("].", StringComparison.Ordinal) ? item : item + ".name",
        _ => texts.FirstOrDefault(p => p.Section == item)?.Item ?? item,
    };

    private static RecruitmentItem Item(PersonalInformationFile file, ComposeGuidelinesForm form)
    {
        var group = form.Groups.FirstOrDefault(g => g.FileIds.Contains(file.Id));
        return new RecruitmentItem
        {
            FileId = file.Id,
            FileName = file.Name,
            DivisionId = file.DivisionId,
            Summary = file.Summary,
            PersonCount = file.PersonCount,
            GroupName = group?.Name ?? "",
            GroupPersonCount = group?.PersonCount,
            IsGroupLead = group?.LeadDivisionId == file.DivisionId,
        };
    }

    private static string Reselect(TaskContext context, ComposeGuidelinesForm form, int files, string button)
    {
        context.Enforce(RecordRules.CheckStated(files == 0, "3-1a", "reselectReason", "選定された対象ファイルがあります。選定のやり直しを依頼できるのは、一つもないときに限ります。"));
        context.Enforce(RecordRules.CheckStated(!string.IsNullOrWhiteSpace(form.ReselectReason), "3-1a", "reselectReason", "選定のやり直しを依頼する理由を入力してください。"));
        context.Subject.Record("選定のやり直しを依頼", form.ReselectReason, "3-1a");
        return button;
    }

    private static async Task<Dictionary<string, PersonalInformationFile>> SelectedFilesAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var selections = await context.Db.SelectionsAsync(context.SubjectId, cancellationToken);
        return await context.Db.FilesAsync(selections.Where(s => s.SubmittedOn is not null).SelectMany(s => s.SelectedFiles()).Select(n => n.FileId), cancellationToken);
    }

    private static string Division(TaskContext context, PersonalInformationFile file) => context.Profile.FindDivision(file.DivisionId)?.Name ?? file.DivisionId;
}
