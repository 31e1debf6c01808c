namespace WorkflowAnon.Contracts;

/// <summary>決裁者の不在の間に、代わりの者が決裁した（代決）。本来の決裁者の後閲が始まる。</summary>
public sealed record ApprovalSubstituted : CaseEvent;
