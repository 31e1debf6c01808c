using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Web.Forms;

namespace WorkflowAnon.EndToEnd.Tests.Forms;

/// <summary>Rows of tables in typed data, and where errors are shown.</summary>
public sealed class FormRowsTests
{
    private static readonly FormDescriptor Form = FormDescriptor.Of(typeof(SampleForm));

    [Fact]
    public void A_row_is_added_at_the_end_and_gets_the_focus()
    {
        var (data, focus) = FormRows.Apply(Form, Typed(("proposers[0].name", "髙﨑")), FormRows.Add("proposers"));
        Assert.Equal("proposers[1]", focus);
        Assert.Equal([0, 1], data.Rows("proposers"));
        Assert.Equal("髙﨑", data["proposers[0].name"]);
    }

    [Fact]
    public void Removing_a_row_moves_the_later_ones_up_with_all_that_was_typed_in_them()
    {
        var (data, _) = FormRows.Apply(Form, Typed(
            ("note", "残す"), ("proposers[0].name", "甲"), ("proposers[1].name", "乙"), ("proposers[2].name", "丙"), ("proposers[2].phones[0].number", "017")),
            FormRows.Remove("proposers", 1));
        Assert.Equal([0, 1], data.Rows("proposers"));
        Assert.Equal(("甲", "丙", "017", "残す"), (data["proposers[0].name"], data["proposers[1].name"], data["proposers[1].phones[0].number"], data["note"]));
    }

    [Theory]
    [InlineData(true, 1, "乙 甲 丙", "proposers[0]")]
    [InlineData(false, 1, "甲 丙 乙", "proposers[2]")]
    [InlineData(true, 0, "甲 乙 丙", "")]
    [InlineData(false, 2, "甲 乙 丙", "")]
    public void A_row_moves_up_and_down_with_all_that_was_typed_in_it_and_keeps_the_focus(bool up, int row, string order, string focused)
    {
        var typed = Typed(("note", "残す"), ("proposers[0].name", "甲"), ("proposers[1].name", "乙"), ("proposers[1].phones[0].number", "017"), ("proposers[2].name", "丙"));
        var (data, focus) = FormRows.Apply(Form, typed, up ? FormRows.Up("proposers", row) : FormRows.Down("proposers", row));
        Assert.Equal(order.Split(' '), data.Rows("proposers").Select(r => data[$"proposers[{r}].name"]));
        Assert.Equal("017", data[$"proposers[{Array.IndexOf(order.Split(' '), "乙")}].phones[0].number"]);
        Assert.Equal((focused, "残す"), (focus, data["note"]));
    }

    [Fact]
    public void Rows_within_rows_are_added_and_removed()
    {
        var typed = Typed(("proposers[0].name", "甲"), ("proposers[0].phones[0].number", "1"), ("proposers[0].phones[1].number", "2"));
        var (added, _) = FormRows.Apply(Form, typed, FormRows.Add("proposers[0].phones"));
        Assert.Equal([0, 1, 2], added.Rows("proposers[0].phones"));
        var (removed, _) = FormRows.Apply(Form, typed, FormRows.Remove("proposers[0].phones", 0));
        Assert.Equal("2", removed["proposers[0].phones[0].number"]);
        Assert.Equal([0], removed.Rows("proposers[0].phones"));
    }

    [Fact]
    public void On_submission_empty_rows_go_so_that_a_findings_row_number_is_the_pages()
    {
        var data = FormRows.Renumber(Form, Typed(("proposers[0]._", ""), ("proposers[0].name", " "), ("proposers[1].name", "乙")), keepEmpty: false);
        Assert.Equal([0], data.Rows("proposers"));
        Assert.Equal("乙", data["proposers[0].name"]);
        var (form, _) = FormBinder.Bind(Form, data);
        Assert.Equal("乙", Assert.Single(((SampleForm)form).Proposers).Name);
    }

    [Fact]
    public void What_another_form_of_the_page_holds_is_kept()
    {
        var data = FormRows.Renumber(Form, new FormData([KeyValuePair.Create("note", new[] { "x" }), KeyValuePair.Create("routeConsulted", new[] { "a", "b" })]), keepEmpty: false);
        Assert.Equal(["a", "b"], data.All("routeConsulted"));
        Assert.Equal("x", data["note"]);
    }

    [Fact]
    public void Many_values_of_one_field_survive()
    {
        var (data, _) = FormRows.Apply(Form, new FormData([KeyValuePair.Create("checked", new[] { "oath", "plan" })]), FormRows.Stay);
        Assert.Equal(["oath", "plan"], data.All("checked"));
    }

    [Theory]
    [InlineData("proposers[0].name", "f-proposers-0-name")]
    [InlineData("proposers[0].address.street", "f-proposers-0")]
    [InlineData("proposers[7].name", "f-proposers")]
    [InlineData("receivedOn", "f-receivedOn")]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    public void An_error_leads_to_its_field_or_to_the_nearest_thing_on_the_page(string field, string? id)
    {
        var state = new FormState(Form, FormData.Empty, new Dictionary<string, IReadOnlyList<Choice>>(), [new FieldError(field, "誤り")]);
        Assert.Equal(id, Assert.Single(state.Summary).TargetId);
    }

    [Fact]
    public void A_choice_that_is_no_longer_offered_stays_on_the_page()
    {
        var state = new FormState(Form, Typed(("fileId", "file-7")), new Dictionary<string, IReadOnlyList<Choice>>(), []);
        var field = new FieldModel(state, Form.Fields.Single(f => f.Name == "fileId"), "fileId");
        Assert.Equal("file-7", Assert.Single(field.Choices).Value);
    }

    private static FormData Typed(params (string Name, string Value)[] values) => new(values.Select(v => KeyValuePair.Create(v.Name, new[] { v.Value })));
}
