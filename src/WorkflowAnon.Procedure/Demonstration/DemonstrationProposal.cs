using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>A made-up party of the demonstration. No such company or person exists.</summary>
/// <param name="Name">氏名 or 名称.</param>
/// <param name="Representative">代表者; empty for an individual.</param>
/// <param name="Address">住所.</param>
/// <param name="CorporateNumber">法人番号, made up; empty for an individual.</param>
/// <param name="ContactUnit">担当部署; empty when there is none.</param>
/// <param name="ContactPerson">担当者.</param>
public sealed record DemonstrationParty(string Name, string Representative, string Address, string CorporateNumber = "", string ContactUnit = "", string ContactPerson = "")
{
    /// <summary>True for a 法人.</summary>
    public bool IsCorporation => Representative.Length > 0;
}

/// <summary>A made-up proposal: who wants which items of which file for what.</summary>
/// <param name="Party">提案者.</param>
/// <param name="File">個人情報ファイル.</param>
/// <param name="PersonCount">提案の本人の数.</param>
/// <param name="Wanted">記録項目 and the granularity wished for; the other items of the file are not wanted.</param>
/// <param name="Purpose">利用の目的.</param>
/// <param name="Method">利用の方法.</param>
/// <param name="Business">事業の内容.</param>
/// <param name="Contribution">新産業の創出等に資する理由.</param>
public sealed record DemonstrationProposal(
    DemonstrationParty Party, RegisterSeedFile File, int PersonCount, IReadOnlyDictionary<string, string> Wanted, string Purpose, string Method, string Business, string Contribution)
{
    /// <summary>提供媒体: id of the profile.</summary>
    public string Medium { get; init; } = "cd-r";

    /// <summary>提供方法: id of the profile.</summary>
    public string Way { get; init; } = "post";

    /// <summary>事業の用に供しようとする期間の始まり.</summary>
    public DateOnly UseFrom { get; init; } = new(2026, 7, 1);

    /// <summary>その終わり.</summary>
    public DateOnly UseTo { get; init; } = new(2029, 3, 31);

    /// <summary>担当課.</summary>
    public string DivisionId => File.DivisionId;

    internal EnterPartiesForm Parties(DateOnly datedOn) => new()
    {
        DatedOn = datedOn,
        HasAgent = false,
        Proposers =
        [
            new ProposerRow
            {
                Kind = Party.IsCorporation ? "Corporation" : "Individual", Name = Party.Name, Representative = Party.Representative, PostalCode = "030-0000", Address = Party.Address,
                Phone = "017-000-0000", Email = "teian@example.jp", HasContactUnit = Party.ContactUnit.Length > 0, ContactUnit = Party.ContactUnit, ContactPerson = Party.ContactPerson,
                CorporateNumber = Party.CorporateNumber,
            },
        ],
    };

    internal CheckIdentityForm Identity(DateOnly proposedOn) => new()
    {
        Papers =
        [
            Party.IsCorporation
                ? new IdentityPaperRow { Party = "p0", Kind = "RegistryCertificate", NameOnPaper = Party.Name, AddressOnPaper = Party.Address, IssuedOn = proposedOn.AddDays(-20), ShowsIndividualNumber = false }
                : new IdentityPaperRow
                {
                    Party = "p0", Kind = "DriversLicence", NameOnPaper = Party.Name, AddressOnPaper = Party.Address, ValidUntil = proposedOn.AddYears(2), BornOn = new(1984, 5, 17),
                    ShowsIndividualNumber = false,
                },
        ],
    };

    internal CheckAttachmentsForm Attachments(DateOnly datedOn, IReadOnlyList<string> required) => new()
    {
        Oaths = [new OathRow { Party = "p0", IsAttached = true, DatedOn = datedOn, Signer = Party.IsCorporation ? Party.Representative : Party.Name, CoversOfficers = Party.IsCorporation ? true : null }],
        ContributionAttached = true,
        ContributionTitle = "事業計画書",
        IsConcrete = true,
        Others = [.. required],
    };

    internal EnterContentForm Content(EnterContentForm known, IReadOnlyDictionary<string, string> wanted)
    {
        known.FileName = File.Entry.Name;
        known.FileId = File.FileId;
        known.RequestedPersonCount = PersonCount;
        foreach (var item in known.Items)
        {
            item.Wanted = wanted.TryGetValue(item.ItemName, out var granularity);
            item.Granularity = granularity ?? "";
        }

        known.Purpose = Purpose;
        known.Method = Method;
        known.BusinessContent = Business;
        known.ContributionReason = Contribution;
        known.UseFrom = UseFrom;
        known.UseTo = UseTo;
        return known;
    }

    internal EnterSafetyForm Safety() => new()
    {
        Handlers = [new DataHandlerRow { Name = Handler, Unit = Party.ContactUnit.Length > 0 ? Party.ContactUnit : "本人", Position = Party.IsCorporation ? "主任" : "研究者" }],
        PlaceOfUse = "本社分析室",
        Environment = "外部の回線に接続しない専用の端末",
        StoragePlace = "施錠した保管庫",
        Management = "管理台帳により、持出し及び複製を記録する。",
        SafetyAuthority = "部門の長を責任者とし、取り扱う者を指名する。",
        SafetyRegulations = "取扱規程を定め、年1回、取扱いの状況を評価して改善する。",
        SafetyPrevention = "入退室の管理、端末の認証及び操作記録の点検を行う。",
        MarkedMedia = [Medium],
        MarkedWays = [Way],
    };

    /// <summary>取扱従事者.</summary>
    internal string Handler => Party.ContactPerson.Length > 0 ? Party.ContactPerson : Party.Name;
}

/// <summary>A case of the demonstration while its script runs. Every step has a key of its own, so that a script that was interrupted goes on where it stopped.</summary>
/// <param name="key">Short fixed key.</param>
/// <param name="proposal">What is proposed.</param>
public sealed class DemonstrationCase(string key, DemonstrationProposal proposal)
{
    private readonly Dictionary<string, int> _steps = [];

    /// <summary>Short fixed key.</summary>
    public string Key { get; } = key;

    /// <summary>What is proposed.</summary>
    public DemonstrationProposal Proposal { get; } = proposal;

    /// <summary>Id of the case once its papers have arrived.</summary>
    public string CaseId { get; set; } = "";

    /// <summary>担当課の担当者 of this case, and what others the scripts need.</summary>
    internal Actor Staff(DemonstrationPeople people) => people.Staff(Proposal.DivisionId);

    /// <summary>Key of the next command of a kind: the same script gives the same keys again.</summary>
    internal string Next(string step)
    {
        var number = _steps.GetValueOrDefault(step) + 1;
        _steps[step] = number;
        return FormattableString.Invariant($"demo-{Key}-{step}-{number}");
    }
}
