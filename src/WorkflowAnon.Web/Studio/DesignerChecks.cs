using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Studio;

/// <summary>検査の図 beside the editor: what the checks say of what this person's editor holds as it was saved last.</summary>
/// <param name="Opened">What the editor holds.</param>
/// <param name="View">Its checks and picture.</param>
internal sealed record DesignerChecks(OpenedDefinition Opened, DocumentView View)
{
    private VersionView Version => Opened.Version;

    /// <summary>Address of the whole page of the checks.</summary>
    public string Page => Version.IsDraft
        ? "/definitions/drafts/" + Uri.EscapeDataString(Version.VersionId)
        : string.Create(CultureInfo.InvariantCulture, $"/definitions/{Uri.EscapeDataString(Version.DefinitionId)}/{Version.Version}");

    /// <summary>Drafts of others that are not the one that is shown.</summary>
    public IReadOnlyList<DraftHolder> Others { get; } = [.. Opened.Others.Where(o => o.VersionId != Opened.Version.VersionId)];

    /// <summary>Whose and which version it is.</summary>
    public string Told => Version switch
    {
        { IsOwn: true, RequestId: not null } => "公開を申請中の、あなたの下書きを示しています。",
        { IsOwn: true, Holder: { } holder } => $"あなたの下書き（{JapanTime.Format(holder.SavedAt)}に保存）を示しています。",
        { Holder: { } holder } => $"{holder.PersonName}さんの下書き（{JapanTime.Format(holder.SavedAt)}に保存）を示しています。",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(Opened.WhyNotEditable is null ? "あなたの下書きはまだありません。" : "")}{DefinitionText.Of(Version)}の第{Version.Version}版を示しています。"),
    };
}
