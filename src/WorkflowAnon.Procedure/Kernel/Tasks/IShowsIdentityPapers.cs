using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>A handler whose page shows the content of identity papers (本人確認書類): opening it is recorded, or else they are left out (<see cref="TaskContext.HidesIdentityPapers"/>).</summary>
public interface IShowsIdentityPapers
{
    /// <summary>Kinds of the papers on record that the page would show; none while there are none.</summary>
    Task<IReadOnlyCollection<IdentityPaperKind>> ShownPapersAsync(TaskContext context, CancellationToken cancellationToken);
}
