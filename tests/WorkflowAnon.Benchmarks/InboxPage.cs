using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Http;
using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Benchmarks;

/// <summary>受信箱 of a big agency: 100,000 open tasks of 50 divisions on PostgreSQL, of which a person sees 2,000; through the product's own pages.</summary>
internal static class InboxPage
{
    private const int Divisions = 50;
    private const int PerDivision = 2_000;
    private const int Warm = 30;
    private const int Measured = 200;
    private const double AimMilliseconds = 100;
    private const int AimBytes = 150_000;
    private const string Password = "Bench-2026-anon";

    private static readonly (string What, string Path)[] Views =
    [
        ("own tasks", "/inbox"),
        ("2,000 open tasks of the division, counts of all filters included", "/inbox?tab=open"),
        ("the same, overdue only", "/inbox?tab=open&due=overdue"),
    ];

    public static async Task MeasureAsync(string database, Report report)
    {
        var profile = AgencyProfileFile.Load(Path.Combine(AppContext.BaseDirectory, "profiles", "aomori-police.json"));
        await using var app = await StartAsync(database, profile);
        await SeedAsync(database, profile.GeneralAffairs().Id);
        using var browser = new FormBrowser(new Uri(app.Urls.First()));
        var login = await browser.OpenAsync("/login");
        var form = login.Forms.Single(f => f.Has("Password") || f.Has("password"));
        var names = form.Fields.Select(f => f.Name).ToList();
        await browser.SendAsync(login, form, new Dictionary<string, string>
        {
            [names.First(n => n.Contains("user", StringComparison.OrdinalIgnoreCase))] = "clerk",
            [names.First(n => n.Contains("password", StringComparison.OrdinalIgnoreCase))] = Password,
        });

        var list = await browser.OpenAsync("/inbox?tab=open");
        if (!list.Html.Contains(PerDivision.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            throw new InvalidOperationException("The inbox does not count what was put there.");
        var found = await browser.SendAsync(list, list.Forms.First(f => f.Has("text")), new Dictionary<string, string> { ["text"] = "第15000号" });
        foreach (var (what, path) in Views.Append(("the same, searched by a case's number", found.Address.PathAndQuery)))
        {
            var latencies = new Latencies();
            for (var i = 0; i < Warm + Measured; i++)
            {
                var start = Stopwatch.GetTimestamp();
                var page = await browser.OpenAsync(path);
                if (i >= Warm)
                    latencies.Add(start);
                if (page.Status != HttpStatusCode.OK || !page.Html.Contains("受信箱", StringComparison.Ordinal))
                    throw new InvalidOperationException($"{path} answered {page.Status}.");
            }

            report.Target($"inbox with 100,000 open tasks in 50 divisions, PostgreSQL, warm: {what}, p50 / p95 / p99", latencies.ToString(), "p95 100 ms", latencies.Percentile(.95) <= AimMilliseconds);
        }

        var bytes = await WeightAsync(browser, Views[1].Path);
        report.Target("weight of that page with all its assets, nothing cached, as a browser takes them", $"{bytes / 1000.0:0} kB", "under 150 kB", bytes < AimBytes);
    }

    private static async Task<WebApplication> StartAsync(string database, AgencyProfile profile)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls($"http://127.0.0.1:{FreePort.Next()}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => new ActivityCatalog().AddProcedureActivities());
        builder.Services.AddWorkflowAnonStorage(new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = database, BlobFolder = Path.GetTempPath() });
        builder.Services.AddProcedure(profile);
        builder.Services.AddWorkflowAnonWeb();
        var app = builder.Build();
        app.MapWorkflowAnonWeb();
        await app.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>().CreateAsync(new IdentityRole(Duties.Staff));
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            var clerk = new StaffAccount { UserName = "clerk", DisplayName = "青森 花子", DivisionId = profile.GeneralAffairs().Id };
            await users.CreateAsync(clerk, Password);
            await users.AddToRoleAsync(clerk, Duties.Staff);
        }

        await app.StartAsync();
        return app;
    }

    // One row by the product's own model, the others copies of it that differ as real ones do.
    private static async Task SeedAsync(string database, string division)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(_ => new ActivityCatalog()).AddLogging();
        services.AddWorkflowAnonStorage(new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = database, BlobFolder = Path.GetTempPath() });
        await using var provider = services.BuildServiceProvider();
        await using (var scope = provider.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>();
            db.Add(new HumanTask
            {
                Id = "task-0",
                InstanceId = "instance-0",
                BookmarkId = "bookmark-0",
                DefinitionId = "examination",
                ActivityId = "step",
                ActivityType = "WorkflowAnon.HumanTask",
                SubjectId = "case-0",
                SubjectLabel = "令和8年度第0号　株式会社見本　運転免許台帳",
                Stage = "Examination",
                Title = "七つの基準により審査する",
                DivisionId = "nobody",
                Duty = Duties.Staff,
                CreatedAt = DateTimeOffset.UtcNow,
                DueOn = JapanTime.Today(TimeProvider.System),
            });
            await db.SaveChangesAsync();
        }

        await using var source = NpgsqlDataSource.Create(database);
        await Measurements.ExecuteAsync(source, string.Create(CultureInfo.InvariantCulture, $$"""
            INSERT INTO human_tasks
            SELECT (jsonb_populate_record(t, jsonb_build_object(
                'id', 'task-' || n, 'instance_id', 'instance-' || n, 'bookmark_id', 'bookmark-' || n, 'subject_id', 'case-' || (n / 3),
                'subject_label', '令和8年度第' || (n / 3) || '号　株式会社見本　運転免許台帳', 'search_text', replace(t.search_text, '第0号', '第' || (n / 3) || '号'),
                'division_id', CASE WHEN n % {{Divisions}} = 0 THEN '{{division}}' ELSE 'division-' || (n % {{Divisions}}) END,
                'stage', (ARRAY['Proposals', 'Examination', 'Notification', 'Fees', 'Contracting', 'Production', 'Provision'])[1 + n % 7],
                'definition_id', (ARRAY['proposal-receipt', 'examination', 'result-notice', 'fee-payment', 'contracting', 'production', 'provision'])[1 + n % 7],
                'due_on', t.due_on + (n % 41) - 10, 'sort_due', t.due_on + (n % 41) - 10))).*
            FROM human_tasks t, generate_series(1, {{Divisions * PerDivision}}) n WHERE t.id = 'task-0'
            """));
        await Measurements.ExecuteAsync(source, "ANALYZE human_tasks");
    }

    private static async Task<int> WeightAsync(FormBrowser browser, string path)
    {
        var page = await browser.OpenAsync(path);
        var bytes = System.Text.Encoding.UTF8.GetByteCount(page.Html);
        foreach (var asset in Regex.Matches(page.Html, "(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg)[^\"]*)\"").Select(m => m.Groups[1].Value).Distinct())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(asset, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("gzip, deflate");
            using var answer = await browser.RequestAsync(request);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        return bytes;
    }
}
