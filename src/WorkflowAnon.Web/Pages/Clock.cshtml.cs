using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Clock;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>業務日付を進める; exists in a demonstration only.</summary>
internal sealed class ClockModel(IDemonstrationInfo demonstration, ClockQuery query, IServiceProvider services, TimeProvider clock) : StaffPage
{
    // 8:30: the office is open, and whatever began or fell due at 0:00 has happened.
    private static readonly TimeOnly Morning = new(8, 30);

    /// <summary>True while the demonstration's data is being prepared.</summary>
    public bool IsHeld => demonstration.Preparation is not null;

    public DateTimeOffset Now => JapanTime.Now(clock);

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    /// <summary>Subjects of the deadlines that this person may open.</summary>
    public IReadOnlySet<string> Readable { get; private set; } = new HashSet<string>();

    /// <summary>What was typed as the date to go to.</summary>
    [BindProperty]
    public string? To { get; set; }

    public string Problem { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!demonstration.CanMoveClock)
            return NotFound();
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!demonstration.CanMoveClock || services.GetService<BusinessClock>() is not { } business)
            return NotFound();
        if (!JapaneseDate.TryParse(To, out var day, out var error))
            Problem = error;
        else if (day <= JapanTime.DayOf(Now))
            Problem = "業務日付は戻せません。今日より後の日付を入力してください。";
        if (Problem.Length > 0)
        {
            await LoadAsync(cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }

        return await RunAsync(async () =>
        {
            var target = new DateTimeOffset(day.ToDateTime(Morning), JapanTime.Offset);
            await business.AdvanceToAsync(target, new BurstCommand(Guid.CreateVersion7().ToString("N"), Actor, "clock.advance"), cancellationToken);
            return $"業務日付を {JapaneseDate.FormatWithWeekday(day)} に進めました。その日までに来た期限の手続は、まもなく動きます。";
        }, "/clock");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Deadlines = await query.NextAsync(JapanTime.DayOf(Now), cancellationToken);
        Readable = await query.ReadableAsync(Actor, Deadlines, cancellationToken);
    }
}
