namespace WorkflowAnon.Domain.Definitions;

/// <summary>Why a save is not taken.</summary>
public enum SaveRefusal
{
    /// <summary>It is taken.</summary>
    None = 0,

    /// <summary>Another designer has the draft.</summary>
    HeldByOther = 1,

    /// <summary>Its publication is asked for: what is to be approved does not change.</summary>
    Requested = 2,

    /// <summary>The draft was saved since the editor read it.</summary>
    Older = 3,
}

/// <summary>下書きと公開の決まり: whose a draft is, which save is taken, and who may approve (architecture.md, decision 11: who drew may not approve).</summary>
public static class DraftRules
{
    /// <summary>A document of so many bytes (UTF-8) or more is refused.</summary>
    public const int MaxBytes = 10_000_000;

    /// <summary>Most letters of a reason or a comment.</summary>
    public const int MaxLetters = 1000;

    /// <summary>How long a draft is its holder's alone after each save.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(30);

    /// <summary>True when the holder has let the lease run out.</summary>
    public static bool HasLapsed(DefinitionDraft draft, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.LeaseUntil <= now;
    }

    /// <summary>Whether a save of a person who read the draft at a count of saves is taken. A lapsed lease alone loses nothing: the draft stays its holder's until somebody takes it over.</summary>
    public static SaveRefusal WhyNotSave(DefinitionDraft draft, string personId, int readAt)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.HolderId != personId ? SaveRefusal.HeldByOther
            : draft.RequestId is not null ? SaveRefusal.Requested
            : draft.Saves != readAt ? SaveRefusal.Older
            : SaveRefusal.None;
    }

    /// <summary>Null when a person may take another's draft over, else why not.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="personId">Who wants it.</param>
    /// <param name="reason">Why; needed only while the lease runs.</param>
    /// <param name="now">Now.</param>
    public static string? WhyNotTakeOver(DefinitionDraft draft, string personId, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(reason);
        if (reason.Length > MaxLetters)
            return $"理由は{MaxLetters}文字までにしてください。";
        if (draft.HolderId == personId)
            return "この下書きは既にあなたのものです。";
        if (draft.RequestId is not null)
            return "公開を申請中の下書きは引き継げません。申請が取り下げられるか、差し戻されてから引き継いでください。";
        return HasLapsed(draft, now) || !string.IsNullOrWhiteSpace(reason) ? null : "編集の期限が切れていない下書きを引き継ぐには、理由を入力してください。理由は記録に残ります。";
    }

    /// <summary>True when something was published that the makers of a version did not know.</summary>
    /// <param name="baseVersion">The published version that they knew; 0 for none.</param>
    /// <param name="newest">Highest number ever published; 0 for none.</param>
    public static bool IsOutdated(int baseVersion, int newest) => newest > baseVersion;

    /// <summary>Null when a person may decide a request, else why not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="personId">Who wants to decide.</param>
    /// <param name="holdsDuty">True for a 監督者 or 手続設計者.</param>
    public static string? WhyNotDecide(ReleaseRequest request, string personId, bool holdsDuty)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!holdsDuty)
            return "公開を承認・差戻しできるのは、監督者又は別の手続設計者です。";
        if (request.RequestedById == personId)
            return "自分が申請した公開は、自分では承認・差戻しできません。ほかの監督者又は手続設計者が行います。申請をやめるときは取り下げてください。";
        return request.AuthorIds.Contains(personId, StringComparer.Ordinal)
            ? "自分が作成に関わった手続定義は、自分では承認・差戻しできません。作成に関わっていない監督者又は手続設計者が行います。" : null;
    }
}
