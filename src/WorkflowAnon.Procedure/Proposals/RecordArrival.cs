using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.NewProposals;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>到達を記録する: opens the case (5-2-1, 5-2-2).</summary>
[Activity("WorkflowAnon.Proposals.RecordArrival", Category = "第5 提案", DisplayName = "到達を記録する", Description = "届いた日、提出の方法、消印を記録します。ここで事案番号が付きます。", Kind = ActivityKind.Task)]
[Outcomes("Received=受け付ける", "Decide=扱いを決める必要がある", "NotAccepted=受け付けられない方法")]
internal sealed class RecordArrival : HumanTaskActivity<RecordArrivalHandler>;

/// <summary>Form of an arrival.</summary>
internal sealed class RecordArrivalForm
{
    [FormField("どの募集への提案か", OptionsFrom = "recruitments", Clause = "5-5-2", Help = "第10号様式による新たな提案のときは空欄とします。")]
    public string RecruitmentId { get; set; } = "";

    [FormField("到達した日", Required = true, Clause = "5-2-3", Help = "書類が届いた日です。収受日付印の日、消印の日とは別に記録します。")]
    public DateOnly? ArrivedOn { get; set; }

    [FormField("受付時間外の到達", Clause = "5-2-3")]
    public bool AfterHours { get; set; }

    [FormField("提出の方法", Required = true, OptionsFrom = "channels", Clause = "5-2-1")]
    public string Channel { get; set; } = "";

    [FormField("消印の日（郵送のとき）", Clause = "5-2-1")]
    public DateOnly? PostmarkedOn { get; set; }

    [FormField("既に作成された行政機関等匿名加工情報についての提案か", Required = true, Clause = "5-※")]
    public bool? ForCreatedInformation { get; set; }

    [FormField("到達を示す資料・備考", Multiline = true, Clause = "5-2-3", Help = "封筒、守衛室の受付簿など。")]
    public string Note { get; set; } = "";

    [FormField("新たな提案の種別（第10号様式によるとき）", Clause = "11-6-2ア", Section = "作成された情報についての新たな提案", Help = "第2号様式で提出されたときは空欄とし、扱いを決めます。",
        Options = ["NewByOtherParty=ア 最初の契約者以外の者による利用", "NewByChangeOfBusiness=イ 提供を受けた者による事業の変更"])]
    public string NewProposalKind { get; set; } = "";

    [FormField("対象の行政機関等匿名加工情報", OptionsFrom = "information", Clause = "11-6-1ア")]
    public string InformationId { get; set; } = "";

    [FormField("変更の元となる契約（イのとき）", OptionsFrom = "contracts", Clause = "11-6-1イ")]
    public string ExistingContract { get; set; } = "";

    [FormField("提案者の氏名・名称（1行に一人）", Multiline = true, Clause = "11-6-1ア", Help = "最初の契約者かどうかを確かめるために使います。")]
    public string ProposerNames { get; set; } = "";

    [FormField("判断を要する事項があるときの、受け付ける理由", Multiline = true, Clause = "11-6-1イ")]
    public string DecisionReason { get; set; } = "";
}

/// <summary>Opens the case and says what has to be decided about the arrival.</summary>
internal sealed class RecordArrivalHandler : TaskHandler<RecordArrivalForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "到達を記録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var rounds = await OpenedAsync(context, cancellationToken);
        var open = rounds.Where(r => r.State == RecruitmentState.Open).ToList();
        // What arrives while one recruitment runs is for that one, as a rule: another may still be open because nobody has confirmed its end yet.
        var running = open.Where(r => r.StartsOn <= context.Today && context.Today <= r.EndsOn).ToList();
        var likely = running.Count > 0 ? running : open;
        var view = new TaskView
        {
            Initial = new RecordArrivalForm { ArrivedOn = context.Today, RecruitmentId = likely is [var only] ? only.Id : "" },
        };
        view.Choices["recruitments"] = [.. rounds.Select(r => new Choice(r.Id, $"{r.Label()}（{JapaneseDate.Format(r.StartsOn)}から{JapaneseDate.Format(r.EndsOn)}まで）"))];
        view.Choices["channels"] = Channels.Choices(context.Profile);
        view.Choices["information"] = await context.Db.InformationChoicesAsync(cancellationToken);
        view.Choices["contracts"] = await context.Db.ContractChoicesAsync(cancellationToken);
        view.Notes.AddRange(
        [
            "提案書類の提出は、当面、持参又は郵送によります（要領第5-2⑴）。",
            "担当課に届いた書類は、総務課に回付を受けてから記録します（要領第5-2⑵）。",
        ]);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, RecordArrivalForm form, string button, CancellationToken cancellationToken)
    {
        context.Enforce(ArrivalRules.CheckChannel(Channels.IsKnown(form.Channel)));
        var arrivedOn = form.ArrivedOn!.Value;
        var days = ArrivalRules.CheckDays(arrivedOn, form.PostmarkedOn, context.Today, context.Calendar);
        context.Enforce(days.And(IndividualNumberRules.CheckText(form.Note, "note")));

        var arrival = new Arrival
        {
            ArrivedOn = arrivedOn,
            AfterHours = form.AfterHours,
            Channel = form.Channel,
            PostmarkedOn = form.PostmarkedOn,
            ForCreatedInformation = form.ForCreatedInformation == true,
            Note = form.Note,
        };
        var target = await TargetAsync(context, form, arrival, cancellationToken);
        var found = days.And(Channels.Findings(context.Profile, context.Task.DivisionId, arrival, target.Kind, target.StartsOn, target.EndsOn));
        context.Enforce(new RuleResult(found.Blocks));
        var @case = await OpenCaseAsync(context, target, cancellationToken);
        context.Db.Add(new Proposal
        {
            CaseId = @case.Id,
            RecruitmentId = @case.RecruitmentId,
            Arrival = arrival,
            FileId = target.Information?.FileId ?? "",
            FileName = target.FileName,
            ExistingCaseId = target.Kind == ProposalKind.NewByChangeOfBusiness ? form.ExistingContract : "",
        });
        context.Task.SubjectLabel = @case.Number;
        context.Subject.Record(
            "提案書類の到達", $"{JapaneseDate.Format(arrivedOn)}{(form.AfterHours ? "（受付時間外）" : "")} {Channels.Name(form.Channel)}", "5-2-1 5-2-2");
        context.Subject.Publish(new ProposalArrived { SubjectId = @case.Id });
        if (target.Kind != ProposalKind.First)
            context.Subject.Publish(new NewProposalReceived { SubjectId = @case.Id, BasisCaseId = @case.BasisCaseId! });

        // The one warning of an arrival: it did not come by hand or post, so it is no proposal and goes back with guidance (5-2-1).
        if (found.Warnings.Any(f => f.Clause == "5-2-1"))
            return "NotAccepted";
        if (found.Has(FindingLevel.Human))
            return "Decide";
        arrival.Decision = ArrivalDecision.Received;
        return "Received";
    }

    // A first proposal answers a recruitment; a new one goes out from information that was made, and shares the recruitment it came from (11-6-2).
    private static async Task<Target> TargetAsync(TaskContext context, RecordArrivalForm form, Arrival arrival, CancellationToken cancellationToken)
    {
        if (form.ForCreatedInformation != true || form.NewProposalKind.Length == 0)
        {
            var round = (await OpenedAsync(context, cancellationToken)).Find(r => r.Id == form.RecruitmentId);
            context.Enforce(ArrivalRules.CheckRecruitment(form.RecruitmentId.Length > 0, round is not null));
            return new(ProposalKind.First, round!.Id, round.StartsOn, round.EndsOn, null, "");
        }

        var kind = Enum.Parse<ProposalKind>(form.NewProposalKind);
        var names = form.ProposerNames.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        context.Enforce(NewProposalRules.CheckProposers(names));
        var information = await context.Db.CreatedInformationAsync(form.InformationId, cancellationToken);
        var facts = await context.Db.NewProposalFactsAsync(kind, information, form.ExistingContract, names, Channels.ProposedOn(context.Profile, arrival), cancellationToken);
        context.EnforceDecided(NewProposalRules.CheckKind(facts).Renamed(Fields), form.DecisionReason, "decisionReason");
        var basis = await context.Db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == information!.CaseId, cancellationToken);
        var file = await context.Db.Set<PersonalInformationFile>().AsNoTracking().SingleAsync(f => f.Id == information!.FileId, cancellationToken);
        return new(kind, basis.RecruitmentId, information!.ProposalsFrom, information.ProposalsTo, information, file.Name);
    }

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["information"] = "informationId",
        ["receivedOn"] = "arrivedOn",
        ["kind"] = "newProposalKind",
    };

    private sealed record Target(ProposalKind Kind, string RecruitmentId, DateOnly StartsOn, DateOnly EndsOn, CreatedInformationEntry? Information, string FileName);

    private static async Task<Case> OpenCaseAsync(TaskContext context, Target target, CancellationToken cancellationToken)
    {
        var @case = new Case
        {
            Id = context.SubjectId,
            Number = await context.Subject.NextCaseNumberAsync(cancellationToken),
            FiscalYear = FiscalYear.Of(context.Today).Year,
            RecruitmentId = target.RecruitmentId,
            Kind = target.Kind,
            BasisCaseId = target.Information?.CaseId,
            HolderDivisionId = context.Task.DivisionId,
            OpenedAt = context.Now.ToUniversalTime(),
        };
        context.Db.Add(@case);
        return @case;
    }

    private static Task<List<RecruitmentRound>> OpenedAsync(TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<RecruitmentRound>().AsNoTracking()
            .Where(r => r.State >= RecruitmentState.Open).OrderByDescending(r => r.StartsOn).ToListAsync(cancellationToken);
}
