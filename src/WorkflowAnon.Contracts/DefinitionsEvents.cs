namespace WorkflowAnon.Contracts;

/// <summary>手続定義の版を公開した。</summary>
public sealed record ProcessVersionPublished : CaseEvent
{
    /// <summary>Id of the workflow definition (手続定義).</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Id of the version (版).</summary>
    public required string VersionId { get; init; }

    /// <summary>Number of the version within the definition, from 1.</summary>
    public required int DefinitionVersion { get; init; }
}
