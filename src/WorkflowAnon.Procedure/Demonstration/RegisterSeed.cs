using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>A made-up file of the demonstration's register and how its division judges it.</summary>
/// <param name="Key">Short key, ASCII; the file's id is "file-" and the key.</param>
/// <param name="DivisionId">所属 that holds it.</param>
/// <param name="Entry">個人情報ファイル簿の記載.</param>
/// <param name="Tests">法第60条第3項の三要件.</param>
/// <param name="ExclusionReason">Why it is not offered; empty when it is.</param>
public sealed record RegisterSeedFile(string Key, string DivisionId, FileEntryForm Entry, FileTests Tests, string ExclusionReason)
{
    /// <summary>Id that the file gets.</summary>
    public string FileId => "file-" + Key;

    /// <summary>True: 募集の対象とする.</summary>
    public bool Selected => ExclusionReason.Length == 0;
}

/// <summary>
/// 個人情報ファイル簿 of the demonstration: plausible files of a prefectural police, made up throughout. Entered through
/// <see cref="FileRegisterCommands"/> like a division would.
/// </summary>
public static class RegisterSeed
{
    /// <summary>The files, division by division.</summary>
    public static IReadOnlyList<RegisterSeedFile> Files { get; } = [.. RegisterSeedTraffic.Files, .. RegisterSeedSafety.Files, .. RegisterSeedAdministration.Files];

    /// <summary>Enters every file as staff of its division. Entering again with the same keys changes nothing.</summary>
    /// <param name="commands">The product's commands.</param>
    /// <param name="staffOf">A member of staff of a division.</param>
    /// <param name="cancellationToken">Cancels between files.</param>
    public static async Task EnterAsync(FileRegisterCommands commands, Func<string, Actor> staffOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(staffOf);
        foreach (var file in Files)
            await commands.AddAsync(file.Entry, staffOf(file.DivisionId), file.Key, cancellationToken);
    }

    internal static FileTests Met(string disclosed, string processed) => new()
    {
        IsRegistered = true,
        RegisteredReason = "個人情報ファイル簿を作成し、公表している。",
        WouldBeDisclosed = true,
        DisclosedReason = disclosed,
        CanBeProcessed = true,
        ProcessedReason = processed,
    };

    internal static FileEntryForm Entry(string name, string purpose, string summary, string scope, string collection, int raw, int persons, params string[] items) => new()
    {
        Name = name,
        Kind = name.Replace("ファイル", "", StringComparison.Ordinal),
        Purpose = purpose,
        Summary = summary,
        Scope = scope,
        Collection = collection,
        RawPersonCount = raw,
        PersonCount = persons,
        PersonCountAsOf = new DateOnly(2025, 4, 1),
        RegisterPublishedOn = new DateOnly(2025, 4, 1),
        RecordItems = [.. items.Select(Item)],
    };

    internal static FileEntryForm Unpublished(FileEntryForm entry)
    {
        entry.RegisterPublishedOn = null;
        return entry;
    }

    // "*項目" identifies a person, "#項目" is a 個人識別符号.
    private static RecordItemRow Item(string item) => item[0] switch
    {
        '*' => new RecordItemRow { Name = item[1..], IsIdentifying = true },
        '#' => new RecordItemRow { Name = item[1..], IsIdentificationCode = true },
        _ => new RecordItemRow { Name = item },
    };
}
