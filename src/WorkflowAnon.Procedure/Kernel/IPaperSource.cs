using WorkflowAnon.Documents;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel;

/// <summary>
/// Makes the content of one kind of paper from what is on record. Its address in the product is
/// "/print/{Key}/{id}", the value to store in <c>Paper.PrintPath</c>. One class per form, in its stage's folder; found by
/// reflection.
/// </summary>
public interface IPaperSource
{
    /// <summary>Key in the address, ASCII (form5, form8, fee-sheet …).</summary>
    string Key { get; }

    /// <summary>The paper for <paramref name="id"/> (a case id unless the class says otherwise), or null when there is nothing on record.</summary>
    Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken);
}
