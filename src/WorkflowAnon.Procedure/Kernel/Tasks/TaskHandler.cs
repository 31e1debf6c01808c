using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>The untyped face of a task's handler.</summary>
public interface ITaskHandler
{
    /// <summary>The form.</summary>
    FormDescriptor Form { get; }

    /// <summary>Buttons: outcome and what it says on the button (「不適合と決定する」).</summary>
    IReadOnlyList<Choice> Buttons { get; }

    /// <summary>確かめること, one question each: the page has a box for each, and what was ticked or left open is recorded with the completion.</summary>
    IReadOnlyList<string> Checklist(HumanTask task);

    /// <summary>The handler of a task that arose with this context. Itself, unless the definition draws the form: then one with that form and those buttons.</summary>
    /// <param name="context">Context of the task.</param>
    ITaskHandler Of(string context) => this;

    /// <summary>True for the few steps that are done after a proposal was withdrawn; all others are refused then.</summary>
    bool IsAfterWithdrawal(HumanTask task);

    /// <summary>Facts, choices and known values for the page. Reads only.</summary>
    Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken);

    /// <summary>Checks the form against the rules and applies it within the burst; returns the outcome.</summary>
    /// <exception cref="TaskRefusedException">Something typed is missing, wrong or forbidden; nothing has changed.</exception>
    Task<string> CompleteAsync(TaskContext context, object form, string button, CancellationToken cancellationToken);
}

/// <summary>Handler of one human task: what its person sees and what finishing it does. One class per step, in its stage's folder.</summary>
/// <typeparam name="TForm">The form: settable properties with <see cref="FormFieldAttribute"/>.</typeparam>
public abstract class TaskHandler<TForm> : ITaskHandler
    where TForm : class, new()
{
    /// <inheritdoc/>
    public FormDescriptor Form => FormDescriptor.Of(typeof(TForm));

    /// <inheritdoc/>
    public virtual IReadOnlyList<Choice> Buttons { get; } = [new("Done", "完了する")];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Checklist(HumanTask task) => [];

    /// <inheritdoc/>
    public virtual bool IsAfterWithdrawal(HumanTask task) => false;

    /// <inheritdoc/>
    public virtual Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken) => Task.FromResult(new TaskView());

    /// <summary>Checks and applies the form; returns the outcome (normally <paramref name="button"/>, an outcome of the activity).</summary>
    protected abstract Task<string> CompleteAsync(TaskContext context, TForm form, string button, CancellationToken cancellationToken);

    Task<string> ITaskHandler.CompleteAsync(TaskContext context, object form, string button, CancellationToken cancellationToken) =>
        CompleteAsync(context, (TForm)form, button, cancellationToken);
}
