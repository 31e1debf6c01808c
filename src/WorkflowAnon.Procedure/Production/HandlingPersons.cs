using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>従事者の異動 (11-1, 11-2): who begins or stops handling the information is told the duties of 法122.</summary>
[Activity("WorkflowAnon.Production.ChangeHandlingPersons", Category = "第11 従事者の義務", DisplayName = "従事する者の異動を記録し、義務を周知する", Description = "作成に従事する者の異動を記録し、秘密保持と不当利用の禁止を周知します。", Kind = ActivityKind.Task)]
[Outcomes("Done=周知した")]
public sealed class ChangeHandlingPersons : HumanTaskActivity<ChangeHandlingPersonsHandler>;

/// <summary>Form of the change.</summary>
public sealed class ChangeHandlingPersonsForm
{
    /// <summary>新たに従事する者.</summary>
    [FormField("新たに従事する者", Clause = "11-1", MinRows = 0)]
    public List<HandlingPersonRow> Persons { get; set; } = [];

    /// <summary>従事しなくなる者.</summary>
    [FormField("従事しなくなる者", Clause = "11-1", MinRows = 0, Help = "従事しなくなった後も、秘密保持と不当利用の禁止が及びます。")]
    public List<LeavingPersonRow> Leaving { get; set; } = [];
}

/// <summary>A person who stops handling the information.</summary>
public sealed class LeavingPersonRow
{
    /// <summary>氏名.</summary>
    [FormField("氏名", Required = true)]
    public string Name { get; set; } = "";

    /// <summary>従事しなくなった日.</summary>
    [FormField("従事しなくなった日", Required = true)]
    public DateOnly? LeftOn { get; set; }

    /// <summary>周知日.</summary>
    [FormField("引き続き義務が及ぶことを周知した日")]
    public DateOnly? InformedOn { get; set; }
}

/// <summary>Keeps the record of who handles the information and was told what.</summary>
public sealed class ChangeHandlingPersonsHandler : TaskHandler<ChangeHandlingPersonsForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "周知を記録する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView().Fact("周知文", "内容を表示", PaperAddress.Of("duties", context.SubjectId));
        view.Tables.Add(HandlingPersons.Table(await context.HandlingPersonsAsync(cancellationToken)));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ChangeHandlingPersonsForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckStated(form.Persons.Count + form.Leaving.Count > 0, "11-1", "persons", "新たに従事する者か、従事しなくなる者を入力してください。"));
        var present = (await context.HandlingPersonsAsync(cancellationToken)).Where(p => p.LeftOn is null).ToList();
        context.Enforce(HandlingPersons.CheckTold(form.Persons, context.Today).And(ProductionRules.CheckLeavingPersons(
            [.. form.Leaving.Select(l => new LeavingPersonFacts(l.Name, present.Exists(p => p.Name == l.Name), l.InformedOn, l.LeftOn))], context.Today)
            .Renamed(item => item + ".informedOn")));
        context.AddHandlingPersons(form.Persons);
        foreach (var leaving in form.Leaving)
        {
            var person = present.First(p => p.Name == leaving.Name);
            person.LeftOn = leaving.LeftOn;
            person.InformedOnLeavingOn = leaving.InformedOn;
        }

        return button;
    }
}

/// <summary>The record of 従事者 of a case, and its rules beside the fields of a form.</summary>
internal static class HandlingPersons
{
    /// <summary>Everybody who handles or handled the information of the task's case, tracked.</summary>
    public static Task<List<HandlingPerson>> HandlingPersonsAsync(this TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<HandlingPerson>().Where(p => p.CaseId == context.SubjectId).OrderBy(p => p.InformedOn).ThenBy(p => p.Id).ToListAsync(cancellationToken);

    /// <summary>Adds persons who have been told.</summary>
    public static void AddHandlingPersons(this TaskContext context, IEnumerable<HandlingPersonRow> rows) => context.Db.AddRange(rows.Select(row => new HandlingPerson
    {
        Id = SubjectContext.NewId("person"),
        CaseId = context.SubjectId,
        Name = row.Name,
        Kind = Enum.Parse<HandlingPersonKind>(row.Kind),
        InformedOn = row.InformedOn!.Value,
        TextVersion = HandlingPerson.CurrentTextVersion,
        InformedById = context.Actor.Id,
    }));

    /// <summary>Two things are asked of each person: the clause says which field lacks.</summary>
    public static RuleResult CheckTold(IReadOnlyList<HandlingPersonRow> persons, DateOnly today) => new(
        ProductionRules.CheckHandlingPersons([.. persons.Select(p => new HandlingPersonFacts(p.Name, p.InformedOn, p.PromisedNoIdentification))], today)
            .Findings.Select(f => new Finding(f.Clause, f.Level, f.Item + (f.Clause == "11-1" ? ".informedOn" : ".promisedNoIdentification"), f.Message)));

    /// <summary>The record as a table beside a form.</summary>
    public static FactTable Table(IEnumerable<HandlingPerson> persons) => new("従事する者と周知の記録", ["氏名", "区分", "周知した日", "周知文", "従事しなくなった日"],
    [
        .. persons.Select(p => (IReadOnlyList<string>)
        [
            p.Name, KindName(p.Kind), Domain.Calendar.JapaneseDate.Format(p.InformedOn), FormattableString.Invariant($"第{p.TextVersion}版"),
            p.LeftOn is { } left ? Domain.Calendar.JapaneseDate.Format(left) : "",
        ]),
    ]);

    /// <summary>日本語 name of a kind (第11の1).</summary>
    public static string KindName(HandlingPersonKind kind) => kind switch
    {
        HandlingPersonKind.Staff => "ア 職員",
        HandlingPersonKind.Contractor => "イ 受託業務の従事者",
        _ => "ウ 派遣労働者",
    };
}
