namespace WorkflowAnon.Contracts;

/// <summary>契約締結に関する申込書を受け付けた。</summary>
public sealed record ContractApplicationReceived : CaseEvent;

/// <summary>契約を締結した。</summary>
public sealed record ContractConcluded : CaseEvent;

/// <summary>契約書1通を送付した。</summary>
public sealed record CounterpartContractSent : CaseEvent;

/// <summary>申込書の原本を担当課へ送付した。</summary>
public sealed record ApplicationOriginalForwarded : CaseEvent;

/// <summary>契約申込期限が経過した。</summary>
public sealed record ContractApplicationLapsed : CaseEvent;

/// <summary>取扱従事者の通知を担当課へ伝えた。</summary>
public sealed record DataHandlersNotified : CaseEvent;

/// <summary>契約の締結により、委託契約の停止条件が成就した。</summary>
public sealed record OutsourcingConditionFulfilled : CaseEvent;
