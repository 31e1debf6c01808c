using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WorkflowAnon.Server.Hosting;

/// <summary>開始時の案内 on standard output: where the pages are, then every <see cref="IStartupNotice"/>.</summary>
internal static class StartupPrinter
{
    public static async Task PrintAsync(IServiceProvider services, ServerSetup setup, CancellationToken cancellationToken)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var isWeb = setup.Roles.HasFlag(ServerRoles.Web);
        List<string> lines =
        [
            "", .. isWeb ? addresses.Select(a => $"画面: {Visible(a)}") : [],
            $"{setup.Profile.Names.Agency}　行政機関等匿名加工情報の手続", $"役割: {string.Join("、", ServerRoleNames.Of(setup.Roles))}",
        ];
        if (isWeb)
        {
            if (setup.Mode == ServerMode.Demonstration) lines.Add("実演の設定で動いています。本番のデータを入れないでください。");
            if (setup.Profile.ContractingParty.OpenQuestion is { } question) lines.Add($"未確認の設定（契約の当事者）: {question}");
            if (addresses.Count > 0)
                foreach (var notice in services.GetServices<IStartupNotice>().OrderBy(n => n.Order)) lines.AddRange(await notice.LinesAsync(Visible(addresses.First()), cancellationToken));
        }

        lines.Add("終了するには Ctrl+C を押してください。");
        lines.Add("");
        await Console.Out.WriteAsync(string.Join(Environment.NewLine, lines) + Environment.NewLine);
    }

    // A wildcard address listens everywhere; a person goes to this machine's own.
    private static Uri Visible(string address) => new(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal));
}
