using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Runtime;

/// <summary>
/// 手続定義の保管: versions of definitions. A published version never changes (architecture.md, decision 5); a draft may be
/// replaced or deleted until it is published.
/// </summary>
public interface IDefinitionStore
{
    /// <summary>Reads a definition without storing anything: what the engine itself cannot run.</summary>
    ParseOutcome Check(string json, string source);

    /// <summary>
    /// Everything that speaks against publishing these definitions together beside what is published now: reading, structure, and the rules of
    /// <see cref="IDefinitionRule"/> and <see cref="IDefinitionSetRule"/>. Errors and warnings; nothing is stored.
    /// </summary>
    Task<IReadOnlyList<DefinitionProblem>> ExamineAsync(IReadOnlyList<DefinitionImport> definitions, CancellationToken cancellationToken = default);

    /// <summary>Stores a definition as a new version or over the draft of that version. Throws <see cref="DefinitionRefusedException"/>.</summary>
    Task<StoredDefinition> ImportAsync(DefinitionImport import, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Publishes a version; the one published before loses the flag. Throws <see cref="DefinitionRefusedException"/>.</summary>
    Task<StoredDefinition> PublishAsync(string versionId, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Withdraws the published version: no new instance starts; running ones go on.</summary>
    Task RetractAsync(string definitionId, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Deletes a draft that was never published. Throws <see cref="WorkflowConflictException"/> otherwise.</summary>
    Task DeleteDraftAsync(string versionId, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>A version with its JSON; null when there is none.</summary>
    Task<StoredDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken = default);

    /// <summary>A version by number, or the latest when <paramref name="version"/> is null.</summary>
    Task<StoredDefinition?> FindAsync(string definitionId, int? version = null, CancellationToken cancellationToken = default);

    /// <summary>The published version; null when there is none.</summary>
    Task<StoredDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken = default);

    /// <summary>Every version of every definition, or of one, without JSON, by definition id and version.</summary>
    Task<IReadOnlyList<DefinitionSummary>> ListAsync(string? definitionId = null, CancellationToken cancellationToken = default);

    /// <summary>How many instances run on each version; versions without any are left out.</summary>
    Task<IReadOnlyDictionary<string, int>> CountRunningAsync(CancellationToken cancellationToken = default);

    /// <summary>A version ready to run, compiled once and cached. Throws <see cref="WorkflowNotFoundException"/>.</summary>
    ValueTask<CompiledWorkflow> GetCompiledAsync(string versionId, CancellationToken cancellationToken = default);
}

/// <summary>
/// A rule that a definition must keep by itself before it may be published, for example one of structure or statute (decision 6). The engine runs what breaks it all
/// the same, as Elsa does: which rules hold is the product's choice.
/// </summary>
public interface IDefinitionRule
{
    /// <summary>The definition's offences against the rule.</summary>
    IEnumerable<DefinitionProblem> Check(CheckedDefinition definition);
}

/// <summary>A rule over all definitions that are published beside each other: what one does, another may have to follow (decision 6).</summary>
public interface IDefinitionSetRule
{
    /// <summary>The offences of these definitions against the rule. Each names its definition.</summary>
    IReadOnlyList<DefinitionProblem> Check(IReadOnlyList<CheckedDefinition> set);
}

/// <summary>A definition among those that are checked together.</summary>
/// <param name="Workflow">The version that is, or is to be, published.</param>
/// <param name="Source">Where it came from: named in every problem.</param>
public sealed record CheckedDefinition(CompiledWorkflow Workflow, string Source);

/// <summary>A definition to store.</summary>
/// <param name="Json">Elsa 3's JSON.</param>
/// <param name="Source">File name or the like; appears in refusals.</param>
public sealed record DefinitionImport(string Json, string Source)
{
    /// <summary>Where it comes from.</summary>
    public DefinitionOrigin Origin { get; init; } = DefinitionOrigin.Site;

    /// <summary>Publish it at once.</summary>
    public bool Publish { get; init; }

    /// <summary>Owning department when the document names none; a document without owner is refused when this is null.</summary>
    public string? DefaultOwner { get; init; }

    /// <summary>Who drew it (account id); whoever stores it when null.</summary>
    public string? MadeById { get; init; }
}

/// <summary>Where a version of a definition comes from.</summary>
public enum DefinitionOrigin
{
    /// <summary>Drawn or imported at this site.</summary>
    Site = 0,

    /// <summary>Shipped with the product (workflows/).</summary>
    Shipped = 1,
}

/// <summary>A version of a definition in a list.</summary>
/// <param name="VersionId">Id of the version.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Version">Number, from 1.</param>
/// <param name="Name">Display name.</param>
/// <param name="Owner">Owning department.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Hash">SHA-256 of the JSON, in lower-case hex, whitespace and key order aside.</param>
/// <param name="IsPublished">True for the version that new instances start on.</param>
/// <param name="IsLatest">True for the highest version.</param>
/// <param name="CreatedAt">When it was stored (UTC).</param>
/// <param name="PublishedAt">When it was first published (UTC); null for a draft.</param>
public sealed record DefinitionSummary(
    string VersionId,
    string DefinitionId,
    int Version,
    string Name,
    string Owner,
    DefinitionOrigin Origin,
    string Hash,
    bool IsPublished,
    bool IsLatest,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt)
{
    /// <summary>Who drew or imported it (account id, or <c>system</c>).</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>Who first published it (account id, or <c>system</c>); null for a draft.</summary>
    public string? PublishedBy { get; init; }
}

/// <summary>A version of a definition with its JSON.</summary>
/// <param name="Summary">Everything but the JSON.</param>
/// <param name="Json">Elsa 3's JSON.</param>
public sealed record StoredDefinition(DefinitionSummary Summary, string Json);
