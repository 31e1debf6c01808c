using WorkflowAnon.Testing.Http;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Fixtures;

public sealed class HtmlFormTests
{
    private const string Page = """
        <form action="/other"><input name="q"></form>
        <form method="post" class="card" data-guard>
          <input type="hidden" name="_key" value="k1">
          <input name="title" value="募集 &quot;1&quot;"><input type="checkbox" name="agree" value="true">
          <input type="checkbox" name="seen" checked value="yes"><input name="off" disabled value="x">
          <textarea name="note">一行
        目</textarea>
          <select name="kind"><option value="a">A</option><option value="b" selected>B</option></select>
          <button type="button" name="no">押せない</button>
          <button class="button" type="submit" name="_button" value="done">登録<span>する</span></button>
        </form>
        """;

    [Fact]
    public void A_form_is_read_as_a_browser_would_send_it()
    {
        var form = HtmlForm.Of(Page)[1];

        Assert.Equal("post", form.Method);
        Assert.Equal(
            [("_key", "k1"), ("title", "募集 \"1\""), ("seen", "yes"), ("note", "一行\n目"), ("kind", "b"), ("_button", "done")],
            form.Values(pressed: form.Buttons.Single()).Select(v => (v.Key, v.Value.Replace("\r", "", StringComparison.Ordinal))));
        Assert.Equal("登録する", form.Buttons.Single().Text);
    }

    [Fact]
    public void What_is_typed_takes_the_place_of_what_was_rendered()
    {
        var values = HtmlForm.Of(Page)[1].Values(new Dictionary<string, string> { ["title"] = "新", ["agree"] = "true" });

        Assert.Equal(["新"], values.Where(v => v.Key == "title").Select(v => v.Value));
        Assert.Contains(KeyValuePair.Create("agree", "true"), values);
    }
}
