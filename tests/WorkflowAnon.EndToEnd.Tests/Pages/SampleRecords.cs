using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Records of a recruitment, a file and a case, for looking at the pages that only read.</summary>
internal static class SampleRecords
{
    public const string RecruitmentId = "recruitment-sample";
    public const string FileId = "file-sample";
    public const string CaseId = "case-sample";
    public const string DraftId = "draft-sample";

    public static object[] All(PagesHost host, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        var @case = new Case
        {
            Id = CaseId,
            Number = "令和8年度第1号",
            FiscalYear = 2026,
            RecruitmentId = RecruitmentId,
            FileId = FileId,
            OwningDivisionId = host.OwningDivision,
            HolderDivisionId = host.OwningDivision,
            OpenedAt = now.AddDays(-20),
        };
        @case.Enter(CaseStage.Examination);
        var paper = new Paper
        {
            Id = "paper-1",
            SubjectId = CaseId,
            Kind = PaperKind.ProposalDocuments,
            Title = "提案書類",
            DocumentNumber = "総収第12号",
            DatedOn = today.AddDays(-20),
            OriginalHolder = host.GeneralAffairs,
            PrintPath = "/print/form2/" + CaseId,
        };
        PaperMove[] moves =
        [
            new() { Id = "move-1", SubjectId = CaseId, PaperId = paper.Id, Number = 1, Kind = PaperMoveKind.Registered, To = host.GeneralAffairs, At = now.AddDays(-20), ActorId = "system", Means = "収受", Clause = "5-2-3" },
            new() { Id = "move-2", SubjectId = CaseId, PaperId = paper.Id, Number = 2, Kind = PaperMoveKind.CopyKept, From = host.GeneralAffairs, To = host.GeneralAffairs, At = now.AddDays(-20), ActorId = "system", Means = "写しの作成" },
            new() { Id = "move-3", SubjectId = CaseId, PaperId = paper.Id, Number = 3, Kind = PaperMoveKind.HandedOn, From = host.GeneralAffairs, To = host.OwningDivision, At = now.AddDays(-19), ActorId = "system", Means = "担当課へ送付", Clause = "5-2-3" },
        ];
        foreach (var move in moves)
            paper.Apply(move);
        return
        [
            new RecruitmentRound
            {
                Id = RecruitmentId, FiscalYear = 2026, Round = 1, StartsOn = today.AddDays(-40), EndsOn = today.AddDays(-8), State = RecruitmentState.Closed,
                DivisionIds = [host.OwningDivision],
                Items = [new RecruitmentItem { FileId = FileId, FileName = "拾得物管理ファイル", DivisionId = host.OwningDivision, PersonCount = 48_211 }],
                Publications = [new Publication { Kind = PublicationKind.PreNotice, ChannelId = host.Profile.PublicationChannels[0].Id, PublishedOn = today.AddDays(-50), PublishedBy = "広報係 三上", Url = "https://www.example.jp/tokumei/" }],
            },
            new FileSelection
            {
                Id = FileSelection.IdOf(RecruitmentId, host.OwningDivision), RecruitmentId = RecruitmentId, DivisionId = host.OwningDivision, RequestedOn = today.AddDays(-80),
                Nominations = [new FileNomination { FileId = FileId, Selected = true }], SubmittedOn = today.AddDays(-70),
            },
            new PersonalInformationFile
            {
                Id = FileId, Name = "拾得物管理ファイル", DivisionId = host.OwningDivision, Purpose = "拾得物の返還のため", Summary = "拾得物の届出の記録",
                Scope = "拾得者及び遺失者", Collection = "本人からの届出", PersonCount = 48_211, RawPersonCount = 51_003, PersonCountAsOf = today.AddDays(-90),
                RegisterPublishedOn = today.AddDays(-400), RecruitmentEntry14 = true, Organisation15 = "総務課", Address15 = "県庁前1-1",
                RecordItems = [new RecordItem { Name = "氏名", IsIdentifying = true }, new RecordItem { Name = "拾得場所" }, new RecordItem { Name = "免許証番号", IsIdentificationCode = true }],
                Tests = new FileTests { IsRegistered = true, RegisteredReason = "公表済み", WouldBeDisclosed = true, CanBeProcessed = null },
            },
            @case,
            new Proposal
            {
                CaseId = CaseId, RecruitmentId = RecruitmentId, FileId = FileId, FileName = "拾得物管理ファイル",
                Proposers = [new Proposer { Kind = PartyKind.Corporation, Name = "株式会社𠮷髙データ" }, new Proposer { Kind = PartyKind.Individual, Name = "対馬 葵" }],
            },
            new Deadline
            {
                Id = "dl-1", SubjectId = CaseId, Kind = DeadlineKind.Correction, StartDay = today, Raw = today.AddDays(1), Due = today.AddDays(2),
                Rule = "通知の日の翌日から起算して14日。\n末日が土曜日のため、次の開庁日に繰り下げた。", Clause = "5-7",
            },
            new Deadline { Id = "dl-2", SubjectId = CaseId, Kind = DeadlineKind.Provision, Raw = today.AddDays(-3), Due = today.AddDays(-3), Rule = "契約書に定めた日", Clause = "9-2-1" },
            new Deadline { Id = "dl-3", SubjectId = RecruitmentId, Kind = DeadlineKind.RecruitmentEnd, Raw = today.AddDays(-8), Due = today.AddDays(-8), Rule = "開始の日から31日", Clause = "4-1b", MetAt = now.AddDays(-7) },
            paper, .. moves,
            new TimelineEntry { Id = "tl-1", SubjectId = CaseId, At = now.AddDays(-20), ActorId = "system", Title = "収受日付印を押した", Detail = "総収第12号", Clauses = "5-2-3" },
            new TimelineEntry { Id = "tl-2", SubjectId = CaseId, At = now.AddDays(-19), ActorId = "system", DivisionId = host.GeneralAffairs, Title = "原本を担当課へ送付した", Clauses = "5-2-4" },
            new ApprovalDocument
            {
                Id = DraftId, Number = "令和8年度起案第3号", SubjectId = CaseId, InstanceId = "instance-sample", DraftActivity = "conclude", Subject = ApprovalSubject.Examination, Title = "審査結果をまとめる",
                DraftTaskId = "task-sample", DrafterId = "od-1", DrafterName = "三上 悠", DivisionId = host.OwningDivision, DeciderDivisionId = host.OwningDivision, DraftedOn = today, Kind = ApprovalKind.DelegatedApproval,
                Consultations = [new ConsultationStep { DivisionId = host.GeneralAffairs, ById = "ga-1", ByName = "工藤 直樹", At = now.AddHours(-3), Opinion = "支障はない。" }], StateAt = now.AddHours(-4),
            },
            new Approval { Id = "approval-1", DocumentId = DraftId, SubjectId = CaseId, Subject = ApprovalSubject.Examination, DrafterId = "system", ApproverId = "system", Approved = false, Comment = "基準4の理由を補うこと。", DecidedAt = now.AddDays(-1) },
        ];
    }
}
