using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.TestRunner;

/// <summary>Sees to it that the tests find a database server, a broker, a browser, Japanese fonts and the designer's package, or says what is missing.</summary>
internal static class Preparation
{
    private const string HeadlessBrowser = "chromium-headless-shell";

    private static readonly string[] DebianPackages =
        ["postgresql", "rabbitmq-server", HeadlessBrowser, "fonts-ipaexfont", "fonts-noto-cjk"];

    /// <summary>False when the tests cannot run here; what to do about it has then been printed.</summary>
    public static bool Run(Children children)
    {
        if (IsDebian() && Environment.IsPrivilegedProcess)
            InstallDebianPackages(children);
        InstallDesigner(children);

        var missing = Missing().ToList();
        foreach (var line in missing)
            Console.Error.WriteLine(line);
        return missing.Count == 0;
    }

    private static IEnumerable<string> Missing()
    {
        var noPostgres = LocalPrograms.PostgresBin() is null;
        var noRabbit = LocalPrograms.RabbitMqServer() is null;
        if ((noPostgres || noRabbit) && !DockerProbe.Answers)
        {
            var what = string.Join(" and ", new[] { noPostgres ? "PostgreSQL" : null, noRabbit ? "RabbitMQ" : null }.OfType<string>());
            yield return $"Missing: {what}. Either start Docker (Docker Desktop, or the docker service; the tests then use containers)"
                + (OperatingSystem.IsWindows() ? "." : ", or install what is missing: " + AptCommand());
        }
        if (LocalPrograms.Chromium() is null)
            yield return OperatingSystem.IsWindows()
                ? "Missing: a browser. Install Microsoft Edge or Google Chrome, or name one in WORKFLOWANON_CHROMIUM."
                : "Missing: a browser. Install Chromium or Google Chrome, or name one in WORKFLOWANON_CHROMIUM. On Debian: " + AptCommand();
        if (LocalPrograms.Npm() is null)
            yield return "Missing: Node.js with npm, by which the designer's package comes (the product runs without it, its tests do not). Install it from your distribution or its maker.";
    }

    private static string AptCommand() => "sudo apt-get install -y " + string.Join(' ', DebianPackages);

    private static bool IsDebian() => OperatingSystem.IsLinux() && File.Exists("/etc/debian_version") && File.Exists("/usr/bin/apt-get");

    private static void InstallDebianPackages(Children children)
    {
        List<string> absent = [.. DebianPackages.Where(p => !IsInstalled(children, p))];
        if (LocalPrograms.Npm() is null)
            absent.Add("npm");
        if (absent.Count == 0)
            return;
        Console.WriteLine($"installing {string.Join(' ', absent)} …");
        // Debian's own switch against starting services on installation: the tests run private servers only.
        const string policy = "/usr/sbin/policy-rc.d";
        var ownPolicy = !File.Exists(policy);
        if (ownPolicy && OperatingSystem.IsLinux())
        {
            File.WriteAllText(policy, "#!/bin/sh\nexit 101\n");
            File.SetUnixFileMode(policy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        try
        {
            if (!Apt(children, "update"))
                Console.Error.WriteLine("apt-get update failed; trying with the lists at hand");
            // An older Debian has the whole browser only.
            if (!Apt(children, ["install", "-y", "--no-install-recommends", .. absent])
                && !Apt(children, ["install", "-y", "--no-install-recommends", .. absent.Select(p => p == HeadlessBrowser ? "chromium" : p)]))
                Console.Error.WriteLine("apt-get install failed");
        }
        finally
        {
            if (ownPolicy)
                File.Delete(policy);
        }
    }

    private static void InstallDesigner(Children children)
    {
        const string folder = "deploy/studio";
        if (LocalPrograms.Npm() is not { } npm || Directory.Exists(Repository.PathOf(folder + "/node_modules/@elsa-workflows")))
            return;
        var lines = new List<string>();
        var code = children.RunAsync(npm, ["ci", "--prefix", folder], TimeSpan.FromMinutes(10), line => { lock (lines) lines.Add(line); }).GetAwaiter().GetResult();
        if (code == 0)
            return;
        lock (lines)
            Console.Error.WriteLine($"npm ci in {folder} failed; the designer's tests will say so. {string.Join(Environment.NewLine, lines.TakeLast(20))}");
    }

    private static bool IsInstalled(Children children, string package)
    {
        var status = "";
        children.RunAsync("dpkg-query", ["-W", "-f=${Status}", package], TimeSpan.FromSeconds(30), line => status += line)
            .GetAwaiter().GetResult();
        return status.Contains("install ok installed", StringComparison.Ordinal);
    }

    private static bool Apt(Children children, params string[] arguments)
    {
        var lines = new List<string>();
        var code = children.RunAsync(
            "apt-get", ["-q", .. arguments], TimeSpan.FromMinutes(10), line => { lock (lines) lines.Add(line); },
            new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" }).GetAwaiter().GetResult();
        if (code == 0)
            return true;
        lock (lines)
            Console.Error.WriteLine(string.Join(Environment.NewLine, lines.TakeLast(20)));
        return false;
    }
}
