using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Definitions;

/// <summary>Who may do what with 手続定義: 手続設計者 draw and ask for publication, 監督者 and other 手続設計者 decide, both read.</summary>
public static class DefinitionAccess
{
    /// <summary>True for those who draw.</summary>
    public static bool MayDraw(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Duties.ProcessDesigner);
    }

    /// <summary>True for those who may decide a request that is not their own.</summary>
    public static bool MayDecide(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Duties.Supervisor) || actor.Has(Duties.ProcessDesigner);
    }

    /// <summary>Refuses who does not draw procedures.</summary>
    /// <exception cref="TaskConflictException">Not a 手続設計者.</exception>
    public static void RequireDesigner(Actor actor)
    {
        if (!MayDraw(actor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "手続定義の下書き・公開の申請・削除は、手続設計者の職務を持つ人が行います。");
    }
}
