using Microsoft.Playwright;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>How a person works a page: with the mouse or with the keyboard alone.</summary>
public interface IHands
{
    /// <summary>Presses a button or follows a link.</summary>
    Task PressAsync(ILocator target);

    /// <summary>Replaces what stands in a field.</summary>
    Task TypeAsync(ILocator field, string text);

    /// <summary>Ticks a box or clears it.</summary>
    Task TickAsync(ILocator box, bool ticked);

    /// <summary>Chooses a radio button.</summary>
    Task PickAsync(ILocator button);

    /// <summary>Chooses an option of a list by what it says.</summary>
    Task SelectAsync(ILocator list, string option);
}

/// <summary>With the mouse, and keys for text.</summary>
internal sealed class MouseHands : IHands
{
    public Task PressAsync(ILocator target) => target.ClickAsync();

    public Task TypeAsync(ILocator field, string text) => field.FillAsync(text);

    public Task TickAsync(ILocator box, bool ticked) => box.SetCheckedAsync(ticked);

    public Task PickAsync(ILocator button) => button.CheckAsync();

    public async Task SelectAsync(ILocator list, string option) => await list.SelectOptionAsync(new SelectOptionValue { Label = option });
}
