namespace WorkflowAnon.Contracts;

/// <summary>作成を始めた。</summary>
public sealed record ProductionStarted : CaseEvent;

/// <summary>委託した旨を報告した。</summary>
public sealed record OutsourcingReported : CaseEvent;

/// <summary>加工基準を確認した。</summary>
public sealed record ProcessingStandardsChecked : CaseEvent;

/// <summary>検査に合格した。</summary>
public sealed record InspectionPassed : CaseEvent;

/// <summary>検査に不合格となった。</summary>
public sealed record InspectionFailed : CaseEvent;
