using WorkflowAnon.Domain.Examination;

namespace WorkflowAnon.Domain.Tests.Examination;

/// <summary>An examination in which every criterion is met; tests change one thing at a time.</summary>
internal static class ExaminationFiles
{
    public static readonly DateOnly Day = new(2026, 4, 10);

    public static ExaminationFile AllMet() => new()
    {
        CaseId = "case-1",
        Eligibility = new() { OathsConfirmed = true, OtherInquiry = "該当なし", ConfirmedById = "e", ConfirmedOn = Day },
        PersonCount = new() { RawCount = 6000, DeduplicatedCount = 5000, ProposedCount = 5000, AsOf = new(2026, 3, 16), CountedById = "e" },
        Method = Method(),
        Assessments = [.. Criteria.All.Select(c => new CriterionAssessment
        {
            Criterion = c.Number, Met = true, Reason = "提案書の記載により認められる。", Evidence = "提案書", ExaminerId = "e", ExaminerName = "審査 花子", AssessedOn = Day,
        })],
    };

    public static ProcessingMethodEvidence Method() => new()
    {
        Standards = [.. Enumerable.Range(1, 5).Select(i => new ProcessingStandardCheck { Standard = i, CanBeMet = true, Note = "住所を都道府県とする。" })],
        SharedUnderstanding = "提案者に電話で確認した。",
        CheckedById = "e",
        CheckedOn = Day,
    };

    public static CriterionAssessment Of(this ExaminationFile file, int criterion) => file.Assessments.Single(a => a.Criterion == criterion);

    public static ExaminationFile With(this ExaminationFile file, Action<ExaminationFile> change)
    {
        change(file);
        return file;
    }
}
