using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities.BuiltIn;

/// <summary>
/// The activity types of the engine itself, under Elsa's names so that Elsa Studio draws them with their icons. The order of
/// inputs is the one the behaviours read them in.
/// </summary>
internal static class BuiltInTypes
{
    private const string Flow = "流れ";
    private const string Branching = "分岐";
    private const string Looping = "繰り返し";
    private const string Primitives = "基本";
    private const string Composition = "手続の連携";
    private const string Scheduling = "時間";

    internal static IReadOnlyList<ActivityType> All { get; } =
    [
        Type("Elsa.Flowchart", Flow, "フローチャート", "アクティビティと接続の集まり。", new FlowchartBehavior(), isContainer: true),
        Type("Elsa.Sequence", Flow, "順次", "上から順に実行します。", new SequenceBehavior(), isContainer: true),
        Type("Elsa.Start", Flow, "開始", "流れの始まり。", new MilestoneBehavior(isTerminal: false), isStart: true),
        Type("Elsa.End", Flow, "終了", "この流れ（フローチャート）を終えます。", new MilestoneBehavior(isTerminal: true), isTerminal: true),
        Type("Elsa.Finish", Primitives, "手続の終了", "手続全体を直ちに終えます。", new FinishBehavior(), isTerminal: true),
        Type("Elsa.Complete", Composition, "手続の完了", "手続全体を結果を付けて完了します。", new CompleteBehavior(), [new("outcomes", typeof(object), "結果", "outcome-picker", Syntax: "Object")], isTerminal: true),

        Type("Elsa.FlowDecision", Branching, "判断", "条件により二つに分かれます。", new FlowDecisionBehavior(), [new("condition", typeof(bool), "条件", "singleline", Required: true)], ports: [new("True", "はい"), new("False", "いいえ")]),
        Type("Elsa.FlowSwitch", Branching, "場合分け", "成り立つ場合の経路へ進みます。", new FlowSwitchBehavior(),
            [new("mode", typeof(string), "選び方", "dropdown", "MatchFirst", Options: ["MatchFirst=最初の一つ", "MatchAny=成り立つものすべて"])],
            raw: [new("cases", "Object", "場合", "flow-switch-editor")], ports: [new("Default", "その他")]),
        Type("Elsa.FlowFork", Branching, "並行", "すべての枝を同時に始めます。", new FlowForkBehavior(), [new("branches", typeof(List<string>), "枝", "dynamic-outcomes", Syntax: "Object", Required: true)]),
        Type("Elsa.FlowJoin", Branching, "合流", "枝を一つにまとめます。", new FlowJoinBehavior(),
            [new("mode", typeof(JoinMode), "待ち方", "dropdown", JoinMode.WaitAny, Options: ["WaitAny=最初の一つ", "WaitAll=すべて", "WaitAllActive=始まった枝すべて"])]),
        Type("Elsa.If", Branching, "もし", "条件により一方を実行します。", new IfBehavior(), [new("condition", typeof(bool), "条件", "singleline", Required: true)], ["result"], ports: [Embedded("Then", "成り立つとき"), Embedded("Else", "成り立たないとき")]),

        Type("Elsa.ForEach", Looping, "一件ずつ", "一件ずつ順に繰り返します。", new ForEachBehavior(), [new("items", typeof(List<object?>), "対象", "multitext", Syntax: "Object", Required: true)], ["currentValue"], ports: [Embedded("Body", "本体")]),
        Type("Elsa.ParallelForEach", Looping, "全件同時", "全件について同時に実行します。", new ParallelForEachBehavior(), [new("items", typeof(object), "対象", "multitext", Syntax: "Object", Required: true)], ports: [Embedded("Body", "本体")]),
        Type("Elsa.For", Looping, "回数", "数を数えながら繰り返します。", new ForBehavior(),
            [new("start", typeof(int), "初め", "singleline", 0), new("end", typeof(int), "終わり", "singleline", 0), new("step", typeof(int), "刻み", "singleline", 1), new("outerBoundInclusive", typeof(bool), "終わりを含む", "checkbox", true)],
            ["currentValue"], ports: [Embedded("Body", "本体")]),
        Type("Elsa.While", Looping, "条件の間", "条件が成り立つ間繰り返します。", new WhileBehavior(), [new("condition", typeof(bool), "条件", "singleline", AutoEvaluate: false, Required: true)], ports: [Embedded("Body", "本体")]),
        Type("Elsa.Break", Looping, "繰り返しを抜ける", "最も内側の繰り返しを抜けます。", new BreakBehavior(), isTerminal: true),

        Type("Elsa.SetVariable", Primitives, "変数の設定", "変数に値を入れます。", new ActionBehavior(BuiltIn.Primitives.SetVariable), [new("value", typeof(object), "値", "singleline")], raw: [new("variable", "Variable", "変数", "variable-picker")]),
        Type("Elsa.SetName", Primitives, "名前の設定", "この件に名前を付けます。", new ActionBehavior(BuiltIn.Primitives.SetName), [new("value", typeof(string), "名前", "singleline")]),
        Type("Elsa.SetOutput", Composition, "出力の設定", "手続の出力に値を入れます。", new ActionBehavior(BuiltIn.Primitives.SetOutput), [new("outputName", typeof(string), "出力", "output-picker"), new("outputValue", typeof(object), "値", "singleline")]),
        Type("Elsa.Correlate", Primitives, "関連付け", "関連付けの番号を設定します。", new ActionBehavior(BuiltIn.Primitives.Correlate), [new("correlationId", typeof(string), "関連付けの番号", "singleline")]),
        Type("Elsa.WriteLine", Primitives, "記録", "一行を記録します。", new ActionBehavior(BuiltIn.Primitives.WriteLine), [new("text", typeof(string), "文", "singleline")]),
        Type("Elsa.Fault", Primitives, "障害", "障害を発生させます。", new FaultBehavior(), [new("message", typeof(string), "説明", "singleline"), new("code", typeof(string), "番号", "singleline"), new("category", typeof(string), "区分", "singleline"), new("faultType", typeof(string), "種類", "singleline")]),

        Type("Elsa.Event", Primitives, "イベント待ち", "イベントを待ちます。手続の起点にもなります。", new EventBehavior(), [new("eventName", typeof(string), "イベント名", "singleline", Required: true)], ["result"], kind: ActivityKind.Trigger),
        Type("Elsa.PublishEvent", Primitives, "イベント発行", "イベントを発行します。", new ActionBehavior(BuiltIn.Primitives.PublishEvent),
            [new("eventName", typeof(string), "イベント名", "singleline", Required: true), new("correlationId", typeof(string), "関連付けの番号", "singleline"), new("isLocalEvent", typeof(bool), "この件の中だけ", "checkbox"), new("payload", typeof(object), "内容", "multiline", Syntax: "JavaScript")]),
        Type("Elsa.RunTask", Primitives, "作業の依頼", "外部の作業の結果を待ちます。", new RunTaskBehavior(), [new("taskName", typeof(string), "作業名", "singleline"), new("payload", typeof(object), "内容", "dictionary", Syntax: "Object")], ["result", "taskId"]),
        Type("Elsa.ExecuteWorkflow", Composition, "手続の実行", "別の手続を起動します。", new ChildWorkflowBehavior(reportsStatus: true), ChildInputs(), ["result"], kind: ActivityKind.Task),
        Type("Elsa.DispatchWorkflow", Composition, "手続の起動依頼", "別の手続の起動を依頼します。", new ChildWorkflowBehavior(reportsStatus: false), ChildInputs(), ["result"]),

        Type("Elsa.Delay", Scheduling, "時間待ち", "決めた時間だけ待ちます。法定の期限には使いません。", new DelayBehavior(isTrigger: false), [new("timeSpan", typeof(TimeSpan), "時間", "singleline", TimeSpan.FromMinutes(1))]),
        Type("Elsa.Timer", Scheduling, "間隔", "決めた間隔で起動し、流れの途中では一回待ちます。", new DelayBehavior(isTrigger: true), [new("interval", typeof(TimeSpan), "間隔", "singleline", TimeSpan.FromMinutes(1))], kind: ActivityKind.Trigger),
        Type("Elsa.StartAt", Scheduling, "日時", "決めた日時を待ちます。", new StartAtBehavior(), [new("dateTime", typeof(DateTimeOffset), "日時", "datetime-picker", Required: true)], kind: ActivityKind.Trigger),
    ];

    /// <summary>Descriptors that Elsa Studio asks for although no definition holds such an activity.</summary>
    internal static IReadOnlyList<ActivityDescriptor> DesignerOnly { get; } =
    [
        new() { TypeName = "Elsa.Workflow", Namespace = "Elsa", Name = "Workflow", Category = Flow, DisplayName = "手続", IsBrowsable = false, IsContainer = true },
        new() { TypeName = "Elsa.NotFoundActivity", Namespace = "Elsa", Name = "NotFoundActivity", Category = Primitives, DisplayName = "不明なアクティビティ", IsBrowsable = false },
    ];

    private static Slot[] ChildInputs() =>
    [
        new("workflowDefinitionId", typeof(string), "手続定義", "workflow-definition-picker", Required: true),
        new("correlationId", typeof(string), "関連付けの番号", "singleline"),
        new("input", typeof(object), "入力", "dictionary", Syntax: "Object"),
        new("waitForCompletion", typeof(bool), "完了を待つ", "checkbox"),
    ];

    private static PortDescriptor Embedded(string name, string text) => new(name, text, "Embedded");

    private static ActivityType Type(
        string typeName,
        string category,
        string displayName,
        string description,
        Behavior behavior,
        Slot[]? inputs = null,
        string[]? outputs = null,
        Raw[]? raw = null,
        PortDescriptor[]? ports = null,
        ActivityKind kind = ActivityKind.Action,
        bool isContainer = false,
        bool isStart = false,
        bool isTerminal = false)
    {
        inputs ??= [];
        var descriptor = new ActivityDescriptor
        {
            TypeName = typeName,
            Namespace = "Elsa",
            Name = typeName["Elsa.".Length..],
            Category = category,
            DisplayName = displayName,
            Description = description,
            Kind = kind.ToString(),
            IsContainer = isContainer,
            IsBrowsable = !isContainer,
            IsStart = isStart,
            IsTerminal = isTerminal,
            Inputs = [.. (raw ?? []).Select((x, i) => x.Describe(i)), .. inputs.Select((x, i) => x.Describe(i + (raw?.Length ?? 0)))],
            Outputs = (outputs ?? []).Select((x, i) => new OutputDescriptor { Name = Pascal(x), TypeName = "Object", DisplayName = x == "currentValue" ? "現在の値" : x == "taskId" ? "作業番号" : "結果", Order = i }).ToArray(),
            Ports = ports ?? [],
        };
        return new ActivityType(descriptor, behavior, Array.ConvertAll(inputs, x => new InputSlot(x.Name, x.Type, x.Default, x.AutoEvaluate)));
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private sealed record Slot(string Name, Type Type, string DisplayName, string Hint, object? Default = null, string Syntax = "Literal", bool AutoEvaluate = true, string[]? Options = null, bool Required = false)
    {
        internal InputDescriptor Describe(int order) => new()
        {
            Name = Pascal(Name),
            TypeName = VariableTypes.AliasOf(Type),
            DisplayName = DisplayName,
            Order = order,
            UIHint = Hint,
            DefaultValue = Default is null or bool or int or string ? Default : Default.ToString(),
            DefaultSyntax = Syntax,
            IsRequired = Required,
            UISpecifications = CustomActivityType.Specifications(Hint, Options),
        };
    }

    private sealed record Raw(string Name, string TypeName, string DisplayName, string Hint)
    {
        internal InputDescriptor Describe(int order) => new() { Name = Pascal(Name), TypeName = TypeName, DisplayName = DisplayName, Order = order, UIHint = Hint, IsWrapped = false };
    }
}
