using System.Text.Json;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Activities;

/// <summary>What a resumed activity receives.</summary>
/// <param name="Bookmark">The bookmark being resumed.</param>
/// <param name="Result">The result or event payload, as JSON.</param>
/// <param name="Payload">An object handed over within the process only; never stored.</param>
/// <param name="Outcome">The outcome asked for.</param>
public sealed record ResumeInput(BookmarkRecord Bookmark, JsonElement? Result, object? Payload, string? Outcome);
