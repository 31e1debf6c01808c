using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Changes;
using WorkflowAnon.Procedure.CommissionReports;
using WorkflowAnon.Procedure.Termination;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>変更・違反・報告 (第9の3, 第10): notices of change, violations and terminations, the bar on the parties, reports to 委員会, complaints about the case.</summary>
internal sealed class ReportsPart : ICaseFilePart
{
    public string Key => "reports";

    public string Title => "変更・報告";

    public int Order => 80;

    public IReadOnlyList<PaperKind> Papers { get; } = [PaperKind.ChangeNotice, PaperKind.NewProposalGuidance, PaperKind.TerminationNotice, PaperKind.CommissionReport];

    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        var id = scope.Case.Id;
        List<DocumentBlock> blocks = [];
        foreach (var n in await scope.Db.Set<ChangeNotice>().AsNoTracking().Where(n => n.CaseId == id).OrderBy(n => n.ReceivedOn).ThenBy(n => n.Id).ToListAsync(cancellationToken))
            AddChange(blocks, n, scope);
        foreach (var v in await scope.Db.Set<ViolationFile>().AsNoTracking().Where(v => v.CaseId == id).OrderBy(v => v.JudgedOn).ThenBy(v => v.Id).ToListAsync(cancellationToken))
            AddViolation(blocks, v, scope);
        var barred = await scope.Db.Set<Disqualification>().AsNoTracking().Where(d => d.CaseId == id).OrderBy(d => d.Name).ToListAsync(cancellationToken);
        blocks.AddTable("欠格の期間", ["氏名・名称", "解除の日", "提案できない最終日", "事由", "登録"], barred.Select(d => (IReadOnlyList<string>)
            [d.Name, Day(d.TerminatedOn), Day(d.BarredUntil), d.Cause, $"{At(d.RegisteredAt)}　{scope.Who(d.RegisteredById)}"]));
        var reports = await scope.Db.Set<CommissionReport>().AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.ReportedOn).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        blocks.AddTable("個人情報保護委員会への報告", ["報告", "報告した日", "文書番号", "方法", "内容", "報告した人"], reports.Select(r => (IReadOnlyList<string>)
            [ReportToCommissionHandler.KindName(r.Kind), Day(r.ReportedOn), r.DocumentNumber, Words<ReportToCommissionForm>(nameof(ReportToCommissionForm.Method), r.Method), r.Content, scope.Who(r.ReportedById)]));
        var complaints = await scope.Db.Set<Complaint>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        blocks.AddTable("この事案についての苦情", ["申出", "内容", "対応"], complaints.Select(c => (IReadOnlyList<string>)[Day(c.ReceivedOn), c.Content, c.Answer]));
        return blocks;
    }

    private static void AddChange(List<DocumentBlock> blocks, ChangeNotice n, CaseFileScope scope)
    {
        blocks.Add(new Heading($"記載事項変更通知書（{Day(n.ReceivedOn)}収受）"));
        blocks.Add(new Table(["区分", "変更前", "変更後", "理由", "変更の日"], [.. n.Items.Select(i => (IReadOnlyList<string>)
            [Words<ChangeRow>(nameof(ChangeRow.Kind), i.Kind.ToString()), i.Before, i.After, i.Reason, Day(i.ChangeOn)])]));
        blocks.Add(new Fields(
        [
            ("受け付けた人", scope.Who(n.ReceivedById)), ("理由の確認", n.ReasonIsProper is { } proper ? $"{(proper ? "適切" : "適切でない")}　{scope.Who(n.ReasonConfirmedById)}" : ""),
            ("写しの保管・原本の送付", n.CopyRetainedOn is null ? "" : $"{Day(n.CopyRetainedOn)}・{Day(n.ForwardedOn)}"), ("新たな提案を要する旨の通知", n.NewProposalToldOn is null ? "" : Day(n.NewProposalToldOn)),
        ]));
    }

    private static void AddViolation(List<DocumentBlock> blocks, ViolationFile v, CaseFileScope scope)
    {
        blocks.Add(new Heading("契約違反・解除"));
        blocks.Add(new Fields(
        [
            ("違反等と判断した日", $"{Day(v.JudgedOn)}　{scope.Who(v.JudgedById)}"), ("違反等の事実", v.Facts), ("総務課への通知", v.NotifiedOn is null ? "（契約で定める事由だけのため通知なし）" : Day(v.NotifiedOn)),
            ("解除の事由", string.Join("、", v.Causes.Select(c => TerminationNoticePaper.CauseName(c, v.TerminatedOn)))), ("事由に当たる事実", v.CauseFacts), ("起案した人", v.DraftedById.Length == 0 ? "" : scope.Who(v.DraftedById)),
            ("解除しないこととした理由", v.KeepReason), ("解除しようとする旨の通知", v.IntentNotifiedOn is null ? "" : Day(v.IntentNotifiedOn)),
            ("解除", v.TerminatedOn is null ? "" : $"{Day(v.TerminatedOn)}　{v.NoticeNumber}　{scope.Who(v.TerminatedById)}"),
        ]));
    }
}
