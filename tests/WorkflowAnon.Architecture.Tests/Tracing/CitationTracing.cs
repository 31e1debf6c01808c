using System.Text.RegularExpressions;
using WorkflowAnon.Architecture.Tests.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Traceability.Sources;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>Article numbers moved twice and will move again: a paper takes them from the catalogue for its own day, so that it says tomorrow what it said when it was made (1-0).</summary>
public sealed partial class CitationTracing
{
    [Fact]
    public void No_paper_writes_the_number_of_an_article_itself()
    {
        var papers = ProcedureServices.Assembly.GetTypes().Where(t => !t.IsInterface && t.IsAssignableTo(typeof(IPaperSource))).Select(t => t.FullName).ToHashSet();
        Assert.NotEmpty(papers);
        Rule.HasNoOffence(
            from method in CompiledCode.MethodsOf("WorkflowAnon.Procedure")
            where papers.Contains(method.Type)
            from text in method.Strings
            where Article().IsMatch(text)
            select $"{method.ShortName}: {Article().Match(text).Value}");
    }

    [GeneratedRegex("(?:法律?|規則|条例|施行令)第[0-9]+条")]
    private static partial Regex Article();
}
