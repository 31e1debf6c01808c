using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>A compiled project of the product, read as metadata: what it calls cannot hide behind an alias or a using.</summary>
internal static class ProductAssembly
{
    public static Assembly Load(string project) => Assembly.Load(new AssemblyName(project));

    /// <summary>Names of the assemblies it references.</summary>
    public static IReadOnlyList<string> References(string project) =>
        [.. Load(project).GetReferencedAssemblies().Select(a => a.Name!).Order()];

    /// <summary>Every member of another assembly that it uses, as "Namespace.Type.Member".</summary>
    public static IReadOnlySet<string> MembersUsed(string project)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            used.Add($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}");
        }
        return used;
    }
}
