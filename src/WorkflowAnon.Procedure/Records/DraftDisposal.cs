using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Records;

/// <summary>廃棄を起案する: 総務課 chooses among what is past its day (law.md 7).</summary>
[Activity("WorkflowAnon.Records.DraftDisposal", Category = "文書の保存・廃棄", DisplayName = "文書の廃棄を起案する", Description = "保存期間が満了した文書から、廃棄するものを選びます。まだ必要な文書は選びません。", Kind = ActivityKind.Task)]
[Outcomes("Drafted=起案した", "GivenUp=廃棄しない")]
internal sealed class DraftDisposal : HumanTaskActivity<DraftDisposalHandler>;

/// <summary>Form of the draft.</summary>
internal sealed class DraftDisposalForm
{
    [FormField("廃棄する文書", RequiredByRule = true, OptionsFrom = "due", Clause = "N-2", Help = "保存期間が満了し、廃棄が停止されていない文書です。")]
    public List<string> Items { get; set; } = [];

    [FormField("廃棄する理由", RequiredByRule = true, Multiline = true, Clause = "N-2", Help = "保存期間の満了と、なお必要な文書でないことを確かめた結果を書きます。廃棄の起案は永く残るので、個人の氏名は書かないでください。")]
    public string Reason { get; set; } = "";
}

/// <summary>Keeps what is to be decided; nothing is removed before the decision.</summary>
internal sealed class DraftDisposalHandler(RetentionRegister register) : TaskHandler<DraftDisposalForm>
{
    // One decision is about what a person can look through.
    private const int Most = 200;

    public override IReadOnlyList<Choice> Buttons { get; } = [new("Drafted", "廃棄を起案し、決裁に回す"), new("GivenUp", "廃棄しない")];

    public override IReadOnlyList<string> Checklist(HumanTask task) => ["歴史的に重要な文書として保存期間を延長し、又は移管する必要がないか（必要なものは、監督者が廃棄を停止する。）"];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var past = (await register.ListAsync(cancellationToken)).Where(e => e.Period.DisposableFrom <= context.Today).ToList();
        var due = past.Where(e => RetentionRules.CheckDue(e.Facts(), context.Today).IsClean).Take(Most).ToList();
        var disposal = await context.Db.Set<Disposal>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new DraftDisposalForm { Items = [.. disposal?.Items.Select(Key) ?? []], Reason = disposal?.Reason ?? "" } };
        view.Choices["due"] = [.. due.Select(e => new Choice(e.Key, $"{e.Kind.DisplayName()}　{e.Label}（{JapaneseDate.Format(e.Period.KeptUntil)}満了）"))];
        view.Tables.Add(new("満了したが、まだ廃棄できない文書", ["文書", "理由"], [.. past.Where(e => !RetentionRules.CheckDue(e.Facts(), context.Today).IsClean)
            .Select(e => (IReadOnlyList<string>)[e.Label, string.Join("\n", RetentionRules.CheckDue(e.Facts(), context.Today).Blocks.Select(f => f.Message))])]));
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, DraftDisposalForm form, string button, CancellationToken cancellationToken)
    {
        var disposal = await context.Db.Set<Disposal>().SingleOrDefaultAsync(d => d.Id == context.SubjectId, cancellationToken);
        if (button == "GivenUp")
        {
            context.Subject.Record("廃棄しないこととした", form.Reason, "N-2");
            return button;
        }

        var kept = (await register.ListAsync(cancellationToken)).ToDictionary(e => e.Key, StringComparer.Ordinal);
        var keys = form.Items.Distinct().ToList();
        var chosen = keys.Where(kept.ContainsKey).Select(k => kept[k]).ToList();
        context.Enforce(RetentionRules.CheckDraft(chosen.Count, keys.Count - chosen.Count, form.Reason)
            .And(RuleResult.Merge(chosen.Select(e => RetentionRules.CheckDue(e.Facts(), context.Today)))));
        if (disposal is null)
        {
            var year = FiscalYear.Of(context.Today);
            var number = await context.Subject.NextNumberAsync("disposal", year.Year, cancellationToken);
            disposal = new Disposal { Id = context.SubjectId, Number = FormattableString.Invariant($"{year.Name}廃棄第{number}号"), DraftedById = "", DraftedByName = "" };
            context.Db.Add(disposal);
        }

        (disposal.DraftedById, disposal.DraftedByName, disposal.DraftedAt, disposal.Reason) = (context.Actor.Id, context.Actor.DisplayName, context.Now.ToUniversalTime(), form.Reason.Trim());
        disposal.Items = [.. chosen.Select(e => new DisposalItem { Kind = e.Kind, SubjectId = e.SubjectId, Label = e.Label, EndedOn = e.Period.EndedOn, KeptUntil = e.Period.KeptUntil, Rule = e.Period.Rule })];
        context.Subject.Record("文書の廃棄を起案", $"{disposal.Number}　{disposal.Items.Count}件", "N-2");
        return button;
    }

    private static string Key(DisposalItem item) => $"{item.Kind}:{item.SubjectId}";
}

/// <summary>How lists call a disposal: 令和20年度廃棄第3号.</summary>
internal sealed class DisposalLabels : ISubjectLabels
{
    public async Task<string?> FindAsync(Storage.Model.WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken) =>
        !subjectId.StartsWith("records-disposal-", StringComparison.Ordinal) ? null
        : (db.Set<Disposal>().Local.FindEntry(subjectId)?.Entity ?? await db.Set<Disposal>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == subjectId, cancellationToken))?.Number ?? "新しい廃棄の起案";
}
