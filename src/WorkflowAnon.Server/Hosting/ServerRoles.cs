namespace WorkflowAnon.Server.Hosting;

/// <summary>役割: what one process of the service does.</summary>
[Flags]
public enum ServerRoles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>画面と API.</summary>
    Web = 1,

    /// <summary>総務課のサービス.</summary>
    GeneralAffairs = 2,

    /// <summary>担当課のサービス.</summary>
    OwningDivision = 4,

    /// <summary>送信箱の中継.</summary>
    Relay = 8,

    /// <summary>All in one process.</summary>
    All = Web | GeneralAffairs | OwningDivision | Relay,
}

/// <summary>Roles as they are written, and the departments behind them.</summary>
public static class ServerRoleNames
{
    private static readonly (string Name, ServerRoles Role)[] Names =
    [
        ("all", ServerRoles.All), ("web", ServerRoles.Web), ("general-affairs", ServerRoles.GeneralAffairs),
        ("owning-division", ServerRoles.OwningDivision), ("relay", ServerRoles.Relay),
    ];

    /// <summary>Reads a comma-separated list.</summary>
    /// <exception cref="ConfigurationRefusedException">An unknown or no role.</exception>
    public static ServerRoles Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var roles = ServerRoles.None;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var known = Array.FindIndex(Names, n => n.Name == part);
            if (known < 0) throw new ConfigurationRefusedException($"役割（--role）「{part}」はありません。{string.Join("、", Names.Select(n => n.Name))} から選んでください。");
            roles |= Names[known].Role;
        }

        return roles == ServerRoles.None ? throw new ConfigurationRefusedException("役割（--role）が空です。") : roles;
    }

    /// <summary>The names of the single roles in <paramref name="roles"/>.</summary>
    public static IReadOnlyList<string> Of(ServerRoles roles) =>
        [.. Names.Where(n => n.Role != ServerRoles.All && roles.HasFlag(n.Role)).Select(n => n.Name)];

    /// <summary>Owners of definitions (departments) that <paramref name="roles"/> serve: the names of their roles.</summary>
    public static IReadOnlyList<string> Owners(ServerRoles roles) => Of(roles & (ServerRoles.GeneralAffairs | ServerRoles.OwningDivision));
}
