using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>管理の措置・提供の方法を入力する: items 5 and 6 of form 2 (5-5-7, 5-5-8).</summary>
[Activity("WorkflowAnon.Proposals.EnterSafety", Category = "第5 提案", DisplayName = "管理の措置・提供の方法を入力する", Description = "提案書の5と6を、書かれているとおりに入力します。", Kind = ActivityKind.Task)]
[Outcomes("Done=入力した")]
internal sealed class EnterSafety : HumanTaskActivity<EnterSafetyHandler>;

/// <summary>Form 2, items 5 and 6, as written.</summary>
internal sealed class EnterSafetyForm
{
    [FormField("5 取扱従事者", Clause = "5-5-7", Section = "漏えいの防止等の措置")]
    public List<DataHandlerRow> Handlers { get; set; } = [];

    [FormField("5 実際に利用する場所", Clause = "5-5-7")]
    public string PlaceOfUse { get; set; } = "";

    [FormField("5 利用する環境", Multiline = true, Clause = "5-5-7")]
    public string Environment { get; set; } = "";

    [FormField("5 保管する場所", Clause = "5-5-7")]
    public string StoragePlace { get; set; } = "";

    [FormField("5 管理の方法", Multiline = true, Clause = "5-5-7")]
    public string Management { get; set; } = "";

    [FormField("5 取り扱う者の権限及び責任（第11の3⑴）", Multiline = true, Clause = "5-5-7")]
    public string SafetyAuthority { get; set; } = "";

    [FormField("5 規程類の整備、取扱いの評価と改善（第11の3⑵）", Multiline = true, Clause = "5-5-7")]
    public string SafetyRegulations { get; set; } = "";

    [FormField("5 権限のない者の取扱いを防ぐ措置（第11の3⑶）", Multiline = true, Clause = "5-5-7")]
    public string SafetyPrevention { get; set; } = "";

    [FormField("5 その他の措置", Multiline = true)]
    public string SafetyMeasures { get; set; } = "";

    [FormField("6 希望する提供媒体（印の付いているもの全て）", OptionsFrom = "media", Clause = "5-5-8", Section = "提供の方法")]
    public List<string> MarkedMedia { get; set; } = [];

    [FormField("6 その他の媒体の記載（USBメモリなど）", MaxLength = 100, Clause = "5-5-8")]
    public string OtherMedium { get; set; } = "";

    [FormField("6 希望する提供方法（印の付いているもの全て）", OptionsFrom = "ways", Clause = "5-5-8")]
    public List<string> MarkedWays { get; set; } = [];

    [FormField("6 その他の提供方法の記載", MaxLength = 100, Clause = "5-5-8")]
    public string OtherWay { get; set; } = "";

    public static EnterSafetyForm From(Proposal p, AgencyProfile profile) => new()
    {
        Handlers = [.. p.Handlers.Select(h => new DataHandlerRow { Name = h.Name, Unit = h.Unit, Position = h.Position })],
        PlaceOfUse = p.PlaceOfUse,
        Environment = p.Environment,
        StoragePlace = p.StoragePlace,
        Management = p.Management,
        SafetyAuthority = p.SafetyAuthority,
        SafetyRegulations = p.SafetyRegulations,
        SafetyPrevention = p.SafetyPrevention,
        SafetyMeasures = p.SafetyMeasures,
        MarkedMedia = [.. p.MarkedMedia.Where(m => profile.Media.Any(c => c.Id == m))],
        OtherMedium = p.MarkedMedia.Find(m => profile.Media.All(c => c.Id != m)) ?? "",
        MarkedWays = [.. p.MarkedWays.Where(w => profile.ProvisionWays.Any(c => c.Id == w))],
        OtherWay = p.MarkedWays.Find(w => profile.ProvisionWays.All(c => c.Id != w)) ?? "",
    };
}

/// <summary>One 取扱従事者 of the proposal.</summary>
internal sealed class DataHandlerRow
{
    [FormField("氏名", Clause = "5-5-7", MaxLength = 200)]
    public string Name { get; set; } = "";

    [FormField("所属", Clause = "5-5-7", MaxLength = 200)]
    public string Unit { get; set; } = "";

    [FormField("職名", Clause = "5-5-7", MaxLength = 200)]
    public string Position { get; set; } = "";
}

/// <summary>Stores items 5 and 6 as written; what is chosen wrongly becomes a finding, not a refusal.</summary>
internal sealed class EnterSafetyHandler : TaskHandler<EnterSafetyForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "管理の措置・提供の方法を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var view = new TaskView { Initial = EnterSafetyForm.From(proposal, context.Profile) };
        view.Choices["media"] = [.. context.Profile.Media.Select(m => new Choice(m.Id, m.Name))];
        view.Choices["ways"] = [.. context.Profile.ProvisionWays.Select(w => new Choice(w.Id, w.Name))];
        view.Fact("収受番号", proposal.ReceiptNumber).Fact("提案者", proposal.ProposerNames());
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, EnterSafetyForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var media = Marked(form.MarkedMedia, context.Profile.Media, form.OtherMedium, "markedMedia");
        var ways = Marked(form.MarkedWays, context.Profile.ProvisionWays, form.OtherWay, "markedWays");
        proposal.Handlers = [.. form.Handlers.Select(h => new DataHandler { Name = h.Name, Unit = h.Unit, Position = h.Position })];
        proposal.PlaceOfUse = form.PlaceOfUse;
        proposal.Environment = form.Environment;
        proposal.StoragePlace = form.StoragePlace;
        proposal.Management = form.Management;
        proposal.SafetyAuthority = form.SafetyAuthority;
        proposal.SafetyRegulations = form.SafetyRegulations;
        proposal.SafetyPrevention = form.SafetyPrevention;
        proposal.SafetyMeasures = form.SafetyMeasures;
        proposal.MarkedMedia = media;
        proposal.MarkedWays = ways;
        proposal.Medium = Single(media, context.Profile.Media);
        proposal.ProvisionWay = Single(ways, context.Profile.ProvisionWays);
        return button;
    }

    private static List<string> Marked(List<string> chosen, IReadOnlyList<NamedChoice> offered, string other, string field)
    {
        if (chosen.Exists(c => offered.All(o => o.Id != c)))
            throw TaskContext.Refuse(field, "選択肢にない値があります。選び直してください。", "5-5-8");
        return [.. chosen.Distinct(), .. other.Length > 0 ? new[] { other } : []];
    }

    private static string Single(List<string> marked, IReadOnlyList<NamedChoice> offered) =>
        marked is [var only] && offered.Any(o => o.Id == only) ? only : "";
}
