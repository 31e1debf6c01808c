using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using Xunit;
using static WorkflowAnon.Procedure.Tests.Kernel.DrawnTasks.DrawnTaskScene;

namespace WorkflowAnon.Procedure.Tests.Kernel.DrawnTasks;

/// <summary>作業の設定の検査: what would make a wrong task is named with its activity before anything is published.</summary>
public sealed class TaskInputRuleTests
{
    private static readonly (string Input, JsonNode? Value, string Says)[] Wrong =
    [
        ("unit", Literal("dissolved"), "所属「dissolved」は団体設定にありません"),
        ("duty", Literal("chief"), "「職務」の「chief」はありません"),
        ("clauses", Literal("99-9"), "条項ID「99-9」は条項一覧にありません"),
        ("differentFrom", Literal("anwser"), "「anwser」というアクティビティは、この手続定義にありません"),
        ("differentFrom", Literal("consult"), "この作業自身が指定されています"),
        ("legalDeadline", Literal("Someday"), "「法定期限の種類」の「Someday」はありません"),
        ("legalDeadline", Literal("Provision"), "期限の決め方が「事案の期限まで」のときだけ"),
        ("drafts", Literal("Everything"), "「起案する決裁事項」の「Everything」はありません"),
        ("dueInBusinessDays", Literal(2), "内部の期限は一つです"),
        ("dueRule", Literal("weeks"), "「期限の決め方」の「weeks」はありません"),
        ("dueRule", Literal("deadline"), "「法定期限の種類」がありません"),
        ("dueRule", Literal("none"), "「期限の日数」は、期限の決め方が"),
        ("dueDays", Literal(0), "「期限の日数」は、1から3650まで"),
        ("dueDays", null, "「期限の日数」は、1から3650まで"),
        ("dueDays", Literal("三"), "「期限の日数」を読み取れません"),
        ("paper", Literal("Form99"), "「見る書類（様式）」の「Form99」という書類はありません"),
        ("paper", Script(), "「見る書類（様式）」が式で決まる"),
        ("escalation", Literal("everybody"), "「everybody」は選べません"),
        ("outcomes", List(), "「結果（ボタン）」が一つもありません"),
        ("outcomes", List("異議なし", "異議あり", "異議なし"), "「結果（ボタン）」の「異議なし」が重なっています"),
        ("outcomes", List("異議なし", "異議あり", "不可,保留"), "「不可,保留」は使えません"),
        ("outcomes", Literal("なし"), "「結果（ボタン）」を読み取れません"),
        ("outcomeLabels", List("却下=却下する"), "「ボタンの表示」の「却下」"),
        ("reasonFor", List("却下"), "「理由が要る結果」の「却下」は、「結果（ボタン）」にありません"),
        ("checklist", List(" "), "「確かめること」に、空のもの"),
        ("checklist", List("日付", "日付"), "「確かめること」の「日付」が重なっています"),
        ("fields", Literal("[{]"), "「入力欄」を読み取れません（1行目）"),
        ("fields", Literal("""[{"name":"a","label":"項目","kind":"text","requried":true}]"""), "「入力欄」を読み取れません"),
        ("fields", Fields("a", "項目", "number"), "kind「number」はありません（text、multiline、yes-no、date、integer、choice）"),
        ("fields", Literal("""[{"name":"a","label":"一","kind":"text"},{"name":"A","label":"二","kind":"text"}]"""), "名前（name）「a」が重なっています"),
        ("fields", Fields("項目", "項目", "text"), "小文字の英字で始まる"),
        ("fields", Fields("reason", "理由", "text"), "画面が使う名前です"),
        ("fields", Fields("a", "", "text"), "label（項目名）"),
        ("fields", Fields("a", "選択", "choice"), "選択肢（options）がありません"),
        ("fields", Literal("""[{"name":"a","label":"選択","kind":"choice","options":["x=一","x=二"]}]"""), "同じ値のもの"),
        ("fields", Literal("""[{"name":"a","label":"文字","kind":"text","options":["x"]}]"""), "種類（kind）が選択（choice）の欄だけ"),
        ("fields", Fields("a", "個人番号（１２桁）", "text"), "個人番号は記録できません"),
        ("fields", Script(), "「入力欄」が式で決まる"),
        ("unit", Script(), "「担当」が式で決まる"),
        ("outcomes", Script(), "「結果（ボタン）」が式で決まる"),
    ];

    [Fact]
    public async Task Nothing_wrong_is_published_and_every_problem_names_the_activity()
    {
        await using var scene = await StartAsync();
        var drafts = scene.Driver.Services.GetRequiredService<DefinitionDraftCommands>();
        var releases = scene.Driver.Services.GetRequiredService<ReleaseCommands>();
        string? stamp = null;
        foreach (var (input, value, says) in Wrong)
        {
            // A draft may hold errors; it is the publication that is refused.
            var draft = await drafts.SaveAsync(new(null, Document(c => c[input] = value?.DeepClone()), stamp), scene.Designer, Guid.NewGuid().ToString("N"));
            stamp = draft.Stamp;
            var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => releases.RequestAsync(draft.VersionId, draft.Stamp, "", scene.Designer, Guid.NewGuid().ToString("N")));
            Assert.True(
                refused.Problems.Any(p => p.ActivityId == "consult" && !p.IsWarning && p.Reason.Contains("回答を見てもらう", StringComparison.Ordinal) && p.Reason.Contains(says, StringComparison.Ordinal)),
                $"{input}: {says}: {string.Join(" / ", refused.Problems.Select(p => p.Reason))}");
        }

        // Mended, it is published from the same draft.
        var mended = await drafts.SaveAsync(new(null, Document(), stamp), scene.Designer, "mended");
        await releases.ApproveAsync(await releases.RequestAsync(mended.VersionId, mended.Stamp, "", scene.Designer, "ask"), scene.Supervisor, "approve");
        Assert.Equal(2, (await scene.Driver.Services.GetRequiredService<IDefinitionStore>().FindPublishedAsync("complaint"))!.Summary.Version);
    }

    [Fact]
    public async Task Tasks_of_other_kinds_too_name_a_division_and_steps_that_exist()
    {
        await using var scene = await StartAsync();
        var drafts = scene.Driver.Services.GetRequiredService<DefinitionDraftCommands>();
        var flow = JsonNode.Parse(Document())!;
        var close = flow["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "close")!;
        (close["unit"], close["differentFrom"]) = (Literal("dissolved"), Literal("gone"));
        var draft = await drafts.SaveAsync(new(null, flow.ToJsonString(), null), scene.Designer, "s");
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => scene.Driver.Services.GetRequiredService<ReleaseCommands>().RequestAsync(draft.VersionId, draft.Stamp, "", scene.Designer, "r"));
        Assert.Equal(2, refused.Problems.Count(p => p.ActivityId == "close" && p.Check == "task-inputs"));
    }

    private static JsonObject Fields(string name, string label, string kind) => Literal($$"""[{"name":"{{name}}","label":"{{label}}","kind":"{{kind}}"}]""");

    private static JsonObject Script() => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "getCorrelationId()" } };
}
