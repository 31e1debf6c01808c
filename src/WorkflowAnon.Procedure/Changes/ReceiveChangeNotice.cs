using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Provision;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>記載事項変更の届出の受付と区分 (9-3-0, 9-3-1ア, 9-3-2). A notice of both classes is split: each goes its own way.</summary>
[Activity("WorkflowAnon.Changes.ReceiveChangeNotice", Category = "第9の3 変更", DisplayName = "変更の届出を受け付け、区分する", Description = "提案書の記載事項の変更の届出を受け付け、軽微な変更、取扱従事者の変更、事業の変更に区分します。", Kind = ActivityKind.Task)]
[Outcomes("Minor=記載事項の変更", "Business=事業の変更", "Split=両方", "Returned=補正を求めた")]
public sealed class ReceiveChangeNotice : HumanTaskActivity<ReceiveChangeNoticeHandler>;

/// <summary>Receives form 9; a change of business is never taken as such (9-3-2).</summary>
public sealed class ReceiveChangeNoticeHandler : TaskHandler<ReceiveChangeNoticeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
    [
        new("Minor", "記載事項の変更として受け付ける"), new("Business", "事業の変更に当たると判断する"), new("Split", "記載事項の変更と事業の変更に分けて受け付ける"),
        new("Returned", "届出の補正を求める"),
    ];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var contract = await context.Db.Set<UseContract>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        var provision = await ProvisionAsync(context, cancellationToken);
        var view = new TaskView { Initial = new ReceiveChangeNoticeForm { ReceivedOn = context.Today } }
            .Fact("契約", contract?.ConcludedOn is { } on ? $"{contract.Number}（{JapaneseDate.Format(on)}締結）" : "")
            .Fact("提供した日", provision?.ProvidedOn is { } provided ? JapaneseDate.Format(provided) : "未提供");
        view.Choices["media"] = [.. context.Profile.Media.Select(m => new Choice(m.Id, m.Name))];
        view.Choices["ways"] = [.. context.Profile.ProvisionWays.Select(w => new Choice(w.Id, w.Name))];
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveChangeNoticeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("9-3-1ア", "receivedOn", form.ReceivedOn, null, context.Today, "収受した日が今日より後です。"));
        List<ChangeItem> items = [.. form.Changes.Select(c => c.ToItem())];
        var provision = await ProvisionAsync(context, cancellationToken);
        var agreed = await context.AgreedMethodAsync(cancellationToken);
        var found = CheckItems(context, form, items, provision?.ProvidedOn, agreed);
        if (button == "Returned")
        {
            context.Enforce(RecordRules.CheckStated(found.Corrections.Any() || found.Has(FindingLevel.Human), "9-3-1ア", "", "届出の記載に不足がありません。受け付けてください。"));
            context.Subject.Record("変更の届出の補正を求めた", string.Join(" ", found.Findings.Select(f => f.Message)), "9-3-1ア");
            return button;
        }

        var route = ChangeRules.CheckRoute([.. items.Select(i => i.Kind)], Enum.Parse<ChangeRoute>(button)).Renamed(_ => "changes[0].kind");
        if (found.Corrections.ToList() is { Count: > 0 } corrections && !route.IsBlocked)
            throw new TaskRefusedException(corrections);
        context.EnforceDecided(route.And(found), form.DecisionReason, "decisionReason");
        if (items.Exists(i => i.Kind == ChangeKind.ProvisionMethod))
            await AgreeMethodAsync(context, form, cancellationToken);
        context.Db.Add(new ChangeNotice
        {
            Id = ChangesReader.NoticeId(context.Task.InstanceId),
            CaseId = context.SubjectId,
            ReceivedOn = form.ReceivedOn!.Value,
            Items = items,
            ReceivedById = context.Actor.Id,
        });
        await context.Subject.Custody.RegisterAsync(PaperKind.ChangeNotice, PaperKind.ChangeNotice.NameWithForms(), context.Actor.DivisionId, form.ReceivedOn.Value, "", "収受", cancellationToken, clause: "9-3-1ア");
        return button;
    }

    // What form 9 has to say is asked of the minor changes only: the others go by form 10.
    private static RuleResult CheckItems(TaskContext context, ReceiveChangeNoticeForm form, List<ChangeItem> items, DateOnly? providedOn, AgreedMethod agreed) =>
        RuleResult.Merge(items.Select((item, row) => ChangeRules.IsChangeOfBusiness(item.Kind) ? RuleResult.Clean : ChangeRules.CheckNotice(
                new ChangeNoticeFacts(item.Kind, item.Before, item.After, item.Reason, item.ChangeOn, form.ReceivedOn!.Value, providedOn))
            .And(item.Kind == ChangeKind.ProvisionMethod
                ? ProvisionRules.CheckMethodChange(Method(context, agreed.Medium, agreed.Way), Method(context, form.Medium, form.Way), providedOn is not null)
                : RuleResult.Clean)
            .Renamed(found => found == "method" ? "medium" : FormattableString.Invariant($"changes[{row}].{found switch { "content" => "after", "providedOn" => "kind", _ => found }}"))));

    private static async Task AgreeMethodAsync(TaskContext context, ReceiveChangeNoticeForm form, CancellationToken cancellationToken)
    {
        context.Enforce(RecordRules.CheckStated(context.MediumName(form.Medium).Length > 0 && context.WayName(form.Way).Length > 0, "9-2-2a", "medium", "変更後の提供媒体と提供方法を選んでください。"));
        var provision = await context.ProvisionAsync(cancellationToken);
        (provision.AgreedMedium, provision.AgreedWay) = (form.Medium, form.Way);
    }

    private static string Method(TaskContext context, string medium, string way) => $"{context.MediumName(medium)}・{context.WayName(way)}";

    private static Task<ProvisionFile?> ProvisionAsync(TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<ProvisionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
}
