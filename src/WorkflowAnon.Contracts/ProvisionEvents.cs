namespace WorkflowAnon.Contracts;

/// <summary>提供の遅れを通知した。</summary>
public sealed record ProvisionDelayed : CaseEvent;

/// <summary>匿名加工情報を提供した。</summary>
public sealed record InformationProvided : CaseEvent;
