using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.EndToEnd.Tests.Studio;
using WorkflowAnon.Procedure.Definitions;
using static WorkflowAnon.EndToEnd.Tests.Pages.DraftTaskScene;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>担当者の作業を組み立てる, post by post: what is saved, what is refused beside its field, and that nothing else of the document or of others' work is touched.</summary>
public sealed class DraftTaskPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_step_is_composed_and_every_other_byte_of_the_document_stays()
    {
        var scene = await new DraftTaskScene(host, "compose-saved").BeginAsync();
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var before = await scene.StoredAsync();
        var (_, page) = await designer.PageAsync(scene.Path);
        Assert.Contains("「件名」は、式で決まっています", page, StringComparison.Ordinal);
        Assert.Contains("二人目が見る", page, StringComparison.Ordinal);

        // Nothing changed is no save.
        var (same, _) = await designer.SubmitAsync(scene.Path, page, Typed(page));
        Assert.Equal((HttpStatusCode.Redirect, before.Saves, before.Json), (same, (await scene.StoredAsync()).Saves, (await scene.StoredAsync()).Json));

        var (status, _) = await designer.SubmitAsync(scene.Path, page, Typed(
            page, ("instructions", "一行目\r\n二行目"), ("unit", host.OwningDivision), ("paper", "ChangeNotice"), ("differentFrom", "second"), ("clauses", "9-3-1ア"), ("fields[1].label", "影響"), ("fields[1].kind", "choice"),
            ("fields[1].options", "low=小さい\r\nhigh=大きい"), ("fields[1].name", ""), ("checklist[0].check", "日付"), ("outcomes[1].button", "異議を述べる"), ("dueRule", "business-days"), ("dueDays", "３"), ("escalation", "general-affairs")));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var after = await scene.StoredAsync();
        Assert.Equal(before.Saves + 1, after.Saves);
        var at = before.Json.IndexOf("{\"id\":\"consult\",\"type\":\"WorkflowAnon.HumanTask\"", StringComparison.Ordinal);
        Assert.StartsWith(before.Json[..at], after.Json, StringComparison.Ordinal);
        Assert.Equal(Step, before.Json[at..(at + Step.Length)]);
        Assert.EndsWith(before.Json[(at + Step.Length)..], after.Json, StringComparison.Ordinal);

        var step = await scene.StepAsync();
        Assert.Equal(
            ["一行目\n二行目", host.OwningDivision, "ChangeNotice", "second", "9-3-1ア", """["日付"]""", """["異議あり=異議を述べる"]""", "business-days", "3", "general-affairs"],
            new[] { "instructions", "unit", "paper", "differentFrom", "clauses", "checklist", "outcomeLabels", "dueRule", "dueDays", "escalation" }.Select(i => Value(step, i)));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"name":"opinion","label":"意見","kind":"multiline","required":true},{"name":"item1","label":"影響","kind":"choice","options":["low=小さい","high=大きい"]}]"""), JsonNode.Parse(Value(step, "fields")!)));
        // What the form does not ask for, and what it was not told to change, is as it was.
        var old = JsonNode.Parse(Step)!.AsObject();
        foreach (var kept in new[] { "metadata", "customProperties", "title", "outcomes", "reasonFor", "unknown" })
            Assert.True(JsonNode.DeepEquals(old[kept], step[kept]), kept);
        Assert.Equal("consult:input-3", (string?)step["unit"]!["memoryReference"]!["id"]);
    }

    [Theory]
    [InlineData("unit", "dissolved", "f-unit-error", "所属「dissolved」は団体設定にありません")]
    [InlineData("duty", "chief", "f-duty-error", "「職務」の選択肢に「chief」はありません")]
    [InlineData("clauses", "99-9", "f-clauses-error", "条項ID「99-9」は条項一覧にありません")]
    [InlineData("paper", "Form99", "f-paper-error", "「Form99」という書類はありません")]
    [InlineData("differentFrom", "gone", "f-differentFrom-error", "「gone」というアクティビティは、この手続定義にありません")]
    [InlineData("fields[0].label", "", "f-fields-0-label-error", "「項目名」を入力してください")]
    [InlineData("fields[0].label", "個人番号", "f-fields-0-label-error", "個人番号は記録できません")]
    [InlineData("fields[0].kind", "choice", "f-fields-0-options-error", "選択肢（options）がありません")]
    [InlineData("fields[0].kind", "", "f-fields-0-kind-error", "「種類」を選んでください")]
    [InlineData("fields[0].options", "一つ", "f-fields-0-options-error", "選択（choice）の欄だけ")]
    [InlineData("fields[0].name", "意見", "f-fields-0-name-error", "小文字の英字で始まる")]
    [InlineData("fields[0].name", "reason", "f-fields-0-name-error", "画面が使う名前です")]
    [InlineData("outcomes[0].name", "可,不可", "f-outcomes-0-name-error", "「可,不可」は使えません")]
    [InlineData("outcomes[1].name", "異議なし", "f-outcomes-1-name-error", "「異議なし」が重なっています")]
    [InlineData("dueRule", "calendar-days", "f-dueDays-error", "1から3650まで")]
    [InlineData("dueDays", "三日", "f-dueDays-error", "「期限の日数」")]
    [InlineData("dueDays", "3", "f-dueDays-error", "期限の決め方が「何日」「何開庁日」のとき")]
    [InlineData("dueRule", "deadline", "f-legalDeadline-error", "「法定期限の種類」がありません")]
    [InlineData("legalDeadline", "Provision", "f-legalDeadline-error", "期限の決め方が「事案の期限まで」のときだけ")]
    [InlineData("escalation", "everybody", "f-escalation-error", "「everybody」はありません")]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(string field, string value, string place, string says)
    {
        var scene = await new DraftTaskScene(host, $"compose-wrong-{Guid.NewGuid():N}").BeginAsync();
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var (_, page) = await designer.PageAsync(scene.Path);
        var (status, refused) = await designer.SubmitAsync(scene.Path, page, Typed(page, ("instructions", "髙﨑𠮷が見る"), (field, value)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var at = refused.IndexOf($"id=\"{place}\"", StringComparison.Ordinal);
        Assert.True(at > 0, place);
        Assert.Contains(says, refused[at..Math.Min(refused.Length, at + 600)], StringComparison.Ordinal);
        Assert.Contains("髙﨑𠮷が見る", refused, StringComparison.Ordinal);
        Assert.Contains(value, refused, StringComparison.Ordinal);
        Assert.Equal(1, (await scene.StoredAsync()).Saves);
    }

    [Fact]
    public async Task Rows_are_added_moved_and_removed_without_script_and_without_a_save()
    {
        var scene = await new DraftTaskScene(host, "compose-rows").BeginAsync();
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var (_, page) = await designer.PageAsync(scene.Path);
        var (_, added) = await designer.SubmitAsync(scene.Path, page, Typed(page, ("_rows", "add:fields")));
        Assert.Contains("入力欄 2行目", added, StringComparison.Ordinal);
        Assert.Contains("入力欄 2行目を上へ", added, StringComparison.Ordinal);
        Assert.DoesNotContain("入力欄 1行目を上へ", added, StringComparison.Ordinal);
        var (_, moved) = await designer.SubmitAsync(scene.Path, page, Typed(page, ("_rows", "down:outcomes[0]")));
        Assert.Matches("name=\"outcomes\\[0\\].name\" value=\"異議あり\"[\\s\\S]*name=\"outcomes\\[1\\].name\" value=\"異議なし\"", moved);
        var (_, removed) = await designer.SubmitAsync(scene.Path, page, Typed(page, ("_rows", "remove:fields[0]")));
        Assert.DoesNotContain("入力欄 1行目", removed, StringComparison.Ordinal);
        Assert.Equal(1, (await scene.StoredAsync()).Saves);
    }

    [Fact]
    public async Task What_another_window_saved_meanwhile_is_never_overwritten()
    {
        var scene = await new DraftTaskScene(host, "compose-conflict").BeginAsync();
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var (_, page) = await designer.PageAsync(scene.Path);
        var stamp = Typed(page)["_stamp"];
        var theirs = (scene.Head + Step + Tail).Replace("合議の試験", "合議の試験（後）", StringComparison.Ordinal);
        await host.Services.GetRequiredService<DefinitionDraftCommands>().SaveAsync(new("compose-conflict", theirs, stamp), await scene.ActorAsync("designer"), "editor");
        var stored = await scene.StoredAsync();
        var (status, refused) = await designer.SubmitAsync(scene.Path, page, Typed(page, ("instructions", "消えてはならない説明")));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("古い内容で上書きしないよう、保存しませんでした", refused, StringComparison.Ordinal);
        Assert.Contains("消えてはならない説明", refused, StringComparison.Ordinal);
        Assert.Equal((stored.Saves, stored.Json), ((await scene.StoredAsync()).Saves, (await scene.StoredAsync()).Json));

        // Nor does our save pass over an editor that read before it.
        var (_, again) = await designer.PageAsync(scene.Path);
        await designer.SubmitAsync(scene.Path, again, Typed(again, ("instructions", "書いた説明")));
        await Assert.ThrowsAsync<Procedure.Kernel.Tasks.TaskConflictException>(async () =>
            await host.Services.GetRequiredService<DefinitionDraftCommands>().SaveAsync(new("compose-conflict", theirs, Typed(again)["_stamp"]), await scene.ActorAsync("designer"), "editor-2"));
        Assert.Equal("書いた説明", Value(await scene.StepAsync(), "instructions"));
    }

    [Fact]
    public async Task Only_its_holder_changes_a_draft_and_nobody_one_whose_publication_is_asked_for()
    {
        var theirs = await new DraftTaskScene(host, "compose-theirs").BeginAsync("colleague");
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var own = await new DraftTaskScene(host, "compose-own").BeginAsync();
        var (_, ownPage) = await designer.PageAsync(own.Path);
        var (_, page) = await designer.PageAsync(theirs.Path);
        Assert.Contains("編集しています", page, StringComparison.Ordinal);
        Assert.Contains("1　意見／長い文／必ず入力する／opinion", page, StringComparison.Ordinal);
        Assert.DoesNotContain("下書きに保存する", page, StringComparison.Ordinal);
        var typed = Typed(ownPage, ("instructions", "よその下書きへ"));
        typed["_stamp"] = (await theirs.StoredAsync()) is var d ? $"d.{d.Saves}.{d.VersionId}" : "";
        var (status, refused) = await designer.SubmitAsync(theirs.Path, ownPage, typed);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("編集しています", refused, StringComparison.Ordinal);
        Assert.Equal(1, (await theirs.StoredAsync()).Saves);

        // A supervisor reads it, and posts nothing.
        using var supervisor = await StudioClient.SignInAsync(host.Address, "ga-supervisor");
        var (read, shown) = await supervisor.PageAsync(own.Path);
        Assert.Equal(HttpStatusCode.OK, read);
        Assert.DoesNotContain("下書きに保存する", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.SubmitAsync(own.Path, shown, Typed(ownPage))).Status);

        // A stamp of another draft begins none and saves none.
        var (wrong, _) = await designer.SubmitAsync(own.Path, ownPage, Typed(ownPage, ("_stamp", "v.nothing"), ("instructions", "迷子")));
        Assert.Equal((HttpStatusCode.Conflict, 1), (wrong, (await own.StoredAsync()).Saves));

        var draft = await own.StoredAsync();
        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<Storage.Model.WorkflowAnonDbContext>();
            db.Attach(draft).Entity.RequestId = "release-waits";
            await db.SaveChangesAsync();
        });
        var (asked, told) = await designer.SubmitAsync(own.Path, ownPage, Typed(ownPage, ("instructions", "申請中に")));
        Assert.Equal(HttpStatusCode.Conflict, asked);
        Assert.Contains("公開を申請中のため、変更できません", told, StringComparison.Ordinal);
        Assert.Equal(1, (await own.StoredAsync()).Saves);
    }

    [Fact]
    public async Task A_connection_that_leaves_a_removed_outcome_is_named()
    {
        var scene = await new DraftTaskScene(host, "compose-dangling").BeginAsync();
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var (_, page) = await designer.PageAsync(scene.Path);
        var (status, _) = await designer.SubmitAsync(scene.Path, page, Typed(page, ("outcomes[1].name", "差戻し")));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var (_, list) = await designer.PageAsync($"definitions/drafts/{scene.Draft}/tasks");
        Assert.Contains("なくした結果から出ている線が、図に残っています（「異議あり」→「内側」）", list, StringComparison.Ordinal);
        Assert.Equal("""["異議なし","差戻し"]""", Value(await scene.StepAsync(), "outcomes"));
        Assert.Equal("""["差戻し"]""", Value(await scene.StepAsync(), "reasonFor"));
    }

    [Fact]
    public async Task The_menu_of_the_editor_leads_to_ones_own_draft_or_says_that_there_must_be_one()
    {
        using var designer = await StudioClient.SignInAsync(host.Address, "designer");
        var theirs = await new DraftTaskScene(host, "compose-menu").BeginAsync("colleague");
        var (_, first) = await designer.PageAsync("definitions/compose-menu/tasks");
        Assert.Contains("先に下書きが要ります", first, StringComparison.Ordinal);
        Assert.Contains($"/definitions/drafts/{theirs.Draft}/tasks", first, StringComparison.Ordinal);
        var own = await new DraftTaskScene(host, "compose-menu").BeginAsync();
        using var led = await designer.RawAsync(HttpMethod.Get, "definitions/compose-menu/tasks");
        Assert.Equal($"/definitions/drafts/{own.Draft}/tasks", led.Headers.Location!.OriginalString);
    }
}
