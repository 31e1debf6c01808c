using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Procedure.Definitions;

namespace WorkflowAnon.Web.Text;

/// <summary>日本語 names of what becomes of versions and requests.</summary>
internal static class DefinitionText
{
    public static string Of(VersionView version) => version.State switch
    {
        VersionState.Draft => "下書き",
        VersionState.Requested => "公開申請中",
        VersionState.Published => "公開中",
        VersionState.Ended => "公開終了",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version.State, "版の状態の値が正しくありません。"),
    };

    public static string Of(ReleaseState state) => state switch
    {
        ReleaseState.Waiting => "承認待ち",
        ReleaseState.Approved => "承認",
        ReleaseState.Refused => "差戻し",
        ReleaseState.Withdrawn => "取下げ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "申請の状態の値が正しくありません。"),
    };

    public static string Of(ReleaseKind kind) => kind == ReleaseKind.Publish ? "公開" : "公開の終了";

    public static string Style(ReleaseState state) => state switch { ReleaseState.Waiting => "chip--soon", ReleaseState.Approved => "chip--done", _ => "" };
}
