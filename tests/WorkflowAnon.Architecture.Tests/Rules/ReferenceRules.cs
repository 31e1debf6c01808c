using System.Xml.Linq;
using NetArchTest.Rules;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>Who may know whom (docs/architecture.md, "Projects").</summary>
public sealed class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Engine"] = [],
        ["Contracts"] = [],
        ["Storage"] = ["Domain", "Engine", "Contracts"],
        ["Storage.PostgreSql"] = ["Storage"],
        ["Storage.Sqlite"] = ["Storage"],
        ["Documents"] = ["Domain"],
        ["Procedure"] = ["Domain", "Engine", "Contracts", "Storage", "Documents"],
        ["Messaging"] = ["Contracts", "Procedure", "Storage"],
        ["Web"] = ["Procedure", "Engine", "Storage", "Contracts"],
        ["Server"] =
        [
            "Domain", "Engine", "Contracts", "Storage", "Storage.PostgreSql", "Storage.Sqlite", "Documents", "Procedure",
            "Messaging", "Web",
        ],
    };

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Fact]
    public void Every_project_of_the_product_has_its_line_in_the_table_of_references() =>
        Assert.Equal(Allowed.Keys.Select(k => "WorkflowAnon." + k).Order(), SourceTree.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string project)
    {
        var referenced = ProjectFile(project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')));
        var allowed = Allowed[project["WorkflowAnon.".Length..]].Select(p => "WorkflowAnon." + p);

        Assert.Empty(referenced.Except(allowed));
    }

    [Theory]
    [InlineData("WorkflowAnon.Domain")]
    [InlineData("WorkflowAnon.Contracts")]
    public void The_law_and_the_events_need_nothing_but_the_base_library(string project)
    {
        var file = ProjectFile(project);
        Assert.Empty(file.Descendants("PackageReference"));
        Assert.Empty(file.Descendants("FrameworkReference"));
        Assert.All(ProductAssembly.References(project), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WorkflowAnon.Domain", "System.Net", "System.Data", "System.Threading.Thread", "System.IO.File")]
    [InlineData("WorkflowAnon.Engine", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "MassTransit", "Npgsql", "WorkflowAnon.Domain")]
    [InlineData("WorkflowAnon.Procedure", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "MassTransit", "Npgsql")]
    [InlineData("WorkflowAnon.Storage", "MassTransit", "Microsoft.AspNetCore.Mvc")]
    [InlineData("WorkflowAnon.Web", "MassTransit", "Npgsql", "Microsoft.Data.Sqlite")]
    [InlineData("WorkflowAnon.Messaging", "Microsoft.AspNetCore.Mvc")]
    public void A_layer_does_not_touch_what_belongs_to_another(string project, params string[] forbidden)
    {
        var result = Types.InAssembly(ProductAssembly.Load(project)).ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.True(result.IsSuccessful, string.Join(Environment.NewLine, result.FailingTypeNames ?? []));
    }

    /// <summary>Reading is not deciding (decision 14): a page may query, every change is a command.</summary>
    [Fact]
    public void No_page_writes_to_the_database()
    {
        string[] writes =
        [
            "SaveChanges", "SaveChangesAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync",
            "ExecuteSql", "ExecuteSqlAsync", "ExecuteSqlRaw", "ExecuteSqlRawAsync", "ExecuteSqlInterpolatedAsync",
            "BeginTransaction", "BeginTransactionAsync",
        ];
        Assert.DoesNotContain(
            ProductAssembly.MembersUsed("WorkflowAnon.Web"), member => writes.Contains(member[(member.LastIndexOf('.') + 1)..]));
    }

    [Fact]
    public void The_solution_builds_every_project_of_the_checkout()
    {
        var solution = File.ReadAllText(Repository.PathOf("WorkflowAnon.sln")).Replace('\\', '/');
        var projects = SourceTree.Files("src", ".csproj").Concat(SourceTree.Files("tests", ".csproj")).ToList();

        Assert.NotEmpty(projects);
        Rule.HasNoOffence(projects.Where(p => !solution.Contains($"\"{p.Path}\"", StringComparison.Ordinal)).Select(p => p.Path));
    }

    private static XDocument ProjectFile(string project) =>
        XDocument.Load(Repository.PathOf($"src/{project}/{project}.csproj"));
}
