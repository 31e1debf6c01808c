using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.FileRegister;

/// <summary>作成した情報の概要の記載 (11-5-1; 要綱第4の6(16)–(18)).</summary>
[Activity("WorkflowAnon.FileRegister.EnterCreatedInformation", Category = "第11の5 ファイル簿・公表", DisplayName = "作成した情報の概要をファイル簿に記載する", Description = "作成した匿名加工情報の概要を、個人情報ファイル簿に記載します。", Kind = ActivityKind.Task)]
[Outcomes("Done=記載した")]
public sealed class EnterCreatedInformation : HumanTaskActivity<EnterCreatedInformationHandler>;

/// <summary>Form of the entry.</summary>
public sealed class EnterCreatedInformationForm
{
    /// <summary>名称.</summary>
    [FormField("行政機関等匿名加工情報の名称", Required = true, Clause = "11-5-2")]
    public string InformationName { get; set; } = "";

    /// <summary>本人の数.</summary>
    [FormField("(16) 本人の数", Required = true, Unit = "人", Clause = "11-5-1")]
    public int? PersonCount { get; set; }

    /// <summary>項目.</summary>
    [FormField("(16) 情報の項目（1行に一つ）", Required = true, Multiline = true, Clause = "11-5-1")]
    public string Items { get; set; } = "";

    /// <summary>組織.</summary>
    [FormField("(17) 新たな提案を受ける組織の名称", Required = true, Clause = "11-5-1")]
    public string ReceivingOrganisation { get; set; } = "";

    /// <summary>所在地.</summary>
    [FormField("(17) 新たな提案を受ける組織の所在地", Required = true, Clause = "11-5-1")]
    public string ReceivingAddress { get; set; } = "";

    /// <summary>期間の初日.</summary>
    [FormField("(18) 新たな提案をすることができる期間の初日", Required = true, Clause = "11-5-1")]
    public DateOnly? ProposalsFrom { get; set; }

    /// <summary>期間の末日.</summary>
    [FormField("(18) 同期間の末日", Required = true, Clause = "11-5-1")]
    public DateOnly? ProposalsTo { get; set; }
}

/// <summary>Enters the outline in the register.</summary>
public sealed class EnterCreatedInformationHandler : TaskHandler<EnterCreatedInformationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "ファイル簿に記載した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var production = await context.Db.Set<ProductionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
        var contract = await context.Db.Set<UseContract>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        var office = context.Profile.ReceivingOffice;
        return new TaskView
        {
            Initial = new EnterCreatedInformationForm
            {
                InformationName = contract?.InformationName ?? "",
                PersonCount = production?.ProducedPersonCount,
                Items = string.Join('\n', production?.ProducedItems ?? []),
                ReceivingOrganisation = context.Profile.Names.Office + context.Profile.GeneralAffairs().Name,
                ReceivingAddress = office.Address,
            },
        };
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, EnterCreatedInformationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        List<string> items = [.. form.Items.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var @case = await context.CaseAsync(cancellationToken);
        context.Enforce(FileRegisterRules.CheckProducedEntry(new ProducedEntryFacts(
            @case.Kind, form.InformationName, form.PersonCount, items, form.ReceivingOrganisation, form.ReceivingAddress, form.ProposalsFrom, form.ProposalsTo)).Renamed(item => item == "period" ? "proposalsTo" : item));
        context.Db.Add(new CreatedInformationEntry
        {
            CaseId = context.SubjectId,
            FileId = @case.FileId,
            InformationName = form.InformationName,
            PersonCount = form.PersonCount!.Value,
            Items = items,
            Organisation = form.ReceivingOrganisation,
            Address = form.ReceivingAddress,
            ProposalsFrom = form.ProposalsFrom!.Value,
            ProposalsTo = form.ProposalsTo!.Value,
            EnteredOn = context.Today,
        });
        await context.Subject.Custody.RegisterAsync(
            PaperKind.FileRegister, "修正後の個人情報ファイル簿", context.Actor.DivisionId, context.Today, "", "作成", cancellationToken, PaperAddress.Of("created-information", context.SubjectId), "11-5-1");
        context.Subject.Publish(new Contracts.FileRegisterUpdated { SubjectId = context.SubjectId, FileId = @case.FileId });
        return button;
    }
}

/// <summary>修正後のファイル簿の総務課への提出 (11-5-1n).</summary>
[Activity("WorkflowAnon.FileRegister.SubmitFileRegister", Category = "第11の5 ファイル簿・公表", DisplayName = "修正後のファイル簿を総務課に提出する", Description = "修正した個人情報ファイル簿を総務課に提出します。", Kind = ActivityKind.Task)]
[Outcomes("Done=提出した")]
public sealed class SubmitFileRegister : HumanTaskActivity<SubmitFileRegisterHandler>;

/// <summary>Form of the submission.</summary>
public sealed class SubmitFileRegisterForm
{
    /// <summary>提出した日.</summary>
    [FormField("総務課に提出した日", Required = true, Clause = "11-5-1n")]
    public DateOnly? SubmittedOn { get; set; }
}

/// <summary>The revised register goes to 総務課.</summary>
public sealed class SubmitFileRegisterHandler : TaskHandler<SubmitFileRegisterForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "総務課に提出した")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new SubmitFileRegisterForm { SubmittedOn = context.Today } });
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, SubmitFileRegisterForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("11-5-1n", "submittedOn", form.SubmittedOn, null, context.Today, "提出した日が今日より後です。"));
        var entry = await context.Db.Set<CreatedInformationEntry>().SingleAsync(e => e.CaseId == context.SubjectId, cancellationToken);
        entry.SubmittedOn = form.SubmittedOn;
        if (await context.Subject.Custody.LatestAsync(PaperKind.FileRegister, cancellationToken) is { } paper)
        {
            context.Subject.Custody.KeepCopy(paper, context.Actor.DivisionId, "11-5-1n");
            context.Subject.Custody.HandOn(paper, context.Profile.GeneralAffairs().Id, "総務課へ提出", "11-5-1n");
        }

        return button;
    }
}
