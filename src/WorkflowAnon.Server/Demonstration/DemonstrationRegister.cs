using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Server.Demonstration;

/// <summary>
/// Enters the made-up 個人情報ファイル簿 through the product's own commands, as staff of each division, after the pages answer.
/// Each file has a fixed key, so that a start that was interrupted goes on where it stopped.
/// </summary>
internal sealed class DemonstrationRegister(FileRegisterCommands commands, AgencyProfile profile, ILogger<DemonstrationRegister> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host goes on listening meanwhile.
        await Task.Yield();
        var people = DemonstrationAccounts.For(profile);
        try
        {
            await RegisterSeed.EnterAsync(
                commands, division => Staff(people.First(p => p.DivisionId == division)), stoppingToken);
            logger.LogInformation("実演用の個人情報ファイル簿を登録しました。");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A demonstration without its register still runs; the next start enters what is missing.
            logger.LogError(e, "実演用の個人情報ファイル簿を登録できませんでした。次の開始のときにもう一度登録します。");
        }
    }

    private static Actor Staff(DemonstrationAccount account) => account.ToActor(account.UserName);
}
