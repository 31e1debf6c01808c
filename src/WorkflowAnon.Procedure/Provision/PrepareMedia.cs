using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>媒体の準備と保護措置 (9-2-2b, 第11の3).</summary>
[Activity("WorkflowAnon.Provision.PrepareMedia", Category = "第9の2 提供", DisplayName = "媒体を用意し、管理の措置を講ずる", Description = "提供する媒体を用意し、適切な管理のために必要な措置を講じます。", Kind = ActivityKind.Task)]
[Outcomes("Done=用意した")]
public sealed class PrepareMedia : HumanTaskActivity<PrepareMediaHandler>;

/// <summary>Form of the preparation.</summary>
public sealed class PrepareMediaForm
{
    /// <summary>措置.</summary>
    [FormField("講じた措置", Required = true, Clause = "9-2-2b", Options = [
        "encryption=データを暗号化し、復号の方法は別に伝える", "sealed=媒体を封かんし、管理番号を付した", "tracked=書留など追跡できる方法又は手渡しによる",
        "recorded=提供の台帳に記録した", "labelled=媒体に情報の名称を表示した"])]
    public List<string> Measures { get; set; } = [];

    /// <summary>管理番号.</summary>
    [FormField("媒体の管理番号", Required = true)]
    public string MediaSerial { get; set; } = "";

    /// <summary>枚数.</summary>
    [FormField("媒体の枚数", Required = true, Unit = "枚")]
    public int? MediaCount { get; set; }
}

/// <summary>Records the measures; encryption, sealing and tracking are the least.</summary>
public sealed class PrepareMediaHandler : TaskHandler<PrepareMediaForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "媒体を用意した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var agreed = await context.AgreedMethodAsync(cancellationToken);
        return new TaskView { Initial = new PrepareMediaForm { MediaCount = 1 } }
            .Fact("提案書の提供媒体", context.MediumName(agreed.Medium)).Fact("提案書の提供方法", context.WayName(agreed.Way));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, PrepareMediaForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(ProvisionRules.CheckMeasures(form.Measures));
        if (form.MediaCount < 1)
            throw TaskContext.Refuse("mediaCount", "媒体の枚数は1枚以上です。");
        var provision = await context.ProvisionAsync(cancellationToken);
        provision.Measures = form.Measures;
        provision.MediaSerial = form.MediaSerial;
        provision.MediaCount = form.MediaCount!.Value;
        provision.PreparedById = context.Actor.Id;
        return button;
    }
}
