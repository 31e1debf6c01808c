using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集要綱を掲載し、募集を開始する (4-2a).</summary>
[Activity("WorkflowAnon.Recruitment.Open", Category = "第4 提案の募集", DisplayName = "募集要綱を掲載し、募集を開始する", Description = "決裁を経た募集要綱を県警ホームページに掲載し、掲載の証跡を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=開始した", "Reschedule=期間を改める")]
internal sealed class OpenRecruitment : HumanTaskActivity<OpenRecruitmentHandler>;

/// <summary>Form of the opening.</summary>
internal sealed class OpenRecruitmentForm
{
    [FormField("掲載先", RequiredByRule = true, OptionsFrom = "channels", Clause = "4-2a")]
    public string ChannelId { get; set; } = "";

    [FormField("募集要綱を掲載したページのURL", RequiredByRule = true, Clause = "4-2a")]
    public string Url { get; set; } = "";

    [FormField("掲載した日", RequiredByRule = true, Clause = "4-2a", Help = "募集の開始の日までに掲載されていなければなりません。")]
    public DateOnly? PublishedOn { get; set; }

    [FormField("掲載した者", RequiredByRule = true, Clause = "4-2a")]
    public string PublishedBy { get; set; } = "";

    [FormField("掲載の確認", RequiredByRule = true, Multiline = true, Clause = "4-2a", Help = "画面の写しの綴じ込み先など。")]
    public string Evidence { get; set; } = "";

    [FormField("期間を改める理由", Multiline = true, Clause = "4-2b", Section = "期間を改めるとき")]
    public string RescheduleReason { get; set; } = "";
}

/// <summary>Checks the evidence and opens the recruitment.</summary>
internal sealed class OpenRecruitmentHandler : TaskHandler<OpenRecruitmentForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "掲載を記録し、募集を開始する"), new("Reschedule", "期間を改めるため、起案に戻す")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var view = new TaskView
        {
            Initial = new OpenRecruitmentForm { ChannelId = RecruitmentPublication.OnlyChannel(context.Profile), PublishedBy = RecruitmentPublication.Publisher(context) },
        };
        view.Choices["channels"] = RecruitmentPublication.Channels(context.Profile);
        view.Fact("募集の期間", GuidelineTexts.Period(round))
            .Fact(PaperKind.RecruitmentGuidelines.NameWithForms(), "印刷用の画面を開く", PaperAddress.Of(GuidelinesPaper.PaperKey, round.Id));
        if (round.LatestPublication(PublicationKind.PreNotice) is { } notice)
            view.Fact("募集開始前の公示", $"{Domain.Calendar.JapaneseDate.Format(notice.PublishedOn)} {notice.Url}");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, OpenRecruitmentForm form, string button, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        if (button == "Reschedule")
            return RecruitmentPublication.Reschedule(context, round, form.RescheduleReason, button);

        // The flow passes 決裁 and the notice beforehand; a migrated or redrawn flow must not open without them either.
        var approved = await context.Db.Set<Approval>().AnyAsync(a => a.SubjectId == round.Id && a.Subject == ApprovalSubject.Recruitment && a.Approved, cancellationToken);
        var facts = new PublicationFacts(form.ChannelId, form.Url, form.PublishedOn, form.PublishedBy, form.Evidence);
        context.Enforce(RuleResult.Merge(
            PublicationRules.CheckRecord(facts, "4-2a", context.Today),
            RecruitmentRules.CheckOpening(new OpeningFacts(form.Url, form.PublishedOn, form.PublishedBy, approved), round.StartsOn),
            PublicationRules.CheckNoticed(round.LatestPublication(PublicationKind.PreNotice)?.PublishedOn, round.StartsOn)));
        RecruitmentPublication.Add(context, round, PublicationKind.Guidelines, facts);
        round.State = RecruitmentState.Open;
        await context.Subject.MeetDeadlineAsync(DeadlineKind.RecruitmentStart, cancellationToken);
        await context.Subject.Custody.RegisterAsync(
            PaperKind.RecruitmentGuidelines, $"募集要綱（{round.Label()}）", context.Task.DivisionId, form.PublishedOn!.Value, "", "作成", cancellationToken,
            PaperAddress.Of(GuidelinesPaper.PaperKey, round.Id));
        context.Subject.Publish(new RecruitmentPublished { SubjectId = round.Id });
        context.Subject.Publish(new RecruitmentOpened { SubjectId = round.Id });
        return button;
    }
}
