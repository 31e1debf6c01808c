using System.Text.Json;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>One file per definition and version (decision 1): what a file holds is known from its name.</summary>
public sealed class DefinitionFileRules
{
    [Fact]
    public void Each_definition_file_is_named_after_the_definition_and_version_it_holds() =>
        Rule.HasNoOffence(
            from file in SourceTree.Files("workflows", ".json")
            let expected = ExpectedName(file)
            where Path.GetFileName(file.Path) != expected
            select $"{file.Path}: should be {expected}");

    [Fact]
    public void No_definition_and_version_stands_in_two_files() =>
        Rule.HasNoOffence(
            SourceTree.Files("workflows", ".json").GroupBy(f => Path.GetFileName(f.Path)).Where(g => g.Count() > 1).Select(g => g.Key));

    private static string ExpectedName(SourceFile file)
    {
        using var document = JsonDocument.Parse(file.Text);
        var id = document.RootElement.GetProperty("definitionId").GetString();
        var version = document.RootElement.GetProperty("version").GetInt32();
        return $"{id}.v{version}.json";
    }
}
