using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Records;

/// <summary>廃棄を実施する: after the decision. Every file is looked at again; one that is held meanwhile stays, the others go (law.md 7).</summary>
[Activity("WorkflowAnon.Records.ExecuteDisposal", Category = "文書の保存・廃棄", DisplayName = "文書を廃棄する", Description = "決裁を受けた文書を廃棄します。決裁の後に廃棄が停止された文書は残ります。", Kind = ActivityKind.Task)]
[Outcomes("Done=廃棄した")]
internal sealed class ExecuteDisposal : HumanTaskActivity<ExecuteDisposalHandler>;

/// <summary>Form of the execution.</summary>
internal sealed class ExecuteDisposalForm
{
    [FormField("紙の原本・写しの廃棄の方法", Required = true, Clause = "N-2", MaxLength = 400, Help = "溶解、裁断など、復元できない方法で廃棄し、その方法と立会いを書きます。")]
    public string Method { get; set; } = "";
}

/// <summary>Removes what may go and writes 廃棄簿.</summary>
internal sealed class ExecuteDisposalHandler(RetentionRegister register) : TaskHandler<ExecuteDisposalForm>
{
    private const string Approving = "WorkflowAnon.Approve";

    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "文書を廃棄し、廃棄簿に記載する")];

    public override IReadOnlyList<string> Checklist(HumanTask task) => ["総務課と担当課が保管する紙の原本と写しも、あわせて廃棄するか"];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var disposal = await DisposalAsync(context, cancellationToken);
        var kept = (await register.ListAsync(cancellationToken)).ToDictionary(e => e.Key, StringComparer.Ordinal);
        var view = new TaskView().Fact("廃棄の起案", disposal.Number, "/records/disposals/" + disposal.Id).Fact("起案者", disposal.DraftedByName);
        view.Tables.Add(new("廃棄する文書", ["区分", "文書", "保存期間の満了", "今の状態"], [.. disposal.Items.Select(i => (IReadOnlyList<string>)
            [i.Kind.DisplayName(), i.Label, JapaneseDate.Format(i.KeptUntil), WhyNot(kept, i, null, context.Today, withDecision: false) is { Length: > 0 } reason ? reason : "廃棄できる"])]));
        view.Warnings.Add("廃棄すると、提案者の氏名・住所、書類の内容、審査の記録は元に戻せません。事案の番号・区分・日付・終わり方と、廃棄簿だけが残ります。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ExecuteDisposalForm form, string button, CancellationToken cancellationToken)
    {
        var disposal = await DisposalAsync(context, cancellationToken);
        var approval = await context.Db.Set<Approval>().AsNoTracking()
            .Where(a => a.SubjectId == context.SubjectId && a.Subject == ApprovalSubject.RecordsDisposal && a.DecidedAt >= disposal.DraftedAt)
            .OrderByDescending(a => a.DecidedAt).FirstOrDefaultAsync(cancellationToken);
        var decision = approval is null ? null : new DisposalDecision(disposal.DraftedById, approval.ApproverId, approval.Approved);
        context.Enforce(RetentionRules.CheckDecision(decision));
        var approver = await context.Db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.InstanceId == context.Task.InstanceId && t.ActivityType == Approving && t.CompletedById == approval!.ApproverId).Select(t => t.CompletedByName).FirstOrDefaultAsync(cancellationToken) ?? "";
        var kept = (await register.ListAsync(cancellationToken)).ToDictionary(e => e.Key, StringComparer.Ordinal);
        var removal = new RecordsRemoval(context.Db, cancellationToken);
        List<DisposalItem> items = [];
        foreach (var item in disposal.Items)
        {
            item.KeptReason = WhyNot(kept, item, decision, context.Today, withDecision: true);
            item.IsDisposed = item.KeptReason.Length == 0;
            items.Add(item);
            if (item.IsDisposed)
            {
                await removal.RemoveAsync(item.Kind, item.SubjectId);
                await EnterAsync(context, disposal, kept[Key(item)], approval!, approver, cancellationToken);
            }
            else
            {
                context.Subject.Record("廃棄しなかった文書", $"{item.Label}　{item.KeptReason}", "N-2");
            }
        }

        (disposal.Items, disposal.ExecutedOn, disposal.Method) = (items, context.Today, form.Method.Trim());
        context.Subject.Record("文書の廃棄", FormattableString.Invariant($"{items.Count(i => i.IsDisposed)}件を廃棄、{items.Count(i => !i.IsDisposed)}件を保存。{disposal.Method}"), "N-2");
        return button;
    }

    private static async Task EnterAsync(TaskContext context, Disposal disposal, RetentionEntry entry, Approval approval, string approver, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(context.Today);
        var number = await context.Subject.NextNumberAsync("disposal-record", year.Year, cancellationToken);
        var record = new DisposalRecord
        {
            Id = SubjectContext.NewId("disposed"),
            Number = FormattableString.Invariant($"{year.Name}廃棄簿第{number}号"),
            Kind = entry.Kind,
            SubjectId = entry.SubjectId,
            Label = entry.Label,
            DivisionId = entry.DivisionId,
            EndedOn = entry.Period.EndedOn,
            KeptUntil = entry.Period.KeptUntil,
            DisposalId = disposal.Id,
            ApproverId = approval.ApproverId,
            ApproverName = approver,
            ApprovedOn = JapanTime.DayOf(approval.DecidedAt),
            DisposedOn = context.Today,
            DisposedById = context.Actor.Id,
            DisposedByName = context.Actor.DisplayName,
        };
        context.Db.Add(record);
        context.Subject.Of(entry.SubjectId).Record(entry.Kind == RetentionKind.AuditLog ? "監査記録の廃棄" : "文書の廃棄", record.Number, "N-2");
    }

    /// <summary>Why a file is kept although it was decided that it goes; empty when it goes.</summary>
    private static string WhyNot(Dictionary<string, RetentionEntry> kept, DisposalItem item, DisposalDecision? decision, DateOnly today, bool withDecision)
    {
        if (!kept.TryGetValue(Key(item), out var entry))
            return "既に廃棄されているか、保存の台帳にありません。";
        var found = withDecision ? RetentionRules.CheckDisposal(entry.Facts(), decision, today) : RetentionRules.CheckDue(entry.Facts(), today);
        return string.Join("\n", found.Blocks.Select(f => f.Message));
    }

    private static string Key(DisposalItem item) => $"{item.Kind}:{item.SubjectId}";

    private static async Task<Disposal> DisposalAsync(TaskContext context, CancellationToken cancellationToken) =>
        await context.Db.Set<Disposal>().SingleAsync(d => d.Id == context.SubjectId, cancellationToken);
}
