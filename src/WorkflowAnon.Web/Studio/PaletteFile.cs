using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace WorkflowAnon.Web.Studio;

/// <summary>
/// 道具箱の送り方: the palette as it travels. It is near a megabyte, asked for whenever an element opens, and the same for everybody until the program changes: written once, and a browser that has it is only
/// told that it still holds.
/// </summary>
internal sealed class PaletteFile(StudioPalette palette)
{
    private readonly Lazy<(byte[] Json, EntityTagHeaderValue Tag)> _file = new(() =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { items = palette.Activities, count = palette.Activities.Count }, StudioJson.Options);
        return (json, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..16]}\""));
    });

    /// <summary>The palette, or 304 to who has it.</summary>
    public IResult Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(_file.Value.Json, "application/json; charset=utf-8", entityTag: _file.Value.Tag);
    }
}
