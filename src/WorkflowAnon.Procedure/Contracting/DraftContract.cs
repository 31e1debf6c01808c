using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>契約締結の起案 (8-3-3a).</summary>
[Activity("WorkflowAnon.Contracting.DraftContract", Category = "第8の3 契約", DisplayName = "契約の締結を起案する", Description = "通知のとおり手数料が納付され、申込書が提出されたことを確かめ、契約の締結を起案します。", Kind = ActivityKind.Task)]
[Outcomes("Done=起案した")]
public sealed class DraftContract : HumanTaskActivity<DraftContractHandler>;

/// <summary>Form of the draft.</summary>
public sealed class DraftContractForm
{
    /// <summary>情報の名称.</summary>
    [FormField("行政機関等匿名加工情報の名称", Required = true, Clause = "9-1-1")]
    public string InformationName { get; set; } = "";

    /// <summary>提供期限.</summary>
    [FormField("契約で定める提供期限", Help = "定めないときは空欄とし、作成後速やかに提供します。", Clause = "9-2-1")]
    public DateOnly? ProvisionDueOn { get; set; }

    /// <summary>追加条項.</summary>
    [FormField("追加する条項", Multiline = true, Help = "通知に添えた契約書の案の特約のほかに、追加するものがあるときだけ入力します。", Clause = "7-1ア")]
    public string AdditionalClauses { get; set; } = "";
}

/// <summary>Drafts the conclusion of the contract; application and payment must both be there.</summary>
public sealed class DraftContractHandler : TaskHandler<DraftContractForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "契約の締結を起案する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notice = await context.Db.NoticeInForceAsync(context.SubjectId, cancellationToken);
        var paid = await context.Db.PaidYenAsync(context.SubjectId, cancellationToken);
        var application = await context.Db.Set<ContractApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == context.SubjectId, cancellationToken);
        var contract = await context.Db.Set<UseContract>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        return new TaskView
        {
            Initial = new DraftContractForm
            {
                InformationName = contract?.InformationName ?? notice.InformationName,
                ProvisionDueOn = contract?.ProvisionDueOn,
                AdditionalClauses = contract?.AdditionalClauses ?? "",
            },
        }
            .Fact("契約の当事者", context.Profile.ContractingParty.Name)
            .Fact("確認を要する事項", context.Profile.ContractingParty.OpenQuestion ?? "なし")
            .Fact("手数料", $"通知額 {notice.FeeYen:#,0}円／納付額 {paid:#,0}円")
            .Fact("申込書の収受", application is null ? "なし" : JapaneseDate.Format(application.ReceivedOn))
            .Fact("契約書の案", "内容を表示", PaperAddress.Of("form7", context.SubjectId));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DraftContractForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckStated(form.ProvisionDueOn is null || form.ProvisionDueOn >= context.Today, "9-2-1", "provisionDueOn", "提供期限が今日より前です。"));
        context.Enforce(await ConclusionAsync(context, cancellationToken));
        var contract = await context.Db.Set<UseContract>().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        if (contract is null)
            context.Db.Add(contract = new UseContract { CaseId = context.SubjectId });
        contract.ContractingParty = context.Profile.ContractingParty.Name;
        contract.InformationName = form.InformationName;
        contract.ProvisionDueOn = form.ProvisionDueOn;
        contract.AdditionalClauses = form.AdditionalClauses;
        contract.DraftedById = context.Actor.Id;
        return button;
    }

    /// <summary>Application and payment, both, and two counterparts (8-3-3a, 8-3-3b).</summary>
    internal static async Task<RuleResult> ConclusionAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var notice = await context.Db.NoticeInForceAsync(context.SubjectId, cancellationToken);
        var paid = await context.Db.PaidYenAsync(context.SubjectId, cancellationToken);
        var application = await context.Db.Set<ContractApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == context.SubjectId, cancellationToken);
        return ContractingRules.CheckConclude(new ConcludeFacts(
            application is not null, paid > 0, paid, notice.FeeYen, application?.ContractCopies ?? 0,
            new NationalStampFacts(
                application?.NationalRevenueStampNeeded, application?.NationalRevenueStampAffixed ?? false,
                // A warning about the copy was settled with its reason at the receipt.
                true)));
    }
}
