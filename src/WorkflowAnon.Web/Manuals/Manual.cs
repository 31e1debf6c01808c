using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Manuals;

/// <summary>手引き for one group of people, written as Markdown beside this class; its pictures are taken by a command (docs/development.md).</summary>
/// <param name="Id">Its name in the address: staff, supervisor, designer, operator, integrator.</param>
/// <param name="Title">標題.</param>
/// <param name="Html">Its text.</param>
/// <param name="Sections">Anchor and heading of its sections.</param>
/// <param name="Pictures">Names of its pictures, without ending.</param>
internal sealed record Manual(string Id, string Title, string Html, IReadOnlyList<(string Anchor, string Heading)> Sections, IReadOnlyList<string> Pictures)
{
    private static readonly string[] Ids = ["staff", "supervisor", "designer", "operator", "integrator"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseGenericAttributes().UsePipeTables().DisableHtml().Build();

    private static readonly Lazy<IReadOnlyList<Manual>> Read = new(() => [.. Ids.Select(Load)]);

    /// <summary>All manuals in the order of their list.</summary>
    public static IReadOnlyList<Manual> All => Read.Value;

    /// <summary>The manual of this name, or null.</summary>
    public static Manual? Find(string id) => All.FirstOrDefault(m => m.Id == id);

    private static Manual Load(string id)
    {
        using var reader = new StreamReader(typeof(Manual).Assembly.GetManifestResourceStream("Manuals/" + id)!);
        var document = Markdown.Parse(reader.ReadToEnd(), Pipeline);
        var headings = document.Descendants<HeadingBlock>().ToList();
        var pictures = document.Descendants<LinkInline>().Where(l => l.IsImage).ToList();
        var names = pictures.ConvertAll(p => Path.GetFileNameWithoutExtension(p.Url!));
        foreach (var picture in pictures)
        {
            // Until its pictures have been taken a manual shows what they say.
            picture.Url = Assets.Has("img/manual/" + picture.Url) ? Assets.Url("img/manual/" + picture.Url) : "";
            picture.GetAttributes().AddProperty("loading", "lazy");
        }

        return new Manual(
            id,
            TextOf(headings.First(h => h.Level == 1)),
            document.ToHtml(Pipeline),
            [.. headings.Where(h => h.Level == 2).Select(h => (h.GetAttributes().Id ?? throw new InvalidOperationException($"手引き {id} の見出し「{TextOf(h)}」に目印がありません。"), TextOf(h)))],
            names);
    }

    private static string TextOf(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString())).Trim();
}
