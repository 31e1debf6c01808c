using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>記載事項変更の届出の受付と区分 (9-3-0, 9-3-1ア, 9-3-2).</summary>
[Activity("WorkflowAnon.Changes.ReceiveChangeNotice", Category = "第9の3 変更", DisplayName = "変更の届出を受け付け、区分する", Kind = ActivityKind.Task)]
[Outcomes("Minor=記載事項の変更", "Business=事業の変更", "Returned=補正を求めた")]
public sealed class ReceiveChangeNotice : HumanTaskActivity<ReceiveChangeNoticeHandler>;

/// <summary>Form of the receipt.</summary>
public sealed class ReceiveChangeNoticeForm
{
    /// <summary>収受した日.</summary>
    [FormField("収受した日", Required = true, Clause = "9-3-1ア")]
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>区分.</summary>
    [FormField("変更の内容の区分", Required = true, Clause = "9-3-0", Help = "複数の変更が届け出られたときは、区分ごとに分けて受け付けます。", Options = [
        "Surname=取扱従事者・代理人の姓の変更", "Contact=人事異動等に伴う所属・連絡先の変更", "DataHandlerAdded=取扱従事者の追加", "DataHandlerReplaced=取扱従事者の交代",
        "OtherMinor=その他の軽微な変更", "UsePeriodExtended=利用期間の延長", "PurposeChanged=利用の目的の追加・変更", "MethodChanged=利用の方法の変更", "BusinessChanged=その他の事業の変更"])]
    public string Kind { get; set; } = "";

    /// <summary>変更前.</summary>
    [FormField("変更前", Multiline = true)]
    public string Before { get; set; } = "";

    /// <summary>変更後.</summary>
    [FormField("変更後", Multiline = true)]
    public string After { get; set; } = "";

    /// <summary>理由.</summary>
    [FormField("変更の理由", Multiline = true, Clause = "9-3-1イ")]
    public string Reason { get; set; } = "";

    /// <summary>年月日.</summary>
    [FormField("変更（予定）年月日")]
    public DateOnly? ChangeOn { get; set; }

    /// <summary>判断の理由.</summary>
    [FormField("注意・判断を要する事項があるときの、受け付ける理由", Multiline = true)]
    public string DecisionReason { get; set; } = "";
}

/// <summary>Receives form 9; a change of business is never taken as such (9-3-2).</summary>
public sealed class ReceiveChangeNoticeHandler : TaskHandler<ReceiveChangeNoticeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
        [new("Minor", "記載事項の変更として受け付ける"), new("Business", "事業の変更に当たると判断する"), new("Returned", "届出の補正を求める")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var contract = await context.Db.Set<UseContract>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        var provision = await context.Db.Set<ProvisionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
        return new TaskView { Initial = new ReceiveChangeNoticeForm { ReceivedOn = context.Today } }
            .Fact("契約", contract?.ConcludedOn is { } on ? $"{contract.Number}（{JapaneseDate.Format(on)}締結）" : "")
            .Fact("提供した日", provision?.ProvidedOn is { } provided ? JapaneseDate.Format(provided) : "未提供");
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveChangeNoticeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (form.ReceivedOn > context.Today)
            throw TaskContext.Refuse("receivedOn", "収受した日が今日より後です。", "9-3-1ア");
        var kind = Enum.Parse<ChangeKind>(form.Kind);
        var business = ChangeRules.IsChangeOfBusiness(kind);
        if (button == "Business" && !business)
            throw TaskContext.Refuse("kind", "選ばれた区分は事業の変更に当たりません。区分を選び直すか、記載事項の変更として受け付けてください。", "9-3-2");
        var provision = await context.Db.Set<ProvisionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
        var result = ChangeRules.CheckNotice(new ChangeNoticeFacts(kind, form.Before, form.After, form.Reason, form.ChangeOn, form.ReceivedOn!.Value, provision?.ProvidedOn))
            .Renamed(item => item switch { "content" => "after", "providedOn" => "kind", _ => item });
        if (button == "Returned")
        {
            if (!result.Corrections.Any() && !result.Has(FindingLevel.Human))
                throw TaskContext.Refuse("", "届出の記載に不足がありません。受け付けてください。", "9-3-1ア");
            context.Subject.Record("変更の届出の補正を求めた", string.Join(" ", result.Findings.Select(f => f.Message)), "9-3-1ア");
            return button;
        }

        if (button == "Minor")
        {
            if (result.Corrections.ToList() is { Count: > 0 } corrections)
                throw new TaskRefusedException(corrections);
            context.EnforceDecided(result, form.DecisionReason, "decisionReason");
        }

        var id = ChangesReader.NoticeId(context.Task.InstanceId);
        context.Db.Add(new ChangeNotice
        {
            Id = id,
            CaseId = context.SubjectId,
            ReceivedOn = form.ReceivedOn.Value,
            Kind = kind,
            Before = form.Before,
            After = form.After,
            Reason = form.Reason,
            ChangeOn = form.ChangeOn,
            ReceivedById = context.Actor.Id,
        });
        await context.Subject.AddPaperAsync(PaperKind.ChangeNotice, "記載事項変更通知書（第9号様式）", context.Actor.DivisionId, form.ReceivedOn.Value, "", cancellationToken);
        return button;
    }
}

/// <summary>The change notice of a running 変更 procedure.</summary>
internal static class ChangesReader
{
    /// <summary>Id of the notice that the instance <paramref name="instanceId"/> is about.</summary>
    public static string NoticeId(string instanceId) => $"change-{instanceId}";

    /// <summary>The notice of the task's procedure, tracked.</summary>
    public static Task<ChangeNotice> NoticeAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var id = NoticeId(context.Task.InstanceId);
        return context.Db.Set<ChangeNotice>().SingleAsync(n => n.Id == id, cancellationToken);
    }
}

/// <summary>取扱従事者の追加・交代か: then the reason is confirmed by a person (9-3-1イ).</summary>
[Activity("WorkflowAnon.Changes.ConcernsDataHandlers", Category = "第9の3 変更", DisplayName = "取扱従事者の追加・交代か")]
[Outcomes("Yes=追加・交代", "No=それ以外")]
public sealed class ConcernsDataHandlers : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = ChangesReader.NoticeId(context.InstanceId);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        // The notice was received in this very burst: it is not in the database yet.
        var notice = db.Set<ChangeNotice>().Local.FindEntry(id)?.Entity
            ?? await db.Set<ChangeNotice>().AsNoTracking().SingleAsync(n => n.Id == id, context.CancellationToken);
        context.Complete(notice.Kind is ChangeKind.DataHandlerAdded or ChangeKind.DataHandlerReplaced ? "Yes" : "No");
    }
}
