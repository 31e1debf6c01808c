using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>あらかじめ公示する: ア, イ and ウ on the agency's site before the start day (4-2b).</summary>
[Activity("WorkflowAnon.Recruitment.PublishPreNotice", Category = "第4 提案の募集", DisplayName = "公示事項を掲載する（募集開始前）", Description = "募集開始日より前に、ア 開始日及び期間、イ 対象ファイルの一覧、ウ 各ファイルの概要を県警ホームページに掲載し、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=掲載した", "Reschedule=期間を改める")]
internal sealed class PublishPreNotice : HumanTaskActivity<PublishPreNoticeHandler>;

/// <summary>Form of the notice beforehand.</summary>
internal sealed class PublishPreNoticeForm
{
    [FormField("掲載先", RequiredByRule = true, OptionsFrom = "channels", Clause = "4-2b")]
    public string ChannelId { get; set; } = "";

    [FormField("掲載したページのURL", RequiredByRule = true, Clause = "4-2b")]
    public string Url { get; set; } = "";

    [FormField("掲載した日", RequiredByRule = true, Clause = "4-2b", Help = "募集の開始の日より前でなければなりません。")]
    public DateOnly? PublishedOn { get; set; }

    [FormField("掲載した者", RequiredByRule = true, Clause = "4-2b")]
    public string PublishedBy { get; set; } = "";

    [FormField("掲載の確認", RequiredByRule = true, Multiline = true, Clause = "4-2b", Help = "画面の写しの綴じ込み先など。")]
    public string Evidence { get; set; } = "";

    [FormField("ア 募集の開始日及びその期間を掲載した", Clause = "4-2b", Section = "掲載した事項")]
    public bool StatesStartAndPeriod { get; set; }

    [FormField("イ 対象となる全ての個人情報ファイルの一覧を掲載した", Clause = "4-2b")]
    public bool ListsFiles { get; set; }

    [FormField("ウ 各個人情報ファイルの概要を掲載した", Clause = "4-2b")]
    public bool GivesSummaries { get; set; }

    [FormField("期間を改める理由", Multiline = true, Clause = "4-2b", Section = "期間を改めるとき")]
    public string RescheduleReason { get; set; } = "";
}

/// <summary>Checks and records the notice beforehand.</summary>
internal sealed class PublishPreNoticeHandler : TaskHandler<PublishPreNoticeForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "公示事項の掲載を記録する"), new("Reschedule", "期間を改めるため、起案に戻す")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new PublishPreNoticeForm { ChannelId = RecruitmentPublication.OnlyChannel(context.Profile), PublishedBy = RecruitmentPublication.Publisher(context) } };
        view.Choices["channels"] = RecruitmentPublication.Channels(context.Profile);
        view.Fact("募集の期間（ア）", GuidelineTexts.Period(round))
            .Fact("公示事項（ア～ウ）", "印刷用の画面を開く", PaperAddress.Of(PreNoticePaper.PaperKey, round.Id));
        view.Tables.Add(new("対象ファイルの一覧と概要（イ・ウ）", ["名称", "担当課", "概要"], [.. round.Items.Select(i => (IReadOnlyList<string>)
            [i.FileName, context.Profile.FindDivision(i.DivisionId)?.Name ?? i.DivisionId, i.Summary])]));
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, PublishPreNoticeForm form, string button, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        if (button == "Reschedule")
            return RecruitmentPublication.Reschedule(context, round, form.RescheduleReason, button);

        string[] names = [.. round.Items.Select(i => i.FileName)];
        var notice = new PreNoticeFacts(form.PublishedOn, form.StatesStartAndPeriod, form.ListsFiles ? names : [], form.GivesSummaries ? names : []);
        var facts = new PublicationFacts(form.ChannelId, form.Url, form.PublishedOn, form.PublishedBy, form.Evidence);
        context.Enforce(RuleResult.Merge(
            PublicationRules.CheckRecord(facts, "4-2b", context.Today),
            RecruitmentRules.CheckPreNotice(notice, round.StartsOn, names).Renamed(item => item switch
            {
                "startAndPeriod" => "statesStartAndPeriod",
                "listedFiles" => "listsFiles",
                "summarisedFiles" => "givesSummaries",
                _ => item,
            })));
        RecruitmentPublication.Add(context, round, PublicationKind.PreNotice, facts);
        round.State = RecruitmentState.PreNoticed;
        context.Subject.Publish(new RecruitmentPreNoticePublished { SubjectId = round.Id });
        return button;
    }
}

/// <summary>Records shared by the two publications of a recruitment.</summary>
internal static class RecruitmentPublication
{
    public static IReadOnlyList<Choice> Channels(AgencyProfile profile) =>
        [.. profile.PublicationChannels.Where(c => c.Subject == PublicationSubject.Recruitment).Select(c => new Choice(c.Id, c.Name))];

    /// <summary>The channel when the profile has one only.</summary>
    public static string OnlyChannel(AgencyProfile profile) => Channels(profile) is [var only] ? only.Value : "";

    public static string Publisher(TaskContext context) => $"{context.Profile.GeneralAffairs().Name} {context.Actor.DisplayName}";

    public static void Add(TaskContext context, RecruitmentRound round, PublicationKind kind, PublicationFacts facts) =>
        round.Publications = [.. round.Publications, new Publication
        {
            Kind = kind,
            ChannelId = facts.Channel!,
            Url = facts.Url!.Trim(),
            PublishedOn = facts.PublishedOn!.Value,
            PublishedBy = facts.PublishedBy!,
            Evidence = facts.Evidence ?? "",
            RecordedById = context.Actor.Id,
        }];

    /// <summary>The period is changed: draft, 決裁 and notice beforehand are made again; what was published stays on record.</summary>
    public static string Reschedule(TaskContext context, RecruitmentRound round, string reason, string button)
    {
        context.Enforce(RecordRules.CheckStated(!string.IsNullOrWhiteSpace(reason), "4-2b", "rescheduleReason", "期間を改める理由を入力してください。"));
        foreach (var publication in round.Publications)
            publication.Superseded = true;
        round.State = RecruitmentState.Planned;
        context.Subject.Record("募集の期間を改める", reason, "4-2b");
        return button;
    }
}
