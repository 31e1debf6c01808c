using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>Tells a burst which definitions are published, as its own transaction sees them.</summary>
internal sealed class PublishedDefinitions(WorkflowAnonDbContext db) : IPublishedDefinitions
{
    public bool Contains(string definitionId) => db.Set<DefinitionRow>().AsNoTracking().Any(d => d.DefinitionId == definitionId && d.IsPublished);
}
