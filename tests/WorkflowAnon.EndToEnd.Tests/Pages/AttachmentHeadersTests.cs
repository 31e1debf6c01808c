using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Http;
using WorkflowAnon.Web.Pages;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>添付ファイル over HTTP: what comes in by other means than a browser, and how bytes go out.</summary>
public sealed class AttachmentHeadersTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_file_goes_out_to_be_saved_under_its_own_name_and_can_neither_run_nor_be_framed_or_kept()
    {
        await host.PrepareAsync();
        var id = await host.AttachAsync("ga-1", "保存するもの", "か\u3099髙﨑𠮷 提案書.pdf", AttachmentFiles.Pdf);
        using var person = await host.SignInAsync("od-1");
        using var answer = await GetAsync(person, $"attachments/{id}/file");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("attachment", "か\u3099髙﨑𠮷 提案書.pdf"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        AssertSealed(answer, "application/pdf");
        Assert.Equal(AttachmentFiles.Pdf, await answer.Content.ReadAsByteArrayAsync());

        using var part = await GetAsync(person, $"attachments/{id}/file", new RangeHeaderValue(5, 8));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(AttachmentFiles.Pdf[5..9], await part.Content.ReadAsByteArrayAsync());
        AssertSealed(part, "application/pdf");

        using var viewed = await GetAsync(person, $"attachments/{id}/view");
        Assert.Equal("inline", viewed.Content.Headers.ContentDisposition!.DispositionType);
        AssertSealed(viewed, "application/pdf");
    }

    [Fact]
    public async Task An_image_is_shown_a_tiff_is_saved_and_what_is_no_longer_what_it_was_is_not_sent()
    {
        await host.PrepareAsync();
        using var person = await host.SignInAsync("ga-1");
        var image = await host.AttachAsync("ga-1", "画像", "a.png", AttachmentFiles.Png);
        using var shown = await GetAsync(person, $"attachments/{image}/view");
        Assert.Equal("inline", shown.Content.Headers.ContentDisposition!.DispositionType);
        AssertSealed(shown, "image/png");

        byte[] tiff = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        using var saved = await GetAsync(person, $"attachments/{await host.AttachAsync("ga-1", "TIFF", "a.tif", tiff)}/view");
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
        AssertSealed(saved, "image/tiff");

        // Somebody changed the file in the store.
        await using (var content = (FileStream)host.Services.GetRequiredService<IBlobStore>().OpenRead((await host.AttachmentsAsync("画像")).Single().Sha256)!)
            await File.WriteAllTextAsync(content.Name, "<script>alert(1)</script>");
        foreach (var path in new[] { "view", "file" })
        {
            using var refused = await GetAsync(person, $"attachments/{image}/{path}");
            Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
            Assert.DoesNotContain("alert(1)", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("提案\u202Efdp.exe.pdf", "application/pdf", "目に見えない")]
    [InlineData("../../etc/cron.d/job.pdf", "application/pdf", "区切り")]
    [InlineData("scan.pdf", "text/html", "一致しません")]
    [InlineData("scan.exe", "application/octet-stream", "この種類のファイルは登録できません")]
    public async Task A_hostile_name_or_a_false_type_is_refused_with_the_reason_and_the_title_kept(string fileName, string declared, string says)
    {
        await host.PrepareAsync();
        using var person = await host.SignInAsync("ga-1");
        var page = await person.OpenAsync("attachments/add/" + SampleRecords.CaseId);
        using var request = page.Upload("残る件名", fileName, declared, AttachmentFiles.Pdf);
        using var answer = await person.RequestAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, html, StringComparison.Ordinal);
        Assert.Contains("value=\"残る件名\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(fileName, html, StringComparison.Ordinal);
        Assert.Empty(await host.AttachmentsAsync("残る件名"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_once_and_without_its_token_not_at_all()
    {
        await host.PrepareAsync();
        using var person = await host.SignInAsync("ga-1");
        var page = await person.OpenAsync("attachments/add/" + SampleRecords.CaseId);
        foreach (var withToken in new[] { false, true, true })
        {
            using var request = page.Upload("一度だけ", "a.pdf", "application/pdf", AttachmentFiles.Pdf, withToken);
            using var answer = await person.RequestAsync(request);
            Assert.Equal(withToken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(withToken ? 1 : 0, (await host.AttachmentsAsync("一度だけ")).Count);
        }

        using var broken = new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = new StringContent("x") };
        using var refused = await person.RequestAsync(broken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Another_division_and_an_operator_neither_see_nor_add()
    {
        await host.PrepareAsync();
        var id = await host.AttachAsync("ga-1", "他の所属には見えないもの", "a.pdf", AttachmentFiles.Pdf);
        foreach (var user in new[] { "od-other", "operator" })
        {
            using var person = await host.SignInAsync(user);
            foreach (var path in new[] { $"attachments/{id}", $"attachments/{id}/file", $"attachments/{id}/view", "attachments/add/" + SampleRecords.CaseId })
            {
                using var answer = await GetAsync(person, path);
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
                Assert.DoesNotContain("他の所属には見えないもの", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        // What a division may read of a recruitment is not its own to add to.
        using (var reader = await host.SignInAsync("od-1"))
        using (var answer = await GetAsync(reader, "attachments/add/" + SampleRecords.RecruitmentId))
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        // Who may not read may not write either, with a form of another page that has a good token.
        using var other = await host.SignInAsync("od-other");
        var form = await other.OpenAsync("absences");
        var token = form.Forms.SelectMany(f => f.Fields).First(f => f.Name == "__RequestVerificationToken").Value;
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("よその件名"), "title" }, { new StringContent("none"), "identity" } };
        content.Add(new ByteArrayContent(AttachmentFiles.Pdf), "file", "a.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "attachments/add/" + SampleRecords.CaseId)) { Content = content };
        using var refused = await other.RequestAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(await host.AttachmentsAsync("よその件名"));
    }

    [Fact]
    public async Task A_copy_of_an_identity_paper_is_sent_only_by_the_button_and_after_the_record()
    {
        await host.PrepareAsync();
        var id = await host.AttachAsync("od-1", "登記事項証明書の写し", "touki.pdf", AttachmentFiles.Pdf, "RegistryCertificate");
        using var person = await host.SignInAsync("ga-1");
        foreach (var path in new[] { "file", "view" })
        {
            using var refused = await GetAsync(person, $"attachments/{id}/{path}");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        var views = host.Services.GetRequiredService<IdentityViews>();
        Assert.Empty(await views.ListAsync(SampleRecords.CaseId, CancellationToken.None));
        var page = await person.OpenAsync("attachments/" + id);
        var button = page.Forms.Single(f => f.Action.EndsWith("/Open", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, button.Action)) { Content = new FormUrlEncodedContent(button.Values()) };
        request.Headers.Range = new RangeHeaderValue(0, 3);
        using var answer = await person.RequestAsync(request);
        // Its headers are here, its bytes are not read yet: the record is there already.
        Assert.Equal("登記事項証明書（添付の写し）", Assert.Single(await views.ListAsync(SampleRecords.CaseId, CancellationToken.None)).Papers);
        // The whole, not a part that could be asked for again without a record.
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        AssertSealed(answer, "application/pdf", ranges: false);
        Assert.Equal(AttachmentFiles.Pdf, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_copy_of_an_identity_paper_is_not_sent_when_its_view_cannot_be_recorded()
    {
        await host.PrepareAsync();
        var id = await host.AttachAsync("od-1", "印鑑登録証明書の写し", "inkan.pdf", AttachmentFiles.Pdf, "SealCertificate");
        await host.InScopeAsync(async services =>
        {
            var account = await services.GetRequiredService<WorkflowAnonDbContext>().Set<StaffAccount>().SingleAsync(a => a.UserName == "ga-1");
            var page = new AttachmentModel(
                services.GetRequiredService<AttachmentQuery>(), services.GetRequiredService<AttachmentCommands>(), services.GetRequiredService<IBlobStore>(),
                new IdentityViews(new NoBursts(), services.GetRequiredService<AuditReader>(), NullLogger<IdentityViews>.Instance))
            {
                Id = id,
                PageContext = new() { HttpContext = new DefaultHttpContext { User = await services.GetRequiredService<IUserClaimsPrincipalFactory<StaffAccount>>().CreateAsync(account) } },
            };
            Assert.IsType<PageResult>(await page.OnPostOpenAsync(CancellationToken.None));
            Assert.Equal((503, IdentityViews.NotRecorded), (page.HttpContext.Response.StatusCode, page.Problem));
        });
    }

    private static void AssertSealed(HttpResponseMessage answer, string mediaType, bool ranges = true)
    {
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("sandbox; default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Equal(ranges ? ["bytes"] : [], answer.Headers.AcceptRanges);
    }

    private static async Task<HttpResponseMessage> GetAsync(FormBrowser person, string path, RangeHeaderValue? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Range = range;
        return await person.RequestAsync(request);
    }

    private sealed class NoBursts : IBurstExecutor
    {
        public Task<TAnswer> ExecuteAsync<TAnswer>(BurstCommand command, Func<IBurst, CancellationToken, Task<TAnswer>> work, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("試験の障害");
    }
}
