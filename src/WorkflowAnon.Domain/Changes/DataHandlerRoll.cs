using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Changes;

/// <summary>One person of the list of 取扱従事者.</summary>
/// <param name="Name">氏名, or the words of the change notice that named the person.</param>
/// <param name="Unit">所属; empty where a change notice did not say it apart.</param>
/// <param name="Position">職名; empty likewise.</param>
/// <param name="NotifiedOn">Day of the change notice, or null for those named with the contract.</param>
public sealed record ListedDataHandler(string Name, string Unit, string Position, DateOnly? NotifiedOn);

/// <summary>今の取扱従事者 (8-3-5, 9-3-1ア): those named with the contract, as the change notices since have changed them.</summary>
[Implements("8-3-5", "9-3-1ア")]
public static class DataHandlerRoll
{
    /// <summary>The list on a day. A replacement or addition whose reason was found improper changes nothing, nor does one whose day has not come.</summary>
    /// <param name="named">取扱従事者 named with the contract.</param>
    /// <param name="notices">Change notices of the case.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<ListedDataHandler> On(IEnumerable<DataHandler> named, IEnumerable<ChangeNotice> notices, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(notices);
        List<ListedDataHandler> list = [.. named.Select(h => new ListedDataHandler(h.Name, h.Unit, h.Position, null))];
        var changes = from notice in notices
                      from item in notice.Items
                      let day = item.ChangeOn ?? notice.ReceivedOn
                      where day <= today && !(ChangeRules.ConcernsDataHandlers(item.Kind) && notice.ReasonIsProper == false)
                      orderby day, notice.ReceivedOn, notice.Id
                      select (item, notice.ReceivedOn);
        foreach (var (item, receivedOn) in changes)
            Apply(list, item, receivedOn);
        return list;
    }

    private static void Apply(List<ListedDataHandler> list, ChangeItem item, DateOnly receivedOn)
    {
        var at = list.FindIndex(h => IsNamedIn(h.Name, item.Before));
        switch (item.Kind)
        {
            case ChangeKind.DataHandlerAdded:
                list.Add(new(item.After, "", "", receivedOn));
                break;
            case ChangeKind.DataHandlerReplaced:
                if (at >= 0)
                    list.RemoveAt(at);
                list.Add(new(item.After, "", "", receivedOn));
                break;
            case ChangeKind.Surname when at >= 0:
                list[at] = list[at] with { Name = item.After, NotifiedOn = receivedOn };
                break;
            case ChangeKind.Contact when at >= 0:
                list[at] = list[at] with { Unit = item.After, NotifiedOn = receivedOn };
                break;
        }
    }

    // Form 9 is free text: 「分析課 丙山 太郎」 names 丙山太郎.
    private static bool IsNamedIn(string name, string text) =>
        JapaneseText.Comparable(name) is { Length: > 0 } wanted && Squeeze(JapaneseText.Comparable(text)).Contains(Squeeze(wanted), StringComparison.Ordinal);

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
