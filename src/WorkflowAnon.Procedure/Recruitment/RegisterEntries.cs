using System.Globalization;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>個人情報ファイル簿に⒁⒂を記載する (3-2).</summary>
[Activity("WorkflowAnon.FileSelection.RegisterEntries", Category = "第3 対象ファイル", DisplayName = "個人情報ファイル簿に⒁⒂を記載し、提出する", Description = "選定したファイルごとに、⒁ 提案の募集をする個人情報ファイルである旨と、⒂ 提案を受ける組織の名称及び所在地を個人情報ファイル簿に記載し、公表します。", Kind = ActivityKind.Task)]
[Outcomes("Done=記載した")]
internal sealed class RegisterEntries : HumanTaskActivity<RegisterEntriesHandler>;

/// <summary>Form of the entries.</summary>
internal sealed class RegisterEntriesForm
{
    [FormField("対象ファイルごとの記載", Required = true, Clause = "3-2")]
    public List<RegisterEntryRow> Entries { get; set; } = [];

    [FormField("ファイル簿を修正した日", Required = true, Clause = "3-2")]
    public DateOnly? RevisedOn { get; set; }

    [FormField("修正後のファイル簿を公表した日", Required = true, Clause = "3-1a")]
    public DateOnly? PublishedOn { get; set; }
}

/// <summary>⒁ and ⒂ of one file.</summary>
internal sealed class RegisterEntryRow
{
    [FormField("個人情報ファイル", Required = true, OptionsFrom = "files", Clause = "3-2")]
    public string FileId { get; set; } = "";

    [FormField("⒁ 提案の募集をする個人情報ファイルである旨を記載した", Clause = "3-2")]
    public bool Entered14 { get; set; }

    [FormField("⒂ 提案を受ける組織の名称", RequiredByRule = true, Clause = "3-2")]
    public string Organisation15 { get; set; } = "";

    [FormField("⒂ 提案を受ける組織の所在地", RequiredByRule = true, Clause = "3-2")]
    public string Address15 { get; set; } = "";
}

/// <summary>Enters ⒁ and ⒂ for every selected file and hands the selection in.</summary>
internal sealed class RegisterEntriesHandler : TaskHandler<RegisterEntriesForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "記載を登録し、総務課へ提出する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var selection = await context.SelectionAsync(cancellationToken);
        var files = await context.Db.FilesAsync(selection.SelectedFiles().Select(n => n.FileId), cancellationToken);
        var office = context.Profile.ReceivingOffice;
        var organisation = $"{context.Profile.Names.Office}{context.Profile.GeneralAffairs().Name}";
        var view = new TaskView
        {
            Initial = new RegisterEntriesForm
            {
                Entries = [.. files.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new RegisterEntryRow
                {
                    FileId = f.Id,
                    Organisation15 = f.Organisation15.Length > 0 ? f.Organisation15 : organisation,
                    Address15 = f.Address15.Length > 0 ? f.Address15 : $"〒{office.PostalCode} {office.Address}",
                })],
            },
        };
        view.Choices["files"] = [.. files.Values.Select(f => new Choice(f.Id, f.Name))];
        foreach (var file in files.Values)
            view.Fact("ファイル簿", file.Name, PaperAddress.Of(FileRegister.FileRegisterPaper.PaperKey, file.Id));
        view.Notes.Add("⒁と⒂の両方がそろわないファイルは、募集の対象にできません（要綱第4の6、法第110条）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, RegisterEntriesForm form, string button, CancellationToken cancellationToken)
    {
        var selection = await context.SelectionAsync(cancellationToken);
        var files = await context.Db.FilesAsync(selection.SelectedFiles().Select(n => n.FileId), cancellationToken);
        context.Enforce(SelectionRules.CheckComplete([.. files.Keys], [.. form.Entries.Select(e => e.FileId)], id => files[id].Name)
            .Renamed(item => item.Replace("files", "entries", StringComparison.Ordinal)));
        context.Enforce(RuleResult.Merge(form.Entries.Select((e, i) => Check(files[e.FileId], e, i)))
            .And(SelectionRules.CheckRevision(form.RevisedOn, form.PublishedOn, context.Today)));
        foreach (var entry in form.Entries)
            await EnterAsync(context, files[entry.FileId], entry, form, cancellationToken);
        selection.SubmittedOn = context.Today;
        return button;
    }

    private static RuleResult Check(PersonalInformationFile file, RegisterEntryRow entry, int index) =>
        SelectionRules.CheckEntered(new RecruitmentFileFacts(file.Name, file.DivisionId, entry.Entered14, entry.Organisation15, entry.Address15))
            .Renamed(item => string.Create(CultureInfo.InvariantCulture, $"entries[{index}].{item}"));

    private static async Task EnterAsync(TaskContext context, PersonalInformationFile file, RegisterEntryRow entry, RegisterEntriesForm form, CancellationToken cancellationToken)
    {
        file.RecruitmentEntry14 = true;
        file.Organisation15 = entry.Organisation15;
        file.Address15 = entry.Address15;
        file.EntriesOn = form.RevisedOn;
        file.RegisterPublishedOn = form.PublishedOn;
        await context.Subject.Custody.RegisterAsync(
            PaperKind.FileRegister, $"個人情報ファイル簿（{file.Name}）", context.Task.DivisionId, form.RevisedOn!.Value, "", "作成", cancellationToken,
            PaperAddress.Of(FileRegister.FileRegisterPaper.PaperKey, file.Id));
        context.Subject.Publish(new FileRegisterUpdated { SubjectId = context.SubjectId, FileId = file.Id });
    }
}
