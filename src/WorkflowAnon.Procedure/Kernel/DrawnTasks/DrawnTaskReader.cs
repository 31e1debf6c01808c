using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Kernel.DrawnTasks;

/// <summary>The inputs of a 担当者の作業 that decide what it is, as a definition gives them; null where it gives none.</summary>
internal sealed record DrawnTaskInputs
{
    public string? Title { get; init; }

    public string? Instructions { get; init; }

    public string? Unit { get; init; }

    public string? Duty { get; init; }

    public string? Clauses { get; init; }

    public string? DifferentFrom { get; init; }

    public string? LegalDeadline { get; init; }

    public string? Drafts { get; init; }

    public int? DueInBusinessDays { get; init; }

    public string? Fields { get; init; }

    public IReadOnlyList<string>? Checklist { get; init; }

    public IReadOnlyList<string>? Outcomes { get; init; }

    public IReadOnlyList<string>? OutcomeLabels { get; init; }

    public IReadOnlyList<string>? ReasonFor { get; init; }

    public string? DueRule { get; init; }

    public int? DueDays { get; init; }

    public string? Escalation { get; init; }

    public string? Paper { get; init; }
}

/// <summary>Reads what a definition says of a task and says what is wrong with it; the same before publication and when the step runs.</summary>
internal sealed partial class DrawnTaskReader
{
    /// <summary>Most days of a due rule: ten years.</summary>
    public const int MostDays = 3650;

    private const int MostFields = 40;
    private const int LongestName = 40;
    private const int LongestWord = 100;
    private const int LongestHint = 500;

    // Names that the page or the form has for itself.
    private static readonly string[] Reserved = [DrawnForm.ReasonField, "checks"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };
    private readonly List<FieldError> _problems = [];

    /// <summary>The form, and what is wrong, each a sentence in 日本語 with the place that it is about (fields[0].name); with a problem the form must not be used.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="profile">The agency.</param>
    /// <param name="activityIds">Ids of all activities of the definition.</param>
    /// <param name="activityId">Id of the step itself.</param>
    public static (DrawnForm Form, IReadOnlyList<FieldError> Problems) Read(DrawnTaskInputs inputs, AgencyProfile profile, IEnumerable<string> activityIds, string activityId)
    {
        var reader = new DrawnTaskReader();
        reader._problems.AddRange(Addressing(inputs, profile, activityIds, activityId));
        foreach (var clause in Words(inputs.Clauses).Where(c => Clauses.TryGet(c) is null))
            reader.Add("clauses", $"「根拠条項」の条項ID「{clause}」は条項一覧にありません。");
        var fields = reader.ReadFields(inputs.Fields);
        reader.CheckFields(fields);
        var form = new DrawnForm(fields, reader.ReadChecklist(inputs.Checklist ?? []), reader.ReadButtons(inputs), reader.ReadReasons(inputs))
        {
            Escalation = inputs.Escalation is { Length: > 0 } e ? e : Escalations.Division,
            Paper = inputs.Paper ?? "",
        };
        reader.CheckDue(inputs);
        if (form.Escalation is not (Escalations.Division or Escalations.GeneralAffairs))
            reader.Add("escalation", $"「期限を過ぎたときの知らせ先」の「{form.Escalation}」は選べません。");
        if (form.Paper.Length > 0 && !Enum.GetNames<PaperKind>().Contains(form.Paper))
            reader.Add("paper", $"「見る書類（様式）」の「{form.Paper}」という書類はありません。選び直してください。");
        return (form, reader._problems);
    }

    /// <summary>What is wrong with whose task it is, under which deadline, and who may not do it: the inputs that every kind of task has. Of clauses CitationRule says it.</summary>
    public static IEnumerable<FieldError> Addressing(DrawnTaskInputs inputs, AgencyProfile profile, IEnumerable<string> activityIds, string activityId)
    {
        if (inputs.Unit is { Length: > 0 } unit && unit is not (Units.GeneralAffairs or Units.OwningDivision) && profile.FindDivision(unit) is null)
            yield return new("unit", $"「担当」の所属「{unit}」は団体設定にありません。所属を選び直してください。");
        if (inputs.Duty is { Length: > 0 } duty && !Duties.All.Contains(duty))
            yield return new("duty", $"「職務」の「{duty}」はありません。選び直してください。");
        if (inputs.LegalDeadline is { Length: > 0 } kind && !Enum.GetNames<DeadlineKind>().Contains(kind))
            yield return new("legalDeadline", $"「法定期限の種類」の「{kind}」はありません。選び直してください。");
        if (inputs.Drafts is { Length: > 0 } subject && !Enum.GetNames<ApprovalSubject>().Contains(subject))
            yield return new("drafts", $"「起案する決裁事項」の「{subject}」はありません。選び直してください。");
        if (inputs.DueInBusinessDays is { } days and (< 0 or > MostDays))
            yield return new("dueInBusinessDays", $"「内部期限（開庁日数）」の「{days.ToString(CultureInfo.InvariantCulture)}」は、0から{MostDays.ToString(CultureInfo.InvariantCulture)}までの日数にしてください。");
        var separated = Words(inputs.DifferentFrom).ToList();
        if (separated.Count == 0)
            yield break;
        var known = activityIds.ToHashSet(StringComparer.Ordinal);
        foreach (var other in separated.Where(o => o == activityId || !known.Contains(o)))
        {
            yield return new("differentFrom", other == activityId
                ? "「職務分離（別の人であること）」に、この作業自身が指定されています。ほかの作業にしてください。"
                : $"「職務分離（別の人であること）」の「{other}」というアクティビティは、この手続定義にありません。同じ手続定義の作業にしてください。");
        }
    }

    /// <summary>Ids of a list separated by spaces.</summary>
    public static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private IReadOnlyList<DrawnField> ReadFields(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return DrawnForm.DefaultFields;
        try
        {
            if (JsonSerializer.Deserialize<List<DrawnField?>>(json, Json) is { } read && !read.Contains(null))
                return [.. read.Select(f => f! with { Name = f.Name ?? "", Label = f.Label ?? "", Kind = f.Kind ?? "", Hint = f.Hint ?? "" })];
        }
        catch (JsonException e)
        {
            Add("fields", $"「入力欄」を読み取れません（{((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)}行目）。name、label、kind、required、hint、options を持つ項目の一覧（JSON）にしてください。");
            return [];
        }

        Add("fields", "「入力欄」を読み取れません。name、label、kind、required、hint、options を持つ項目の一覧（JSON）にしてください。");
        return [];
    }

    private void CheckFields(IReadOnlyList<DrawnField> fields)
    {
        if (fields.Count > MostFields)
            Add("fields", $"「入力欄」は{MostFields.ToString(CultureInfo.InvariantCulture)}個までです。");
        foreach (var (place, name) in Repeated(fields.Select(f => f.Name), StringComparer.OrdinalIgnoreCase))
            Add(Row("fields", place, "name"), $"「入力欄」の名前（name）「{name}」が重なっています。項目ごとに別の名前にしてください。");
        for (var i = 0; i < fields.Count; i++)
            CheckField(fields[i], i);
    }

    private void CheckField(DrawnField field, int place)
    {
        void Add(string part, string problem) => this.Add(Row("fields", place, part), problem);
        var named = field.Label.Length > 0 ? field.Label : field.Name;
        if (!FieldName().IsMatch(field.Name))
            Add("name", $"「入力欄」の「{named}」の名前（name）は、小文字の英字で始まる、英数字{LongestName.ToString(CultureInfo.InvariantCulture)}文字以内の名前にしてください。");
        else if (Reserved.Contains(field.Name, StringComparer.OrdinalIgnoreCase) || field.Name.StartsWith("route", StringComparison.OrdinalIgnoreCase))
            Add("name", $"「入力欄」の名前（name）「{field.Name}」は、画面が使う名前です。別の名前にしてください。");
        if (string.IsNullOrWhiteSpace(field.Label) || field.Label.Length > LongestWord)
            Add("label", $"「入力欄」の「{field.Name}」の label（項目名）は、1文字以上{LongestWord.ToString(CultureInfo.InvariantCulture)}文字以内にしてください。");
        if (field.Hint.Length > LongestHint)
            Add("hint", $"「入力欄」の「{named}」の説明（hint）は、{LongestHint.ToString(CultureInfo.InvariantCulture)}文字以内にしてください。");
        if (AsksForIndividualNumber(field.Label))
            Add("label", $"「入力欄」の「{named}」は、個人番号をたずねる欄になっています。個人番号は記録できません（番号法第20条）。");
        if (!DrawnForm.Kinds.ContainsKey(field.Kind))
            Add("kind", $"「入力欄」の「{named}」の kind「{field.Kind}」はありません（{string.Join("、", DrawnForm.Kinds.Keys)}）。");
        var options = field.Options?.Select(o => o is null ? new Choice("", "") : Choice.Parse(o)).ToList() ?? [];
        if (field.Kind == "choice" && options.Count == 0)
            Add("options", $"「入力欄」の「{named}」に選択肢（options）がありません。");
        else if (field.Kind != "choice" && options.Count > 0)
            Add("options", $"「入力欄」の「{named}」の選択肢（options）は、種類（kind）が選択（choice）の欄だけに書けます。");
        else if (options.Any(o => o.Value.Trim().Length == 0 || o.Text.Trim().Length == 0) || options.DistinctBy(o => o.Value).Count() < options.Count)
            Add("options", $"「入力欄」の「{named}」の選択肢に、空のものか、同じ値のものがあります。");
    }

    private IReadOnlyList<Choice> ReadButtons(DrawnTaskInputs inputs)
    {
        IReadOnlyList<string> outcomes = inputs.Outcomes ?? [DrawnTask.DefaultOutcome];
        if (outcomes.Count == 0)
            Add("outcomes", "「結果（ボタン）」が一つもありません。一つ以上にしてください。");
        // The journal lists outcomes with commas.
        foreach (var (place, outcome) in outcomes.Index().Where(o => string.IsNullOrWhiteSpace(o.Item) || o.Item != o.Item.Trim() || o.Item.Length > LongestWord || o.Item.Contains(',', StringComparison.Ordinal)))
            Add(Row("outcomes", place, "name"), $"「結果（ボタン）」の「{outcome}」は使えません。コンマと前後の空白を含まない、{LongestWord.ToString(CultureInfo.InvariantCulture)}文字以内の名前にしてください。");
        foreach (var (place, outcome) in Repeated(outcomes, StringComparer.Ordinal))
            Add(Row("outcomes", place, "name"), $"「結果（ボタン）」の「{outcome}」が重なっています。");
        var labels = (inputs.OutcomeLabels ?? []).Select(Choice.Parse).ToList();
        foreach (var label in labels.Where(l => !outcomes.Contains(l.Value) || string.IsNullOrWhiteSpace(l.Text) || l.Text.Length > LongestWord))
            Add("outcomes", $"「ボタンの表示」の「{label.Value}」は、「結果=表示」の形で、結果にあるものだけを書いてください。");
        foreach (var twice in labels.GroupBy(l => l.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Add("outcomes", $"「ボタンの表示」の「{twice.Key}」が重なっています。");
        return [.. outcomes.Select(o => labels.Find(l => l.Value == o) ?? DrawnForm.Default.Buttons.FirstOrDefault(b => b.Value == o) ?? new Choice(o, o))];
    }

    private IReadOnlyList<string> ReadReasons(DrawnTaskInputs inputs)
    {
        var reasons = inputs.ReasonFor ?? [];
        foreach (var unknown in reasons.Where(r => !(inputs.Outcomes ?? [DrawnTask.DefaultOutcome]).Contains(r)))
            Add("outcomes", $"「理由が要る結果」の「{unknown}」は、「結果（ボタン）」にありません。");
        return reasons;
    }

    private IReadOnlyList<string> ReadChecklist(IReadOnlyList<string> checks)
    {
        foreach (var (place, check) in Repeated(checks, StringComparer.Ordinal))
            Add(Row("checklist", place, "check"), $"「確かめること」の「{check}」が重なっています。");
        foreach (var (place, _) in checks.Index().Where(c => string.IsNullOrWhiteSpace(c.Item) || c.Item.Length > LongestHint))
            Add(Row("checklist", place, "check"), $"「確かめること」に、空のものか、長すぎるものがあります（{LongestHint.ToString(CultureInfo.InvariantCulture)}文字以内）。");
        return checks;
    }

    private void CheckDue(DrawnTaskInputs inputs)
    {
        var rule = inputs.DueRule ?? "";
        var counts = rule is DueRules.CalendarDays or DueRules.BusinessDays;
        if (rule.Length > 0 && !DueRules.All.Contains(rule))
            Add("dueRule", $"「期限の決め方」の「{rule}」はありません。選び直してください。");
        if (counts && inputs.DueDays is not (>= 1 and <= MostDays))
            Add("dueDays", $"「期限の日数」は、1から{MostDays.ToString(CultureInfo.InvariantCulture)}までの数にしてください。");
        if (!counts && inputs.DueDays is not null)
            Add("dueDays", "「期限の日数」は、期限の決め方が「何日」「何開庁日」のときだけに使います。期限の決め方を選ぶか、日数を消してください。");
        if (counts && inputs.DueInBusinessDays is not null)
            Add("dueDays", "「期限の日数」と「内部期限（開庁日数）」の両方があります。内部の期限は一つです。どちらかを消してください。");
        if (rule == DueRules.Deadline && string.IsNullOrEmpty(inputs.LegalDeadline))
            Add("legalDeadline", "「期限の決め方」が「事案の期限まで」ですが、「法定期限の種類」がありません。");
        if (rule.Length > 0 && rule != DueRules.Deadline && inputs.LegalDeadline is { Length: > 0 })
            Add("legalDeadline", "「法定期限の種類」は、期限の決め方が「事案の期限まで」のときだけに使います。");
    }

    private static bool AsksForIndividualNumber(string label)
    {
        var text = JapaneseText.Comparable(label);
        return text.Contains("個人番号", StringComparison.Ordinal) || text.Contains("マイナンバー", StringComparison.Ordinal);
    }

    /// <summary>The second and every further appearance of a word: its place and itself.</summary>
    private static IEnumerable<(int Place, string Word)> Repeated(IEnumerable<string> words, StringComparer comparer) =>
        words.Index().GroupBy(w => w.Item, comparer).SelectMany(g => g.Skip(1).Select(w => (w.Index, g.Key)));

    private static string Row(string table, int place, string part) => string.Create(CultureInfo.InvariantCulture, $"{table}[{place}].{part}");

    private void Add(string place, string problem) => _problems.Add(new(place, problem));

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex FieldName();
}
