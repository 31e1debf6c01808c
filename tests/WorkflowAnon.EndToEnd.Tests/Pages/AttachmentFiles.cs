using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Http;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Small files and how they come in, shared by the tests of 添付ファイル.</summary>
internal static class AttachmentFiles
{
    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"% {i:D4}\n")) + "%%EOF\n");

    /// <summary>A red square of two by two pixels.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGN4YGAARAwQCgAlzgUBlaDndgAAAABJRU5ErkJggg==");

    public static Task PrepareAsync(this PagesHost host) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<WorkflowAnonDbContext>();
        if (await db.Set<Domain.Cases.Case>().AnyAsync(c => c.Id == SampleRecords.CaseId))
            return;
        db.AddRange(SampleRecords.All(host, JapanTime.Now(services.GetRequiredService<TimeProvider>())));
        await db.SaveChangesAsync();
    });

    /// <summary>Registers a file as a person.</summary>
    public static async Task<string> AttachAsync(this PagesHost host, string userName, string title, string fileName, byte[] content, string identity = CaseAttachmentForm.NoIdentity)
    {
        var id = "";
        await host.InScopeAsync(async services =>
        {
            var account = await services.GetRequiredService<WorkflowAnonDbContext>().Set<StaffAccount>().SingleAsync(a => a.UserName == userName);
            var actor = new Actor(account.Id, account.DisplayName, account.DivisionId, new HashSet<string> { Duties.Staff });
            id = await services.GetRequiredService<AttachmentCommands>().AddAsync(
                SampleRecords.CaseId, new AttachmentEntry(title, "", identity), new UploadedFile(fileName, "", new MemoryStream(content)), actor, Guid.NewGuid().ToString("N"));
        });
        return id;
    }

    public static async Task<List<Attachment>> AttachmentsAsync(this PagesHost host, string title)
    {
        List<Attachment> found = [];
        await host.InScopeAsync(async services => found = await services.GetRequiredService<WorkflowAnonDbContext>().Set<Attachment>().AsNoTracking().Where(a => a.Title == title).ToListAsync());
        return found;
    }

    public static async Task<FormBrowser> SignInAsync(this PagesHost host, string userName)
    {
        var browser = new FormBrowser(host.Address);
        var page = await browser.OpenAsync("login");
        await browser.SendAsync(page, page.Forms.Single(f => f.Has("UserName")), new Dictionary<string, string> { ["UserName"] = userName, ["Password"] = PagesHost.Password });
        return browser;
    }

    /// <summary>The form of a new file as a browser sends it, with any name and declared type.</summary>
    public static HttpRequestMessage Upload(this HtmlPage page, string title, string fileName, string declared, byte[] bytes, bool withToken = true)
    {
        // Names are sent in UTF-8, as browsers do.
        var content = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        var typed = new Dictionary<string, string> { ["title"] = title, ["identity"] = CaseAttachmentForm.NoIdentity };
        foreach (var (name, value) in page.Forms.Single(f => f.Has("title")).Values(typed).Where(v => v.Key != "file" && (withToken || v.Key != "__RequestVerificationToken")))
            content.Add(new StringContent(value), name);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(declared);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{fileName}\"");
        content.Add(file);
        return new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = content };
    }
}
