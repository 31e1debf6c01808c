using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>Names of choices and duties that the forms share.</summary>
public static class StaffFormText
{
    /// <summary>Name of the choices of divisions.</summary>
    public const string Divisions = "divisions";

    /// <summary>Name of the choices of duties.</summary>
    public const string Duties = "duties";
}

/// <summary>Form of a new 職員アカウント.</summary>
public sealed class NewStaffForm
{
    /// <summary>利用者ID.</summary>
    [FormField("利用者ID", Required = true, MaxLength = 64, Help = "サインインに使います。半角の英小文字・数字・ハイフンなど（例：suzuki-ichiro）。後から変えられません。")]
    public string UserName { get; set; } = "";

    /// <summary>氏名.</summary>
    [FormField("氏名", Required = true, MaxLength = 100, Help = "画面と起案用紙に出ます。")]
    public string DisplayName { get; set; } = "";

    /// <summary>所属.</summary>
    [FormField("所属", Required = true, OptionsFrom = StaffFormText.Divisions)]
    public string DivisionId { get; set; } = "";

    /// <summary>職務.</summary>
    [FormField("職務", Required = true, OptionsFrom = StaffFormText.Duties, Help = "一つ以上選びます。運用管理者・手続設計者だけの人は、事案の内容を見られません。")]
    public List<string> Duties { get; set; } = [];

    /// <summary>メールアドレス.</summary>
    [FormField("メールアドレス", MaxLength = 254, Help = "お知らせを送る先。空欄でも構いません。本人も変えられます。")]
    public string Email { get; set; } = "";
}

/// <summary>Form of name and address.</summary>
public sealed class StaffNameForm
{
    /// <summary>氏名.</summary>
    [FormField("氏名", Required = true, MaxLength = 100)]
    public string DisplayName { get; set; } = "";

    /// <summary>メールアドレス.</summary>
    [FormField("メールアドレス", MaxLength = 254, Help = "お知らせを送る先。空欄でも構いません。")]
    public string Email { get; set; } = "";
}

/// <summary>Form of 所属 and 職務 from now on.</summary>
public sealed class StaffPlaceForm
{
    /// <summary>所属.</summary>
    [FormField("所属", Required = true, OptionsFrom = StaffFormText.Divisions)]
    public string DivisionId { get; set; } = "";

    /// <summary>職務.</summary>
    [FormField("職務", Required = true, OptionsFrom = StaffFormText.Duties, Help = "一つ以上選びます。")]
    public List<string> Duties { get; set; } = [];
}

/// <summary>Form of a 人事異動.</summary>
public sealed class StaffTransferForm
{
    /// <summary>発令日.</summary>
    [FormField("発令日", Required = true, Help = "この日の午前0時から新しい所属と職務になります（例：令和8年4月1日、R8.4.1、2026/4/1）。")]
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>異動後の所属.</summary>
    [FormField("異動後の所属", Required = true, OptionsFrom = StaffFormText.Divisions)]
    public string NewDivisionId { get; set; } = "";

    /// <summary>異動後の職務.</summary>
    [FormField("異動後の職務", Required = true, OptionsFrom = StaffFormText.Duties, Help = "一つ以上選びます。")]
    public List<string> NewDuties { get; set; } = [];
}

/// <summary>Form of the link to an account at the identity provider (認証基盤).</summary>
public sealed class StaffLinkForm
{
    /// <summary>Identifier of the person there.</summary>
    [FormField("認証基盤での識別子", Required = true, MaxLength = 128, Help = "本人がサインインを試すと画面に出る識別子です。大文字と小文字を区別します。")]
    public string Subject { get; set; } = "";
}
