using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>年次集計: the figures of a 年度 for the national survey, each with its list, and as CSV.</summary>
internal sealed class AnnualModel(AnnualQuery query, AgencyProfile profile, TimeProvider clock) : StaffPage
{
    /// <summary>年度; this one when it is not given or has nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Key of the figure whose list is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "list")]
    public string? List { get; set; }

    public AnnualFigures Figures { get; private set; } = null!;

    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];

    /// <summary>The figure whose list is shown, or null.</summary>
    public AnnualFigure? Shown => Figures.Figures.Concat(Figures.ByFile).FirstOrDefault(f => f.Key == List);

    /// <summary>What the figure counts whose list is shown.</summary>
    public IReadOnlyList<AnnualItem> Items { get; private set; } = [];

    /// <summary>True for the whole agency.</summary>
    public bool IsWhole => CaseAccess.SeesAllCases(Actor, profile);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>The figures, or the list of one, as CSV.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var name = $"年次集計_{Figures.Year.Name}";
        return Shown is { } shown
            ? File(Csv.Write(["番号・名称", shown.Basis, "内容", "額（円）"], Items.Select(i => (IReadOnlyList<string>)[i.Label, JapaneseDate.FormatIso(i.On), i.Note, shown.IsYen ? Text(i.Yen) : ""])), Csv.MediaType, $"{name}_{shown.Name}.csv")
            : File(Csv.Write(["区分", "項目", "数え方", "数", "単位"], Figures.Figures.Concat(Figures.ByFile).Select(f => (IReadOnlyList<string>)[f.Section, f.Name, f.Basis, Text(f.Value), f.Unit])), Csv.MediaType, name + ".csv");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Years = await query.YearsAsync(Actor, JapanTime.Today(clock), cancellationToken);
        Figures = await query.OfAsync(Actor, Years.Contains(new FiscalYear(Year ?? 0)) ? new FiscalYear(Year!.Value) : FiscalYear.Of(JapanTime.Today(clock)), cancellationToken);
        if (Shown is { } shown)
            Items = await query.ItemsAsync(Actor, Figures.Year, shown, cancellationToken);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
