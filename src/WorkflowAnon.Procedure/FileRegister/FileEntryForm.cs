using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.FileRegister;

/// <summary>Form of an entry of 個人情報ファイル簿, as its owning division fills it.</summary>
public sealed class FileEntryForm
{
    /// <summary>個人情報ファイルの名称.</summary>
    [FormField("個人情報ファイルの名称", Required = true, MaxLength = 200, Clause = "3-1a")]
    public string Name { get; set; } = "";

    /// <summary>種別: the same word for files of the same kind in several divisions (4-3b).</summary>
    [FormField("種別", MaxLength = 100, Clause = "4-3b", Help = "他の所属の同種のファイルと取りまとめる場合の分類名。")]
    public string Kind { get; set; } = "";

    /// <summary>利用目的.</summary>
    [FormField("利用目的", Multiline = true, Clause = "3-1a")]
    public string Purpose { get; set; } = "";

    /// <summary>概要, published before a recruitment.</summary>
    [FormField("概要", Required = true, Multiline = true, Clause = "4-2b")]
    public string Summary { get; set; } = "";

    /// <summary>記録範囲.</summary>
    [FormField("記録範囲", Multiline = true)]
    public string Scope { get; set; } = "";

    /// <summary>収集方法.</summary>
    [FormField("記録情報の収集方法", Multiline = true)]
    public string Collection { get; set; } = "";

    /// <summary>記録項目.</summary>
    [FormField("記録項目", Required = true, Clause = "5-5-4", MinRows = 5)]
    public List<RecordItemRow> RecordItems { get; set; } = [];

    /// <summary>名寄せ前の数, persons.</summary>
    [FormField("名寄せ前の数", Required = true, Unit = "人", Clause = "6-2ア")]
    public int? RawPersonCount { get; set; }

    /// <summary>本人の数 after 名寄せ, persons.</summary>
    [FormField("本人の数（名寄せ後）", Required = true, Unit = "人", Clause = "6-2ア")]
    public int? PersonCount { get; set; }

    /// <summary>基準日.</summary>
    [FormField("本人の数の基準日", Required = true, Clause = "6-2イ")]
    public DateOnly? PersonCountAsOf { get; set; }

    /// <summary>公表日 of the register, or null while it is not published.</summary>
    [FormField("個人情報ファイル簿の公表日", Clause = "3-1a", Help = "公表していないファイルは空欄とします。")]
    public DateOnly? RegisterPublishedOn { get; set; }

    /// <summary>The form filled with what is on record.</summary>
    public static FileEntryForm From(PersonalInformationFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileEntryForm
        {
            Name = file.Name,
            Kind = file.Kind,
            Purpose = file.Purpose,
            Summary = file.Summary,
            Scope = file.Scope,
            Collection = file.Collection,
            RecordItems = [.. file.RecordItems.Select(i => new RecordItemRow
            {
                Name = i.Name, IsIdentifying = i.IsIdentifying, IsIdentificationCode = i.IsIdentificationCode, Note = i.Note,
            })],
            RawPersonCount = file.RawPersonCount,
            PersonCount = file.PersonCount,
            PersonCountAsOf = file.PersonCountAsOf,
            RegisterPublishedOn = file.RegisterPublishedOn,
        };
    }

    internal RegisterEntryFacts ToFacts(string divisionId) => new(
        Name, divisionId, Summary, [.. RecordItems.Select(i => i.Name)], RawPersonCount ?? 0, PersonCount ?? 0, PersonCountAsOf, RegisterPublishedOn);

    internal void ApplyTo(PersonalInformationFile file)
    {
        file.Name = Name.Trim();
        file.Kind = Kind.Trim();
        file.Purpose = Purpose;
        file.Summary = Summary;
        file.Scope = Scope;
        file.Collection = Collection;
        file.RecordItems = [.. RecordItems.Select(i => new RecordItem
        {
            Name = i.Name.Trim(), IsIdentifying = i.IsIdentifying, IsIdentificationCode = i.IsIdentificationCode, Note = i.Note,
        })];
        file.RawPersonCount = RawPersonCount!.Value;
        file.PersonCount = PersonCount!.Value;
        file.PersonCountAsOf = PersonCountAsOf;
        file.RegisterPublishedOn = RegisterPublishedOn;
    }
}

/// <summary>One record item of the entry.</summary>
public sealed class RecordItemRow
{
    /// <summary>項目名.</summary>
    [FormField("項目名", Required = true, MaxLength = 100, Clause = "5-5-4")]
    public string Name { get; set; } = "";

    /// <summary>特定の個人を識別する記述等.</summary>
    [FormField("特定の個人を識別する記述等")]
    public bool IsIdentifying { get; set; }

    /// <summary>個人識別符号.</summary>
    [FormField("個人識別符号")]
    public bool IsIdentificationCode { get; set; }

    /// <summary>備考.</summary>
    [FormField("備考", MaxLength = 200)]
    public string Note { get; set; } = "";
}
