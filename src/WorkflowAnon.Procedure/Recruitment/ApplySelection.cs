using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>選定結果を反映する: what was approved becomes the judgement on record of each file (3-1a, 3-1b).</summary>
[Activity("WorkflowAnon.FileSelection.Apply", Category = "第3 対象ファイル", DisplayName = "選定結果を反映する", Description = "決裁を経た選定の結果を、個人情報ファイルの記録に反映します。")]
[Outcomes("Some=対象ファイルがある", "None=対象ファイルがない")]
internal sealed class ApplySelection : Activity
{
    /// <summary>The division, from the event.</summary>
    [Input(Required = true, DisplayName = "担当課", Order = 1)]
    public string? DivisionId { get; set; }

    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "3-1a 3-1b", Order = 2)]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var selection = await db.SelectionAsync(context.CorrelationId!, DivisionId ?? "", context.CancellationToken);
        var files = await db.FilesAsync(selection.Nominations.Select(n => n.FileId), context.CancellationToken);
        foreach (var nomination in selection.Nominations)
        {
            var file = files[nomination.FileId];
            file.Tests = nomination.Tests.Copy();
            file.ExclusionReason = nomination.ExclusionReason;
            if (nomination.Selected)
                subject.Publish(new FileNominated { SubjectId = selection.RecruitmentId, FileId = file.Id });
            else if (file.RecruitmentEntry14)
                Withdraw(subject, file);
        }

        var any = selection.SelectedFiles().Any();
        if (!any)
            selection.SubmittedOn = subject.Today;
        subject.Record("選定の結果", Describe(selection, files), Clauses ?? "");
        context.Complete(any ? "Some" : "None");
    }

    // ⒁ says that proposals are invited: a file that is no longer offered must not say so (4-1c).
    private static void Withdraw(SubjectContext subject, PersonalInformationFile file)
    {
        file.RecruitmentEntry14 = false;
        subject.Record("個人情報ファイル簿の⒁の記載を取消し", file.Name, "3-2");
        subject.Publish(new FileRegisterUpdated { SubjectId = subject.SubjectId, FileId = file.Id });
    }

    private static string Describe(FileSelection selection, Dictionary<string, PersonalInformationFile> files) => string.Join("／", selection.Nominations.Select(n =>
        n.Selected ? $"{files[n.FileId].Name}: 対象とする" : $"{files[n.FileId].Name}: 対象としない（{n.ExclusionReason}）"));
}
