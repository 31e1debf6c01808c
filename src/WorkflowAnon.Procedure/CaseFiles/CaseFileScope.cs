using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>What the parts of a case file are made from: the case, its rows, and names for the ids in them.</summary>
public sealed class CaseFileScope
{
    private readonly Dictionary<string, string> _staff;

    private CaseFileScope(WorkflowAnonDbContext db, Case @case, AgencyProfile profile, DateOnly today, Dictionary<string, string> staff)
    {
        Db = db;
        Case = @case;
        Profile = profile;
        Today = today;
        _staff = staff;
    }

    /// <summary>The database, for reading.</summary>
    public WorkflowAnonDbContext Db { get; }

    /// <summary>事案.</summary>
    public Case Case { get; }

    /// <summary>The agency.</summary>
    public AgencyProfile Profile { get; }

    /// <summary>Today in Japan.</summary>
    public DateOnly Today { get; }

    /// <summary>Reads the names.</summary>
    public static async Task<CaseFileScope> CreateAsync(WorkflowAnonDbContext db, Case @case, AgencyProfile profile, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var staff = await db.Set<StaffAccount>().AsNoTracking().Select(a => new { a.Id, a.DisplayName }).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return new(db, @case, profile, today, staff);
    }

    /// <summary>Name of a member of the staff; an unknown id as it stands.</summary>
    public string Who(string? id) => string.IsNullOrEmpty(id) ? "－" : id == Actor.System.Id ? Actor.System.DisplayName : _staff.GetValueOrDefault(id, id);

    /// <summary>Name of a 所属.</summary>
    public string Division(string? id) => string.IsNullOrEmpty(id) ? "－" : Profile.FindDivision(id)?.Name ?? id;

    /// <summary>A date in 和暦, or 「－」.</summary>
    public static string Day(DateOnly? date) => date is { } on ? JapaneseDate.Format(on) : "－";

    /// <summary>An instant in Japan time, or 「－」.</summary>
    public static string At(DateTimeOffset? instant) => instant is { } at ? JapanTime.Format(at) : "－";

    /// <summary>12,345円.</summary>
    public static string Yen(long yen) => Number(yen) + "円";

    /// <summary>12,345.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>はい・いいえ, or 「不明」.</summary>
    public static string YesNo(bool? value) => value switch { true => "はい", false => "いいえ", null => "不明" };

    /// <summary>The words by which a form offers a value, so that what was chosen is read as it was written there.</summary>
    /// <typeparam name="TForm">The form.</typeparam>
    /// <param name="field">Name of its property.</param>
    /// <param name="value">Stored value.</param>
    public static string Words<TForm>(string field, string value) =>
        FormDescriptor.Of(typeof(TForm)).Fields.First(f => f.Property?.Name == field).FixedChoices.FirstOrDefault(c => c.Value == value)?.Text ?? value;
}
