using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Procedure.CaseFiles;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Tests.CaseFiles;

/// <summary>A case with attachments and seals, and its export.</summary>
internal static class CaseExportScene
{
    /// <summary>Registers a file of a case.</summary>
    public static Task<string> AttachAsync(this JourneyScene scene, string title, string fileName, int bytes, string identity = CaseAttachmentForm.NoIdentity)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        "%PDF-1.7\n"u8.CopyTo(content);
        return scene.Driver.Services.GetRequiredService<AttachmentCommands>().AddAsync(
            scene.CaseId, new AttachmentEntry(title, "", identity), new UploadedFile(fileName, "application/pdf", new MemoryStream(content)), scene.Clerk, Guid.NewGuid().ToString("N"));
    }

    public static Task<bool> SealAsync(this JourneyScene scene) => scene.Driver.Services.GetRequiredService<AuditSealer>().SealAsync();

    public static CaseExportForm Form(bool withIdentityPapers = false) => new() { Purpose = "文書主管課へ提供する。", WithIdentityPapers = withIdentityPapers };

    /// <summary>Records the export and writes the archive.</summary>
    public static async Task<string> ExportAsync(this JourneyScene scene, Actor actor, CaseExportForm form, Stream output)
    {
        var commands = scene.Driver.Services.GetRequiredService<CaseExportCommands>();
        var export = await commands.BeginAsync(scene.CaseId, form, actor);
        await using var scope = scene.Driver.Services.CreateAsyncScope();
        var manifest = await scope.ServiceProvider.GetRequiredService<CaseExporter>().WriteAsync(export, output, CancellationToken.None);
        await commands.FinishAsync(export, manifest);
        return manifest;
    }

    public static async Task<byte[]> ExportAsync(this JourneyScene scene, Actor? actor = null, bool withIdentityPapers = false)
    {
        using var archive = new MemoryStream();
        await scene.ExportAsync(actor ?? scene.Clerk, Form(withIdentityPapers), archive);
        return archive.ToArray();
    }
}
