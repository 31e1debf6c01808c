using Microsoft.AspNetCore.Http;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Forms;

/// <summary>Reads a posted form of a described type.</summary>
internal static class PostedForm
{
    /// <summary>What was typed; names that begin with _ are the page's own.</summary>
    public static FormData Typed(HttpRequest request) =>
        new(request.Form.Where(f => !f.Key.StartsWith('_')).Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())));

    /// <summary>The form.</summary>
    /// <exception cref="TaskRefusedException">Something could not be read.</exception>
    public static TForm Read<TForm>(FormData typed)
        where TForm : class
    {
        var (form, errors) = FormBinder.Bind(FormDescriptor.Of(typeof(TForm)), typed);
        return errors.Count == 0 ? (TForm)form : throw new TaskRefusedException(errors);
    }

    /// <summary>The key of this rendering, or a new one.</summary>
    public static string KeyOr(string? key) => key is { Length: > 0 and <= 64 } ? key : Guid.CreateVersion7().ToString("N");
}
