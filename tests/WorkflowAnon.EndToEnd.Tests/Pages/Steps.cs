namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Activities of the small definitions that page tests run.</summary>
internal static class Steps
{
    public const string Stamp = """{"id":"t0","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"収受日付印を押す"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}},"instructions":{"typeName":"String","expression":{"type":"Literal","value":"提案書類に収受日付印を押し、収受番号を付けます。"}},"clauses":{"typeName":"String","expression":{"type":"Literal","value":"5-2-3 5-2-2"}},"dueInBusinessDays":{"typeName":"Int32","expression":{"type":"Literal","value":1}}}""";

    public const string Copy = """{"id":"t1","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"写しを作成して原本を送付する"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}}}""";

    public const string Approve = """{"id":"t1","type":"WorkflowAnon.Approve","version":1,"metadata":{"displayText":"募集要綱を決裁する"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}},"duty":{"typeName":"String","expression":{"type":"Literal","value":"approver"}},"clauses":{"typeName":"String","expression":{"type":"Literal","value":"4-2a"}},"differentFrom":{"typeName":"String","expression":{"type":"Literal","value":"t0"}},"context":{"typeName":"String","expression":{"type":"Literal","value":"{\"subject\":\"Recruitment\",\"draftActivity\":\"t0\"}"}}}""";

    /// <summary>A step whose kind of unit does not exist: its burst fails and leaves an incident.</summary>
    public const string Broken = """{"id":"t1","type":"Elsa.Fault","version":1,"metadata":{"displayText":"壊れた手順"},"message":{"typeName":"String","expression":{"type":"Literal","value":"試験の障害"}}}""";
}
