using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>外へ出る書類: a paper that leaves the agency with the act.</summary>
/// <param name="Title">件名.</param>
/// <param name="Receiver">Who then holds the original, a value of <see cref="Paper.OriginalHolder"/>.</param>
/// <param name="DocumentNumber">文書番号 that it bears, or empty.</param>
/// <param name="DatedOn">日付.</param>
/// <param name="Document">Its content; null for a paper that is not made here.</param>
public sealed record LeavingPaper(string Title, string Receiver, string DocumentNumber, DateOnly DatedOn, DocumentModel? Document);

/// <summary>期限 that the act sets.</summary>
/// <param name="Kind">期限の種類.</param>
/// <param name="Due">The day.</param>
/// <param name="Rule">どう計算したか.</param>
public sealed record ArisingDeadline(DeadlineKind Kind, DateOnly Due, string Rule);

/// <summary>次のタスク that the act brings at once.</summary>
/// <param name="Title">件名.</param>
/// <param name="DivisionId">所属.</param>
public sealed record FollowingTask(string Title, string DivisionId);

/// <summary>この操作で起きること: read in the act's own burst before its commit, so that what a person confirms is what goes out.</summary>
/// <param name="Papers">外へ出る書類.</param>
/// <param name="Deadlines">Deadlines that it sets.</param>
/// <param name="Tasks">What it asks of people next.</param>
/// <param name="LeftOpen">確かめること without a tick, which the record will say.</param>
public sealed record ActOutcome(
    IReadOnlyList<LeavingPaper> Papers, IReadOnlyList<ArisingDeadline> Deadlines, IReadOnlyList<FollowingTask> Tasks, IReadOnlyList<string> LeftOpen)
{
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    /// <summary>True when a person is to see it first: something goes out, or a box was left open.</summary>
    public bool WantsConfirmation => Papers.Count > 0 || LeftOpen.Count > 0;

    /// <summary>Digest of the papers, deadlines and open boxes: another one means that something else would happen than was confirmed.</summary>
    public string Digest { get; } = DigestOf(Papers, Deadlines, LeftOpen);

    private static string DigestOf(IReadOnlyList<LeavingPaper> papers, IReadOnlyList<ArisingDeadline> deadlines, IReadOnlyList<string> leftOpen)
    {
        var text = new StringBuilder();
        foreach (var paper in papers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{paper.Title}\0{paper.Receiver}\0{paper.DocumentNumber}\0{paper.DatedOn:O}\0{paper.Document?.FormNumber}\0{paper.Document?.Title}\n");
            foreach (var block in paper.Document?.Blocks ?? [])
                text.Append(JsonSerializer.Serialize(block, block.GetType(), Json)).Append('\n');
        }

        foreach (var deadline in deadlines)
            text.Append(CultureInfo.InvariantCulture, $"{deadline.Kind}\0{deadline.Due:O}\n");
        foreach (var question in leftOpen)
            text.Append(question).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>The act has not happened: a person is to see first what it does.</summary>
/// <param name="outcome">What it would do.</param>
public sealed class ConfirmationNeededException(ActOutcome outcome) : Exception("この操作で起きることを確認してください。")
{
    /// <summary>What it would do.</summary>
    public ActOutcome Outcome { get; } = outcome;
}
