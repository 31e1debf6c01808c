using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集の期間の延長を起案する (4-1b, 4-2b): only later, never shorter.</summary>
[Activity("WorkflowAnon.Recruitment.DraftExtension", Category = "第4 提案の募集", DisplayName = "募集の期間の延長を起案する", Description = "延長後の終了の日と理由を決めます。期間を短くすることはできません。", Kind = ActivityKind.Task)]
[Outcomes("Drafted=起案した", "GivenUp=延長しない")]
internal sealed class DraftExtension : HumanTaskActivity<DraftExtensionHandler>;

/// <summary>Form of the draft.</summary>
internal sealed class DraftExtensionForm
{
    [FormField("延長後の終了の日", RequiredByRule = true, Clause = "4-1b")]
    public DateOnly? EndsOn { get; set; }

    [FormField("延長する理由", RequiredByRule = true, Multiline = true, Clause = "4-2b")]
    public string Reason { get; set; } = "";

    [FormField("注意があっても進める理由", Multiline = true)]
    public string WarningReason { get; set; } = "";
}

/// <summary>Checks and keeps what is to be decided; the period itself moves when the change has been published.</summary>
internal sealed class DraftExtensionHandler : TaskHandler<DraftExtensionForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Drafted", "延長を起案し、決裁に回す"), new("GivenUp", "延長しない")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        return new TaskView { Initial = new DraftExtensionForm { EndsOn = round.ProposedEndsOn, Reason = round.ExtensionReason } }.Fact("今の期間", GuidelineTexts.Period(round));
    }

    protected override async Task<string> CompleteAsync(TaskContext context, DraftExtensionForm form, string button, CancellationToken cancellationToken)
    {
        if (button == "GivenUp")
            return button;
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        context.Enforce(PublicationRules.CheckExtension(round.State == RecruitmentState.Open, round.EndsOn, form.EndsOn, form.Reason, context.Today, context.Calendar), form.WarningReason);
        round.ProposedEndsOn = form.EndsOn;
        round.ExtensionReason = form.Reason;
        context.Subject.Record("募集の期間の延長を起案", $"{JapaneseDate.Format(form.EndsOn!.Value)}まで。{form.Reason}", "4-1b");
        return button;
    }
}

/// <summary>期間の延長を掲載する (4-2b): from then on the new end counts.</summary>
[Activity("WorkflowAnon.Recruitment.PublishExtension", Category = "第4 提案の募集", DisplayName = "募集の期間の延長を掲載する", Description = "延長後の期間をホームページに掲載し、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=掲載した")]
internal sealed class PublishExtension : HumanTaskActivity<PublishExtensionHandler>;

/// <summary>Form of the publication.</summary>
internal sealed class PublishExtensionForm
{
    [FormField("掲載先", RequiredByRule = true, OptionsFrom = "channels", Clause = "4-2b")]
    public string ChannelId { get; set; } = "";

    [FormField("掲載したページのURL", RequiredByRule = true, Clause = "4-2b")]
    public string Url { get; set; } = "";

    [FormField("掲載した日", RequiredByRule = true, Clause = "4-2b", Help = "今の終了の日までに掲載されていなければなりません。")]
    public DateOnly? PublishedOn { get; set; }

    [FormField("掲載した者", RequiredByRule = true, Clause = "4-2b")]
    public string PublishedBy { get; set; } = "";

    [FormField("掲載の確認", RequiredByRule = true, Multiline = true, Clause = "4-2b")]
    public string Evidence { get; set; } = "";
}

/// <summary>Records the publication and moves the end; the wait for the old end then waits for the new one.</summary>
internal sealed class PublishExtensionHandler : TaskHandler<PublishExtensionForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "掲載を記録し、期間を延長する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new PublishExtensionForm { ChannelId = RecruitmentPublication.OnlyChannel(context.Profile), PublishedBy = RecruitmentPublication.Publisher(context) } };
        view.Choices["channels"] = RecruitmentPublication.Channels(context.Profile);
        return view.Fact("今の期間", GuidelineTexts.Period(round)).Fact("延長後の終了の日", round.ProposedEndsOn is { } on ? JapaneseDate.FormatWithWeekday(on) : "").Fact("理由", round.ExtensionReason);
    }

    protected override async Task<string> CompleteAsync(TaskContext context, PublishExtensionForm form, string button, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var facts = new PublicationFacts(form.ChannelId, form.Url, form.PublishedOn, form.PublishedBy, form.Evidence);
        context.Enforce(RuleResult.Merge(
            PublicationRules.CheckRecord(facts, "4-2b", context.Today),
            PublicationRules.CheckExtensionPublished(round.State == RecruitmentState.Open, round.EndsOn, form.PublishedOn)));
        RecruitmentPublication.Add(context, round, PublicationKind.Extension, facts);
        var before = round.EndsOn;
        round.EndsOn = round.ProposedEndsOn!.Value;
        round.ProposedEndsOn = null;
        await context.Subject.SetDeadlineAsync(
            DeadlineKind.RecruitmentEnd,
            new ComputedDate(round.EndsOn, round.EndsOn, $"{JapaneseDate.Format(before)}までの期間を延長した。理由: {round.ExtensionReason}", "4-1b", []), cancellationToken);
        context.Subject.Record("募集の期間を延長", $"{JapaneseDate.Format(before)}から{JapaneseDate.Format(round.EndsOn)}へ。{round.ExtensionReason}", "4-1b 4-2b");
        context.Subject.Publish(new RecruitmentPeriodChanged { SubjectId = round.Id });
        return button;
    }
}
