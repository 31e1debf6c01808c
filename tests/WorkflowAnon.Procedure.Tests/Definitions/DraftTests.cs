using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Definitions;

/// <summary>手続定義の下書き: nobody's save reaches another's draft or goes back behind what is stored, and nothing that is refused changes anything.</summary>
public sealed class DraftTests
{
    public static TheoryData<StorageProvider> Providers => DraftScene.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_designers_draw_apart_and_each_is_told_of_the_other(StorageProvider provider)
    {
        await using var scene = await DraftScene.StartAsync(provider);
        var published = (await scene.OpenAsync(scene.Designer))!;
        Assert.Equal((1, VersionState.Published, null), (published.Version.Version, published.Version.State, published.WhyNotEditable));
        var mine = await scene.SaveAsync(scene.Designer, DraftScene.Document("一人目"), published.Version.Stamp);
        Assert.Equal((true, 2, false), (mine.IsNew, mine.Version, mine.IsOutdated));
        Assert.Empty(mine.Others);

        var seen = (await scene.OpenAsync(scene.Colleague))!;
        Assert.Equal(VersionState.Published, seen.Version.State);
        Assert.Equal((scene.Designer.DisplayName, false), (Assert.Single(seen.Others).PersonName, seen.Others[0].HasLapsed));
        var theirs = await scene.SaveAsync(scene.Colleague, DraftScene.Document("二人目"), seen.Version.Stamp);
        Assert.Equal(scene.Designer.Id, Assert.Single(theirs.Others).PersonId);
        Assert.NotEqual(mine.VersionId, theirs.VersionId);

        mine = await scene.SaveAsync(scene.Designer, DraftScene.Document("一人目の続き"), mine.Stamp);
        Assert.Equal((false, scene.Colleague.Id), (mine.IsNew, Assert.Single(mine.Others).PersonId));
        Assert.Contains("一人目の続き", (await scene.OpenAsync(scene.Designer))!.Json, StringComparison.Ordinal);
        Assert.Contains("二人目", (await scene.OpenAsync(scene.Colleague))!.Json, StringComparison.Ordinal);
        Assert.Equal(1, await scene.StartedVersionAsync());
        Assert.Equal(["definition.import", "definition.publish", "definition.begin-draft", "definition.begin-draft", "definition.save-draft"], (await scene.RecordAsync())[^5..]);
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_save_from_a_window_that_was_opened_before_is_refused_with_who_and_when(StorageProvider provider)
    {
        await using var scene = await DraftScene.StartAsync(provider);
        var published = (await scene.OpenAsync(scene.Designer))!.Version.Stamp;
        var first = await scene.SaveAsync(scene.Designer, DraftScene.Document("一回目"), published);
        var second = await scene.SaveAsync(scene.Designer, DraftScene.Document("二回目"), first.Stamp);
        var before = await scene.Driver.FingerprintAsync();
        foreach (var stamp in new[] { first.Stamp, published, null })
            await DraftScene.ConflictAsync(TaskConflictKind.Ended, $"{scene.Designer.DisplayName}さんが保存しています", () => scene.SaveAsync(scene.Designer, DraftScene.Document("古い"), stamp));
        Assert.Equal(before, await scene.Driver.FingerprintAsync());
        var opened = (await scene.OpenAsync(scene.Designer))!;
        Assert.Contains("二回目", opened.Json, StringComparison.Ordinal);
        Assert.Equal(second.Stamp, opened.Version.Stamp);
        await scene.SaveAsync(scene.Designer, DraftScene.Document("三回目"), opened.Version.Stamp);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_saves_at_the_same_moment_one_is_taken_and_the_other_told(StorageProvider provider)
    {
        await using var scene = await DraftScene.StartAsync(provider);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document("始め"));
        for (var round = 0; round < 5; round++)
        {
            var saves = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
            {
                try
                {
                    return await scene.SaveAsync(scene.Designer, DraftScene.Document($"{round}の{i}"), draft.Stamp);
                }
                catch (TaskConflictException e) when (e.Kind == TaskConflictKind.Ended)
                {
                    return null;
                }
            }));
            draft = Assert.Single(saves, s => s is not null)!;
        }

        Assert.Equal(6, await scene.ReaderAsync(async r => int.Parse((await r.FindAsync(scene.Designer, draft.VersionId))!.Version.Stamp.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_save_delivered_twice_is_one_save(StorageProvider provider)
    {
        await using var scene = await DraftScene.StartAsync(provider);
        var once = await scene.Drafts.SaveAsync(new(null, DraftScene.Document("一回"), null), scene.Designer, "k");
        var twice = await scene.Drafts.SaveAsync(new(null, DraftScene.Document("一回"), null), scene.Designer, "k");
        Assert.Equal((once.VersionId, once.Stamp, once.LeaseUntil), (twice.VersionId, twice.Stamp, twice.LeaseUntil));
    }

    [Fact]
    public async Task A_draft_is_taken_over_with_a_reason_or_after_its_lease_and_its_holder_is_told_at_the_next_save()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document("一人目"));
        Assert.Equal(scene.Driver.Clock.GetUtcNow() + DraftRules.LeaseTime, draft.LeaseUntil);
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => scene.Drafts.TakeOverAsync(draft.VersionId, "", scene.Colleague, "t1"));
        Assert.Equal("reason", Assert.Single(refused.Errors).Field);
        var taken = await scene.Drafts.TakeOverAsync(draft.VersionId, "担当が替わったため", scene.Colleague, "t2");
        Assert.Equal(draft.VersionId, taken.VersionId);
        await DraftScene.ConflictAsync(TaskConflictKind.ClaimedByOther, $"{scene.Colleague.DisplayName}さんが編集しています", () => scene.SaveAsync(scene.Designer, DraftScene.Document("遅れた保存"), draft.Stamp));
        Assert.Contains("一人目", (await scene.OpenAsync(scene.Colleague))!.Json, StringComparison.Ordinal);
        // What stood in the editor is not lost: it becomes a draft of its own.
        var own = await scene.SaveAsync(scene.Designer, DraftScene.Document("遅れた保存"));
        Assert.True(own.IsNew);

        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "下書きは一人一つ", () => scene.Drafts.TakeOverAsync(draft.VersionId, "戻すため", scene.Designer, "t3"));
        await scene.Drafts.DeleteAsync(own.VersionId, scene.Designer, "d1");
        scene.Driver.Clock.Advance(DraftRules.LeaseTime);
        Assert.True(Assert.Single((await scene.OpenAsync(scene.Designer))!.Others).HasLapsed);
        var back = await scene.Drafts.TakeOverAsync(draft.VersionId, "", scene.Designer, "t4");
        // The window of before the first taking over is older than what came between.
        await DraftScene.ConflictAsync(TaskConflictKind.Ended, "保存しています", () => scene.SaveAsync(scene.Designer, DraftScene.Document("もっと古い"), draft.Stamp));
        await scene.SaveAsync(scene.Designer, DraftScene.Document("戻った"), back.Stamp);
        Assert.Contains("definition.take-over", await scene.RecordAsync());
    }

    [Fact]
    public async Task A_lapsed_lease_alone_loses_nothing()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document("昨日"));
        await scene.Driver.GoToAsync(scene.Driver.Today.AddDays(1));
        var today = await scene.SaveAsync(scene.Designer, DraftScene.Document("今日"), draft.Stamp);
        Assert.True(today.LeaseUntil > scene.Driver.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_is_typed_is_kept_as_it_is_but_for_its_identity()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document("作り直す"));
        var opened = (await scene.OpenAsync(scene.Designer))!;
        Assert.Contains("""{"kept": [1.50, "値"]}""", opened.Json, StringComparison.Ordinal);
        var (typed, stored) = (JsonNode.Parse(DraftScene.Document("作り直す"))!.AsObject(), JsonNode.Parse(opened.Json)!.AsObject());
        (typed["id"], typed["version"]) = (draft.VersionId, 2);
        Assert.True(JsonNode.DeepEquals(typed, stored));
        // Saved as it was opened, it is byte for byte what it was.
        await scene.SaveAsync(scene.Designer, opened.Json, opened.Version.Stamp);
        Assert.Equal(opened.Json, (await scene.OpenAsync(scene.Designer))!.Json);
    }

    [Fact]
    public async Task A_new_definition_gets_an_id_and_the_department_of_who_draws_it()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.NewDocument(d =>
        {
            d["customProperties"]!.AsObject().Remove("owner");
            d["root"]!["activities"] = new JsonArray();
        }));
        Assert.Equal((true, 1), (draft.IsNew, draft.Version));
        var opened = (await scene.OpenAsync(scene.Designer, draft.DefinitionId))!;
        Assert.Equal(("general-affairs", draft.DefinitionId), (opened.Version.Owner, JsonDocument.Parse(opened.Json).RootElement.GetProperty("definitionId").GetString()));
        Assert.False(await scene.ReaderAsync(r => r.IsNameFreeAsync(scene.Designer, "異動の試験", draft.DefinitionId)));
        Assert.True(await scene.ReaderAsync(r => r.IsNameFreeAsync(scene.Designer, "別の名前", draft.DefinitionId)));
        await scene.Drafts.DeleteDefinitionAsync(draft.DefinitionId, scene.Designer, "d");
        Assert.Null(await scene.OpenAsync(scene.Designer, draft.DefinitionId));
    }

    public static TheoryData<string, string> NoDrafts => new()
    {
        { "", "空です" },
        { "図", "JSONとして読み取れません（1行目" },
        { "[]", "手続定義ではありません" },
        { """{"name":"n"}""", "手続定義ではありません" },
        { """{"root":[]}""", "手続定義ではありません" },
        { """{"root":{"id":"s","type":"Elsa.StateMachine"}}""", "状態機械" },
        { """{"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"x","type":"Elsa.SendEmail"}]}}""", "「Elsa.SendEmail」［x］" },
        { """{"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"i","type":"Elsa.If","then":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"y"}]}}]}}""", "「型なし」［y］" },
        { """{"definitionId":"../x","root":{"id":"f","type":"Elsa.Flowchart"}}""", "識別子" },
    };

    [Theory]
    [MemberData(nameof(NoDrafts))]
    public async Task What_is_no_definition_or_cannot_be_shown_again_is_refused(string json, string says)
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var before = await scene.Driver.FingerprintAsync();
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => scene.SaveAsync(scene.Designer, json));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Driver.FingerprintAsync());
    }

    [Fact]
    public async Task Five_hundred_activities_are_saved_and_ten_megabytes_are_refused()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var large = DraftScene.NewDocument(d =>
        {
            var one = d["root"]!["activities"]![0]!.AsObject();
            d["root"]!["activities"] = new JsonArray([.. Enumerable.Range(0, 500).Select(i =>
            {
                var copy = one.DeepClone().AsObject();
                copy["id"] = $"t{i}";
                return (JsonNode)copy;
            })]);
        });
        var draft = await scene.SaveAsync(scene.Designer, large);
        Assert.Equal(500, JsonDocument.Parse((await scene.OpenAsync(scene.Designer, draft.DefinitionId))!.Json).RootElement.GetProperty("root").GetProperty("activities").GetArrayLength());

        var limit = DraftRules.MaxBytes - Encoding.UTF8.GetByteCount(DraftScene.NewDocument(d => d["description"] = ""));
        await scene.SaveAsync(scene.Designer, DraftScene.NewDocument(d => d["description"] = new string('a', limit - 1)));
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => scene.SaveAsync(scene.Designer, DraftScene.NewDocument(d => d["description"] = new string('a', limit))));
        Assert.Contains("大きすぎます", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_designers_draw_and_only_they_and_supervisors_read()
    {
        await using var scene = await DraftScene.StartAsync(StorageProvider.Sqlite);
        var draft = await scene.SaveAsync(scene.Designer, DraftScene.Document());
        foreach (var person in new[] { scene.Supervisor, scene.Clerk })
        {
            Func<Task>[] acts =
            [
                () => scene.SaveAsync(person, DraftScene.Document()),
                () => scene.Drafts.CopyAsync(draft.VersionId, person, "k"),
                () => scene.Drafts.TakeOverAsync(draft.VersionId, "理由", person, "k"),
                () => scene.Drafts.RevertAsync(DraftScene.Moves, 1, person, "k"),
                () => scene.Drafts.ContinueOnNewestAsync(draft.VersionId, person, "k"),
                () => scene.Drafts.DeleteAsync(draft.VersionId, person, "k"),
                () => scene.Drafts.DeleteDefinitionAsync(DraftScene.Moves, person, "k"),
                () => scene.RequestAsync(draft, person),
                () => scene.Releases.RequestRetractAsync(DraftScene.Moves, "理由", person, "k"),
                () => scene.Releases.WithdrawAsync("release-1", person, "k"),
            ];
            foreach (var act in acts)
                await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "手続設計者の職務", act);
        }

        Assert.Equal("手続定義を編集するのは、手続設計者の職務を持つ人です。", (await scene.OpenAsync(scene.Supervisor))!.WhyNotEditable);
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "手続設計者又は監督者", () => scene.OpenAsync(scene.Clerk));
        await DraftScene.ConflictAsync(TaskConflictKind.Forbidden, "手続設計者又は監督者", () => scene.ReaderAsync(r => r.ListRequestsAsync(scene.Clerk)));
        await DraftScene.ConflictAsync(TaskConflictKind.ClaimedByOther, "写しを作るか", () => scene.Drafts.DeleteAsync(draft.VersionId, scene.Colleague, "k2"));
    }
}
