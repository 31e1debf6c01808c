namespace WorkflowAnon.Server.Hosting;

/// <summary>コマンド行 of the server: a verb or nothing, then options. Unknown options are refused by their name.</summary>
internal sealed class CommandLine
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["role"] = "Role",
        ["mode"] = "Mode",
        ["profile"] = "Profile",
        ["data"] = "Storage:DataDirectory",
    };

    private CommandLine(string? verb, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> settings, bool help, bool json) =>
        (Verb, Arguments, Settings, Help, Json) = (verb, arguments, settings, help, json);

    /// <summary>First word that is not an option; null to serve.</summary>
    public string? Verb { get; }

    /// <summary>The verb's own arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Configuration given by options.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>--help was given.</summary>
    public bool Help { get; }

    /// <summary>--json was given: the verb answers for programs.</summary>
    public bool Json { get; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ConfigurationRefusedException">An unknown option, or one without value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var verb = args.Count > 0 && !args[0].StartsWith('-') ? args[0] : null;
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var words = new List<string>();
        var (help, json) = (false, false);
        for (var i = verb is null ? 0 : 1; i < args.Count; i++)
        {
            if (args[i] is "--help" or "-h")
            {
                help = true;
                continue;
            }

            if (verb is not null && args[i] == "--json")
            {
                json = true;
                continue;
            }

            if (!args[i].StartsWith('-'))
            {
                if (verb is null) throw new ConfigurationRefusedException($"「{args[i]}」は知らない引数です。使い方は --help で見られます。");
                words.Add(args[i]);
                continue;
            }

            var (name, value) = args[i].Split('=', 2) is [var n, var v] ? (n, v) : (args[i], null);
            var key = Key(name);
            value ??= i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : throw new ConfigurationRefusedException($"オプション「{name}」に値がありません。");
            var isRole = key.EndsWith(":Role", StringComparison.Ordinal);
            settings[key] = isRole && settings.TryGetValue(key, out var before) ? $"{before},{value}"
                : isRole || !settings.ContainsKey(key) ? value : throw new ConfigurationRefusedException($"オプション「{name}」が2度書かれています。");
        }

        return new(verb, words, settings, help, json);
    }

    private static string Key(string option)
    {
        var name = option.StartsWith("--", StringComparison.Ordinal) ? option[2..] : "";
        if (name == "urls") return "urls";
        if (Short.TryGetValue(name, out var key)) return ConfigurationCheck.Full(key);
        var path = name.Replace("__", ":", StringComparison.Ordinal);
        if (path.StartsWith(ServerOptions.Section + ":", StringComparison.OrdinalIgnoreCase)) path = path[(ServerOptions.Section.Length + 1)..];
        var known = ConfigurationCheck.KnownKeys.Keys.FirstOrDefault(k => k.Equals(path, StringComparison.OrdinalIgnoreCase));
        return known is null ? throw new ConfigurationRefusedException($"オプション「{option}」は知らないオプションです。使い方は --help で見られます。") : ConfigurationCheck.Full(known);
    }
}
