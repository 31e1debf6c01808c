namespace WorkflowAnon.Contracts;

/// <summary>作成済みの情報を提供できる（新たな提案の契約が締結された）。</summary>
public sealed record CreatedInformationReady : CaseEvent;

/// <summary>提供の遅れを通知した。</summary>
public sealed record ProvisionDelayed : CaseEvent;

/// <summary>匿名加工情報を提供した。</summary>
public sealed record InformationProvided : CaseEvent;

/// <summary>利用期間が満了した。</summary>
public sealed record UsePeriodExpired : CaseEvent;

/// <summary>消去を確認した。</summary>
public sealed record ErasureConfirmed : CaseEvent;
