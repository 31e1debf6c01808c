using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>
/// What a handler works with: the task, who acts, today's date in Japan, the agency profile, the database context of the
/// burst, and the few verbs that every stage shares. Everything a handler adds commits with the burst or not at all.
/// </summary>
public sealed class TaskContext
{
    private Case? _case;

    internal TaskContext(HumanTask task, Actor actor, SubjectContext subject)
    {
        Task = task;
        Actor = actor;
        Subject = subject;
    }

    /// <summary>The task.</summary>
    public HumanTask Task { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>For whom the person acts (代理), or null.</summary>
    public ActingFor? ActingFor { get; init; }

    /// <summary>Takes what later steps of the definition may read; null while a page is prepared.</summary>
    internal Action<string, object?>? Outputs { get; init; }

    /// <summary>True when the view of identity papers could not be recorded: their content must not be shown.</summary>
    public bool HidesIdentityPapers { get; init; }

    /// <summary>Verbs on the case or recruitment that the task belongs to.</summary>
    public SubjectContext Subject { get; }

    /// <summary>Id of the case, recruitment or file.</summary>
    public string SubjectId => Task.SubjectId;

    /// <summary>The burst's database context (read-only use while preparing a page).</summary>
    public WorkflowAnonDbContext Db => Subject.Db;

    /// <summary>Now, in Japan time.</summary>
    public DateTimeOffset Now => Subject.Now;

    /// <summary>Today in Japan.</summary>
    public DateOnly Today => Subject.Today;

    /// <summary>The agency's profile.</summary>
    public AgencyProfile Profile => Subject.Profile;

    /// <summary>Holidays of the law and of the agency.</summary>
    public HolidayCalendar Calendar => Subject.Calendar;

    /// <summary>期間計算 with the profile's settings.</summary>
    public PeriodCalculator Periods => Subject.Periods;

    /// <summary>The case of the task. Throws when the subject is not a case.</summary>
    public async Task<Case> CaseAsync(CancellationToken cancellationToken) =>
        _case ??= await Db.Set<Case>().SingleAsync(c => c.Id == SubjectId, cancellationToken);

    /// <summary>
    /// Enforces a rule's result: BLOCK refuses; WARN needs <paramref name="warningReason"/> and is recorded with it;
    /// other levels are the caller's to handle (補正, 不適合, 人の判断).
    /// </summary>
    /// <param name="result">What the rule found.</param>
    /// <param name="warningReason">Reason typed for going on in spite of warnings.</param>
    /// <param name="warningField">Field of that reason.</param>
    public void Enforce(RuleResult result, string? warningReason = null, string warningField = "warningReason")
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsBlocked)
            throw new TaskRefusedException(result.Blocks);
        RequireReason([.. result.Warnings], warningReason, warningField, "注意を確認して続行");
    }

    /// <summary>Enforces a rule whose HUMAN findings a person settles by this very act: they, like warnings, need the reason, which is recorded with the name.</summary>
    /// <param name="result">What the rule found.</param>
    /// <param name="reason">Reason typed for the decision.</param>
    /// <param name="reasonField">Field of that reason.</param>
    public void EnforceDecided(RuleResult result, string? reason, string reasonField)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsBlocked)
            throw new TaskRefusedException(result.Blocks);
        RequireReason([.. result.At(FindingLevel.Human), .. result.Warnings], reason, reasonField, "人の判断");
    }

    /// <summary>Gives later steps of the definition a value: an output of the activity, which lives with the instance. No text that a person typed (decision 16).</summary>
    public void Output(string name, object? value) => Outputs?.Invoke(name, value);

    private void RequireReason(List<Finding> findings, string? reason, string field, string title)
    {
        if (findings.Count == 0)
            return;
        if (string.IsNullOrWhiteSpace(reason))
            throw new TaskRefusedException([.. findings.Select(w => new FieldError(w.Item, w.Message, w.Clause)),
                new FieldError(field, "このまま進めるときは、その理由を入力してください（理由とあなたの氏名が記録されます）。")]);
        foreach (var finding in findings)
            Subject.Record(title, $"{finding.Message} 理由: {reason}", finding.Clause);
    }

    /// <summary>Refuses with an error beside <paramref name="field"/>.</summary>
    public static TaskRefusedException Refuse(string field, string message, string clause = "") => new(field, message, clause);
}
