using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.DrawnTasks;

/// <summary>担当者の作業: takes what its drawn form asks for, keeps it with the task and in the timeline, and gives later steps what their conditions may read.</summary>
public sealed class DrawnTaskHandler : ITaskHandler
{
    private readonly DrawnForm _form;

    /// <summary>The handler before it is told of a task: with the form of a step for which none is drawn.</summary>
    public DrawnTaskHandler()
        : this(DrawnForm.Default)
    {
    }

    private DrawnTaskHandler(DrawnForm form) => (_form, Form) = (form, form.Descriptor());

    /// <inheritdoc/>
    public FormDescriptor Form { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Buttons => _form.Buttons;

    /// <inheritdoc/>
    public ITaskHandler Of(string context) => new DrawnTaskHandler(DrawnForm.Read(context));

    /// <inheritdoc/>
    public IReadOnlyList<string> Checklist(HumanTask task) => _form.Checklist;

    /// <inheritdoc/>
    public bool IsAfterWithdrawal(HumanTask task) => false;

    /// <inheritdoc/>
    public async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView();
        if (_form.Due.Length > 0)
            view.Fact("期限の計算", _form.Due);
        if (Texts.Any())
            view.Notes.Add("個人番号は、どの欄にも入力できません（番号法第20条）。");
        if (Enum.TryParse<PaperKind>(_form.Paper, out var paper))
            await ShownPaper.AddAsync(view, context, paper, cancellationToken);
        return view;
    }

    /// <inheritdoc/>
    public Task<string> CompleteAsync(TaskContext context, object form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var values = (DrawnValues)form;
        var pressed = _form.Buttons.First(b => b.Value == button);
        var found = RuleResult.Merge(Texts.Select(f => IndividualNumberRules.CheckText(values[f.Name] as string, f.Name)));
        if (found.IsBlocked)
            throw new TaskRefusedException(found.Blocks);
        if (_form.ReasonFor.Contains(button) && string.IsNullOrWhiteSpace(values[DrawnForm.ReasonField] as string))
            throw TaskContext.Refuse(DrawnForm.ReasonField, $"「{pressed.Text}」を選ぶときは、理由を入力してください。");

        IReadOnlyList<EnteredValue> entered = [.. Form.Fields.Select(f => new EnteredValue(f.Attribute.Label, Words(f, values[f.Name])))];
        context.Task.Context = (_form with { Entered = entered }).Write();
        Record(context, [.. entered.Where(e => e.Value.Length > 0)]);
        context.Output(nameof(DrawnTask.Result), button);
        context.Output(nameof(DrawnTask.Values), Form.Fields.Except(Texts).ToDictionary(f => f.Name, f => values[f.Name] is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : values[f.Name]));
        return Task.FromResult(button);
    }

    private static void Record(TaskContext context, IReadOnlyList<EnteredValue> entered)
    {
        if (entered is [var one])
            context.Subject.Record($"{context.Task.Title}：{one.Label}", one.Value, context.Task.Clauses);
        else if (entered.Count > 1)
            context.Subject.Record($"{context.Task.Title}：記入した事項", string.Join('\n', entered.Select(e => $"{e.Label}：{e.Value}")), context.Task.Clauses);
    }

    // What people type freely may name anybody: it stays with the task and the timeline (decision 16).
    private IEnumerable<FormField> Texts => Form.Fields.Where(f => f.Kind is FieldKind.Text or FieldKind.Multiline);

    private static string Words(FormField field, object? value) => value switch
    {
        null => "",
        bool yes => yes ? "はい" : "いいえ",
        DateOnly day => JapaneseDate.Format(day),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => field.FixedChoices.FirstOrDefault(c => c.Value == (string)value)?.Text ?? (string)value,
    };
}
