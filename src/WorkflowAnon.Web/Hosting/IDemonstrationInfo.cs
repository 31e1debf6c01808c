namespace WorkflowAnon.Web.Hosting;

/// <summary>実演: what the pages may say about a demonstration. The host registers its own; without one there is no demonstration.</summary>
public interface IDemonstrationInfo
{
    /// <summary>True in a demonstration: a banner stands on every page.</summary>
    bool IsDemonstration { get; }

    /// <summary>True when demonstration accounts may move the business clock forward.</summary>
    bool CanMoveClock { get; }

    /// <summary>While the demonstration's data is being prepared: how far that has come. Nothing may be changed by hand meanwhile. Null afterwards.</summary>
    DemonstrationPreparation? Preparation => null;

    /// <summary>The accounts that the sign-in page shows; empty outside a demonstration.</summary>
    IReadOnlyList<DemonstrationAccount> Accounts { get; }
}

/// <summary>実演データの準備の状況.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Of how many; 0 before that is known.</param>
public sealed record DemonstrationPreparation(int Done, int Total)
{
    /// <summary>0 to 100.</summary>
    public int Percent => Total == 0 ? 0 : Done * 100 / Total;
}

/// <summary>実演の利用者: a made-up person with a published password.</summary>
/// <param name="UserName">利用者ID.</param>
/// <param name="Password">パスワード.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="DivisionName">所属.</param>
/// <param name="Duties">職務, 日本語.</param>
/// <param name="WhatToTry">What to try with it, one sentence.</param>
public sealed record DemonstrationAccount(string UserName, string Password, string DisplayName, string DivisionName, string Duties, string WhatToTry);

/// <summary>No demonstration.</summary>
internal sealed class NoDemonstration : IDemonstrationInfo
{
    public bool IsDemonstration => false;

    public bool CanMoveClock => false;

    public IReadOnlyList<DemonstrationAccount> Accounts => [];
}
