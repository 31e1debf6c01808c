using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>
/// An office that works by script: whoever follows a script says what a person does, and the office does it as that person. The same
/// scripts so make demonstration data within the process and work the pages of a running service.
/// </summary>
public interface IScriptedOffice
{
    /// <summary>Begins a procedure by hand; returns the subject's id. The same <paramref name="key"/> begins it once.</summary>
    Task<string> BeginAsync(string definitionId, Actor actor, string key, string? subjectId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits for the open task of <paramref name="activityId"/> on <paramref name="subjectId"/> and finishes it with a form given as values, one
    /// of the form's own type, or null for the values already known; once: null when the command <paramref name="key"/> was carried out before.
    /// </summary>
    /// <exception cref="InvalidOperationException">No such task arose.</exception>
    Task<HumanTask?> DoOnceAsync(
        string key, string subjectId, string activityId, Actor actor, object? form = null, string? button = null, CancellationToken cancellationToken = default);

    /// <summary>The same with a form made from the values already known.</summary>
    /// <typeparam name="TForm">The step's form.</typeparam>
    Task<HumanTask?> DoOnceAsync<TForm>(
        string key, string subjectId, string activityId, Actor actor, Func<TForm, object?> fill, string? button = null, CancellationToken cancellationToken = default)
        where TForm : class, new();

    /// <summary>Reads what stands on record, as a person looks it up before they fill a form.</summary>
    Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read);
}
