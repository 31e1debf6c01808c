namespace WorkflowAnon.Domain.Rules;

/// <summary>A file in a recruitment, as the register has it.</summary>
/// <param name="Name">個人情報ファイルの名称.</param>
/// <param name="OwningDivision">The division that holds it; null when none is known.</param>
/// <param name="HasRecruitmentEntry">要綱第4の6⒁: the register says that proposals are invited.</param>
/// <param name="ReceivingOrganisation">要綱第4の6⒂: organisation that receives proposals.</param>
/// <param name="ReceivingAddress">要綱第4の6⒂: its address.</param>
public sealed record RecruitmentFileFacts(string Name, string? OwningDivision, bool HasRecruitmentEntry, string? ReceivingOrganisation, string? ReceivingAddress);

/// <summary>Files of the same kind, held by several divisions, that are offered as one (4-3b).</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Divisions">The divisions that hold its files.</param>
/// <param name="LeadDivision">The division that leads.</param>
/// <param name="SameKind">All files are of one kind.</param>
/// <param name="Reason">Why they are grouped although of different kinds.</param>
/// <param name="PersonCounts">本人の数（名寄せ後） of each of its files.</param>
/// <param name="PersonCount">本人の数 of the whole group, each person counted once over all its files; null when it was not entered.</param>
public sealed record RecruitmentGroupFacts(
    string Name, IReadOnlyList<string> Divisions, string? LeadDivision, bool SameKind, string? Reason, IReadOnlyList<int> PersonCounts, int? PersonCount);

/// <summary>The plan of a recruitment.</summary>
/// <param name="Start">募集の開始日.</param>
/// <param name="End">募集の終了日.</param>
/// <param name="Files">The files offered.</param>
/// <param name="Groups">The groups among them.</param>
public sealed record RecruitmentPlanFacts(DateOnly? Start, DateOnly? End, IReadOnlyList<RecruitmentFileFacts> Files, IReadOnlyList<RecruitmentGroupFacts> Groups);

/// <summary>What was published before the start day (4-2b).</summary>
/// <param name="PublishedOn">Day of publication.</param>
/// <param name="StatesStartAndPeriod">ア: start day and period.</param>
/// <param name="ListedFiles">イ: names of the files listed.</param>
/// <param name="SummarisedFiles">ウ: names of the files whose outline is given.</param>
public sealed record PreNoticeFacts(DateOnly? PublishedOn, bool StatesStartAndPeriod, IReadOnlyCollection<string> ListedFiles, IReadOnlyCollection<string> SummarisedFiles);

/// <summary>Evidence that 募集要綱 were published (4-2a).</summary>
/// <param name="Url">Where.</param>
/// <param name="PublishedOn">When.</param>
/// <param name="PublishedBy">By whom.</param>
/// <param name="GuidelinesApproved">The guidelines passed 決裁.</param>
public sealed record OpeningFacts(string? Url, DateOnly? PublishedOn, string? PublishedBy, bool GuidelinesApproved);
