namespace WorkflowAnon.Domain.FileRegister;

/// <summary>記録項目: a column of a file as the register names it. What is recorded in it is never stored here.</summary>
public sealed class RecordItem
{
    /// <summary>項目名.</summary>
    public string Name { get; set; } = "";

    /// <summary>True: the item alone or easily with others identifies a person (氏名, 住所 …; 規則62一).</summary>
    public bool IsIdentifying { get; set; }

    /// <summary>True: 個人識別符号 (免許証番号 …; 規則62二).</summary>
    public bool IsIdentificationCode { get; set; }

    /// <summary>備考, for example the unit or the coding; may be empty.</summary>
    public string Note { get; set; } = "";
}
