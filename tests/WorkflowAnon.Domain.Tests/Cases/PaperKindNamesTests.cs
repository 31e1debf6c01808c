using WorkflowAnon.Domain.Cases;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Cases;

/// <summary>Names of papers and the numbers of their 様式.</summary>
public sealed class PaperKindNamesTests
{
    [Fact]
    public void Every_paper_has_a_name_of_its_own()
    {
        var names = Enum.GetValues<PaperKind>().Select(k => k.DisplayName()).ToList();
        Assert.DoesNotContain("", names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData(PaperKind.ProposalDocuments, "提案書類（第2号様式・第10号様式）")]
    [InlineData(PaperKind.ResultNotice, "審査結果通知書（第5号様式・第8号様式・第11号様式・第12号様式）")]
    [InlineData(PaperKind.ChangeNotice, "記載事項変更通知書（第9号様式）")]
    [InlineData(PaperKind.Withdrawal, "取下書")]
    public void A_paper_is_called_by_its_name_and_its_forms(PaperKind kind, string name) => Assert.Equal(name, kind.NameWithForms());
}
