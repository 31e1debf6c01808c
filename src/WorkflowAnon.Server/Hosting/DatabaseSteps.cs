using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Hosting;

/// <summary>Brings the schema to this version of the product.</summary>
internal sealed class SchemaStep(DatabaseInitializer initializer) : IStartupStep
{
    public int Order => 0;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await initializer.InitializeAsync(cancellationToken);
        }
        catch (ForeignSchemaException e)
        {
            throw new ConfigurationRefusedException(
                $"{ConfigurationCheck.Full("Storage")}：{e.Message}別の版の製品で作られたデータベースのため、開始しません。その版の製品を使うか、別の保存先を指定してください（実演のデータであれば、保存先のフォルダーを消すと作り直されます）。", e);
        }
    }
}

/// <summary>
/// A database belongs to demonstrations or to the real procedure for good: made-up accounts have published passwords, and a moved
/// clock would falsify dates (architecture.md, decision 8). A role without members marks a demonstration's database.
/// </summary>
internal sealed class DatabasePurposeStep(IDbContextFactory<WorkflowAnonDbContext> contexts, ServerSetup setup) : IStartupStep
{
    private const string Mark = "demonstration-database";

    public int Order => 10;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var isMarked = await database.Set<IdentityRole>().AnyAsync(r => r.Id == Mark, cancellationToken);
        if (setup.Mode == ServerMode.Production)
        {
            if (isMarked) throw new ConfigurationRefusedException($"{ConfigurationCheck.Full("Mode")}：このデータベースは実演用（実演の時計・利用者を含む）のため、本番（Production）では開始しません。");
            return;
        }

        if (isMarked) return;
        if (await database.Set<StaffAccount>().AnyAsync(cancellationToken))
            throw new ConfigurationRefusedException($"{ConfigurationCheck.Full("Mode")}：このデータベースは本番用のため、実演（Demonstration）では開始しません。");
        database.Add(new IdentityRole { Id = Mark, Name = Mark, NormalizedName = Mark.ToUpperInvariant() });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another role of the same demonstration started at the same moment.
            if (!await database.Set<IdentityRole>().AsNoTracking().AnyAsync(r => r.Id == Mark, cancellationToken)) throw;
        }
    }
}

/// <summary>Imports the shipped definitions that the database does not have yet (architecture.md, decision 17).</summary>
internal sealed class ShippedDefinitionsStep(ShippedDefinitions definitions, ServerSetup setup, ILogger<ShippedDefinitionsStep> logger) : IStartupStep
{
    public int Order => 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = ServerSetup.Locate(setup.Options.Workflows);
        if (!Directory.Exists(folder))
        {
            logger.LogWarning("手続定義のフォルダー「{Folder}」がありません。登録済みの手続定義だけで動きます。", folder);
            return;
        }

        try
        {
            var added = await definitions.ImportFolderAsync(folder, cancellationToken);
            if (added.Count > 0) logger.LogInformation("手続定義 {Count} 件を取り込みました。", added.Count);
        }
        catch (DefinitionRefusedException e)
        {
            throw new ConfigurationRefusedException($"手続定義に誤りがあるため開始しません。\n{e.Message}", e);
        }
    }
}
