using System.Text.RegularExpressions;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>What deploy/ sets must be what the program knows: an unknown key would refuse the start there and be seen by nobody here.</summary>
public sealed partial class DeploymentRules
{
    public static TheoryData<string> Keys =>
        [.. new[] { "deploy/compose.yaml", "deploy/Dockerfile" }.SelectMany(f => Key().Matches(File.ReadAllText(Repository.PathOf(f)))).Select(m => m.Value).Distinct()];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_that_a_deployment_sets_is_one_of_the_server_options(string key)
    {
        var type = typeof(ServerOptions);
        foreach (var name in key.Split("__").Skip(1))
        {
            var property = type.GetProperties().SingleOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
            Assert.True(property is not null, $"{type.Name} has no {name}");
            type = property.PropertyType;
        }
    }

    [Fact]
    public void No_secret_stands_in_the_deployment_files()
    {
        var example = File.ReadAllLines(Repository.PathOf("deploy/.env.example"));
        Assert.Contains(example, l => l.Contains("PASSWORD", StringComparison.Ordinal));
        Assert.All(example.Where(l => l.Contains("PASSWORD=", StringComparison.Ordinal)), l => Assert.EndsWith("=", l, StringComparison.Ordinal));
        Assert.False(File.Exists(Repository.PathOf("deploy/.env")) && !Regex.IsMatch(File.ReadAllText(Repository.PathOf(".gitignore")), @"^\.env$", RegexOptions.Multiline));
    }

    [GeneratedRegex("WORKFLOWANON__[A-Z_]+")]
    private static partial Regex Key();
}
