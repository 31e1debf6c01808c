using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Records;

namespace WorkflowAnon.Domain.Rules;

/// <summary>保存期間と廃棄の決まり: nothing is deleted before its day, under a hold (廃棄の停止), or without a 廃棄決裁 by somebody other than its drafter (law.md 7).</summary>
[Implements("N-2")]
public static class RetentionRules
{
    // The 要領 leaves the keeping of records to the agency's 文書管理: papers that are gone too early are an error of office work.
    private const string Clause = "N-2";

    /// <summary>Until when a file must be kept: the longest period of the kinds of paper in it, from 4月1日 of the 年度 after the one in which the matter ended.</summary>
    /// <param name="kinds">Kinds of paper in the file, one or more.</param>
    /// <param name="endedOn">完結した日.</param>
    /// <param name="settings">Years of the agency.</param>
    public static RetentionPeriod ExpiresOn(IReadOnlyCollection<RetentionKind> kinds, DateOnly endedOn, RetentionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(settings);
        var kind = kinds.MaxBy(settings.YearsOf);
        var years = settings.YearsOf(kind);
        var from = FiscalYear.Of(endedOn).Next.FirstDay;
        var until = from.AddYears(years).AddDays(-1);
        var others = kinds.Where(k => k != kind).Select(k => $"{k.DisplayName()}は{settings.YearsOf(k)}年").ToList();
        var rule = $"完結した日は{JapaneseDate.Format(endedOn)}（{FiscalYear.Of(endedOn).Name}）。\n"
            + $"完結した年度の翌年度の初日、{JapaneseDate.Format(from)}から起算する。\n"
            + $"{kind.DisplayName()}の保存期間は{years}年（団体設定）{(others.Count > 0 ? $"。同じ簿冊の{string.Join("、", others)}で、長い方による" : "")}。\n"
            + $"{JapaneseDate.Format(until)}まで保存し、{JapaneseDate.Format(until.AddDays(1))}から廃棄できる。";
        return new(kind, years, endedOn, from, until, rule);
    }

    /// <summary>What is chosen may be proposed for 廃棄 today: its day has come, nobody stopped it, nothing needs it any more.</summary>
    /// <param name="facts">The file.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckDue(DisposalFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (today < facts.DisposableFrom)
            found.Block(Clause, "items", $"{facts.Label}は{JapaneseDate.Format(facts.DisposableFrom.AddDays(-1))}まで保存しなければなりません。まだ廃棄できません。");
        if (facts.HeldSince is { } since)
            found.Block(Clause, "items", $"{facts.Label}は{JapaneseDate.Format(since)}から廃棄が停止されています。停止が解除されるまで廃棄できません。");
        if (facts.NeededFor.Length > 0)
            found.Block(Clause, "items", $"{facts.Label}は{facts.NeededFor}ため、まだ廃棄できません。");
        return found.ToResult();
    }

    /// <summary>Something is chosen, and why it may go has been written down.</summary>
    /// <param name="chosen">Files chosen that are in the register of what is kept.</param>
    /// <param name="gone">Files chosen that are not, or not any more.</param>
    /// <param name="reason">Why they may go.</param>
    public static RuleResult CheckDraft(int chosen, int gone, string? reason)
    {
        var found = new FindingList();
        if (gone > 0)
            found.Block(Clause, "items", $"選ばれた文書のうち{gone}件は、もう廃棄されているか、保存の台帳にありません。選び直してください。");
        else if (chosen == 0)
            found.Block(Clause, "items", "廃棄する文書が選ばれていません。");
        found.BlockIfBlank(reason, Clause, "reason", "廃棄する理由（保存期間の満了と、なお必要な文書でないことの確認）を入力してください。");
        return found.ToResult();
    }

    /// <summary>There is a 廃棄決裁 on what is about to go, by somebody who did not draft it.</summary>
    /// <param name="decision">The last decision on the draft, or null when there is none.</param>
    public static RuleResult CheckDecision(DisposalDecision? decision)
    {
        var found = new FindingList();
        if (decision is not { IsApproved: true })
            return found.Block(Clause, "", "廃棄の決裁がありません。決裁を受けた文書でなければ廃棄できません。").ToResult();
        return ProcedureRules.CheckApproval(decision.DrafterId, decision.ApproverId, Clause);
    }

    /// <summary>The file may be disposed of now: its day, no hold, no need, and a 廃棄決裁. Applied again at the very moment.</summary>
    public static RuleResult CheckDisposal(DisposalFacts facts, DisposalDecision? decision, DateOnly today) => CheckDue(facts, today).And(CheckDecision(decision));

    /// <summary>廃棄の停止 is set once at a time, and with its reason.</summary>
    /// <param name="heldSince">Since when it is held already, or null.</param>
    /// <param name="isDisposed">The papers are gone.</param>
    /// <param name="reason">Why.</param>
    public static RuleResult CheckHold(DateOnly? heldSince, bool isDisposed, string? reason)
    {
        var found = new FindingList();
        if (isDisposed)
            found.Block(Clause, "", "この文書は廃棄されています。停止するものがありません。");
        if (heldSince is { } since)
            found.Block(Clause, "", $"廃棄は{JapaneseDate.Format(since)}から停止されています。");
        return found.BlockIfBlank(reason, Clause, "reason", "廃棄を停止する理由を入力してください。").ToResult();
    }

    /// <summary>廃棄の停止 is lifted once, and with its reason.</summary>
    public static RuleResult CheckLift(bool isHeld, string? reason)
    {
        var found = new FindingList();
        if (!isHeld)
            found.Block(Clause, "", "廃棄の停止は既に解除されています。");
        return found.BlockIfBlank(reason, Clause, "reason", "停止を解除する理由を入力してください。").ToResult();
    }
}

/// <summary>A file that is looked at for 廃棄.</summary>
/// <param name="Label">番号.</param>
/// <param name="DisposableFrom">First day on which it may go.</param>
/// <param name="HeldSince">廃棄の停止の日, or null.</param>
/// <param name="NeededFor">Why it is still needed, as 「…」ため; empty when it is not.</param>
public sealed record DisposalFacts(string Label, DateOnly DisposableFrom, DateOnly? HeldSince, string NeededFor);

/// <summary>廃棄決裁.</summary>
/// <param name="DrafterId">起案者.</param>
/// <param name="ApproverId">決裁者.</param>
/// <param name="IsApproved">False: 差戻し or 却下.</param>
public sealed record DisposalDecision(string DrafterId, string ApproverId, bool IsApproved);
