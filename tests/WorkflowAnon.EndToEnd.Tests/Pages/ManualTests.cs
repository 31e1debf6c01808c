using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Manuals;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>手引き: one for each group of people, with pictures that exist, reachable from every page.</summary>
public sealed class ManualTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public void Every_help_link_leads_to_a_section_that_exists()
    {
        var sections = Manual.All.SelectMany(m => m.Sections.Select(s => $"{m.Id}#{s.Anchor}")).ToHashSet();
        Assert.All(HelpLinks.All, link => Assert.Contains(link, sections));
    }

    [Fact]
    public void Every_picture_that_a_manual_names_has_been_taken() =>
        Assert.All(Manual.All.SelectMany(m => m.Pictures), name => Assert.True(Assets.Has($"img/manual/{name}.png"), name));

    [Fact]
    public async Task A_person_gets_from_a_page_to_what_explains_it_and_reads_every_manual()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.MenuAsync("受信箱");
        await desk.FollowAsync("この画面の手引き");
        Assert.EndsWith("/help/staff#inbox", desk.Page.Url, StringComparison.Ordinal);
        await desk.MenuAsync("手引き");
        await desk.InspectAsync("help");
        foreach (var manual in Manual.All)
        {
            await desk.GoAsync("help/" + manual.Id);
            Assert.Equal(manual.Title, await desk.HeadingAsync());
            await desk.InspectAsync("manual-" + manual.Id);
            Assert.Equal(0, await desk.Page.EvaluateAsync<int>("async () => { const all = [...document.querySelectorAll('.manual img')]; all.forEach(i => i.loading = 'eager'); await Promise.all(all.map(i => i.decode().catch(() => 0))); return all.filter(i => i.naturalWidth === 0).length; }"));
        }

        await desk.GoAsync("help/nobody");
        await desk.SeeAsync("見つかりません");
    }
}
