using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Tests.Notification;

/// <summary>The steps of 通知 with forms that are right; tests change one thing at a time.</summary>
internal static class NoticeScenes
{
    /// <summary>8 hours of work after rounding up: 21,000 + 3 × 3,950.</summary>
    public const long Fee = 32_850;

    /// <summary>0.1 + 2.7 + 0.2 hours = 180 minutes: three hours, not four.</summary>
    public static EstimateFeeForm Estimate() => new()
    {
        Lines = [new() { Work = "ExtractionDesign", Minutes = 6 }, new() { Work = "Processing", Minutes = 162 }, new() { Work = "Inspection", Minutes = 12 }],
    };

    public static DraftConformingNoticeForm Draft(DateOnly planned) => new()
    {
        ContractingPartyConfirmed = true,
        PaymentMethod = "prefectural-stamp",
        PaymentPlace = "総務課窓口",
        Medium = "cd-r",
        ProvisionWay = "post",
        PlannedEnforcementDate = planned,
        ApplicationFormEnclosed = true,
        ContractDraftCopies = 2,
    };

    public static DispatchNoticeForm Dispatch(DateOnly on) => new() { EnforcementDate = on, DispatchMethod = "post", EnclosuresPacked = true };

    /// <summary>From a decided examination to the draft of form 5, produced by the division itself.</summary>
    public static async Task ToDraftAsync(this ExaminationScene scene)
    {
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "抽出と加工が容易であるため" });
        await scene.DoAsync("estimate-fee", scene.Staff, Estimate(), "Done");
    }

    /// <summary>決裁 and 施行 of a new version of the notice; the draft activity's end is the name's.</summary>
    public static async Task ReissueAsync(this ExaminationScene scene, string suffix)
    {
        await scene.DoAsync("approve-" + suffix, scene.Driver.GeneralAffairs(1, Duties.Approver), new ApproveForm(), "Approved");
        await scene.DoAsync("dispatch-" + suffix, scene.GeneralAffairs, new DispatchReissueForm { EnforcementDate = scene.Driver.Today, DispatchMethod = "post" }, "Dispatched");
    }

    /// <summary>From the draft of form 5 to its dispatch today.</summary>
    public static async Task ToDispatchAsync(this ExaminationScene scene)
    {
        await scene.DoAsync("draft", scene.Staff, Draft(scene.Driver.Today), "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("dispatch", scene.Staff, Dispatch(scene.Driver.Today), "Dispatched");
        await scene.Driver.SettleAsync(CancellationToken.None);
    }
}
