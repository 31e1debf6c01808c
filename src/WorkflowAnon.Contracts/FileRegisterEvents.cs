namespace WorkflowAnon.Contracts;

/// <summary>修正後のファイル簿を総務課へ提出した。</summary>
public sealed record FileRegisterSubmitted : CaseEvent;

/// <summary>総務文書課へ公表を依頼した。</summary>
public sealed record PublicationRequested : CaseEvent;

/// <summary>県ホームページに公表された。</summary>
public sealed record AnonymizedInformationPublished : CaseEvent;
