using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.EndToEnd.Tests.Forms;

/// <summary>A form with every kind of field.</summary>
public sealed class SampleForm
{
    [FormField("収受日", Required = true, Clause = "5-2-3", Section = "収受")]
    public DateOnly? ReceivedOn { get; set; }

    [FormField("到達の方法", Required = true, Options = ["counter=持参", "post=郵送"])]
    public string Channel { get; set; } = "";

    [FormField("個人情報ファイル", OptionsFrom = "files", Help = "個人情報ファイル簿に記載の名称から選びます。")]
    public string FileId { get; set; } = "";

    [FormField("本人の数", Unit = "人", Clause = "6-2ア")]
    public int? PersonCount { get; set; }

    [FormField("代理人による提案か", Required = true)]
    public bool? ByAgent { get; set; }

    [FormField("備考", Multiline = true)]
    public string Note { get; set; } = "";

    [FormField("提案者", Required = true, Section = "提案者")]
    public List<SampleProposer> Proposers { get; set; } = [];

    [FormField("確かめた書類", Required = true, Options = ["oath=誓約書", "identity=本人確認書類", "plan=事業の説明書"], Section = "確認")]
    public List<string> Checked { get; set; } = [];

    [FormField("原本と写しを照合した")]
    public bool Compared { get; set; }
}

/// <summary>A row.</summary>
public sealed class SampleProposer
{
    [FormField("氏名又は名称", Required = true)]
    public string Name { get; set; } = "";

    [FormField("種別", Required = true, Options = ["individual=個人", "corporation=法人"])]
    public string Kind { get; set; } = "";

    [FormField("電話番号")]
    public List<SamplePhone> Phones { get; set; } = [];
}

/// <summary>A row within a row.</summary>
public sealed class SamplePhone
{
    [FormField("番号")]
    public string Number { get; set; } = "";
}
