using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Cases;

/// <summary>書類の種類.</summary>
public enum PaperKind
{
    /// <summary>提案書類 (form 2 and attachments).</summary>
    [Implements("5-2-3", "5-3-1", "5-5-1", "5-6-1", "5-6-2")]
    ProposalDocuments = 1,

    /// <summary>訂正後の提案書類 (5-7n).</summary>
    [Implements("5-7n")]
    CorrectedDocuments = 2,

    /// <summary>説明要求・訂正依頼書 (5-7).</summary>
    [Implements("5-7")]
    CorrectionDemand = 3,

    /// <summary>審査結果通知書 (forms 5 and 8).</summary>
    [Implements("7-0")]
    ResultNotice = 4,

    /// <summary>契約締結に関する申込書 (form 6).</summary>
    [Implements("8-3-1", "8-3-4")]
    ContractApplication = 5,

    /// <summary>消印後の証紙の写し (8-3-4).</summary>
    [Implements("8-3-4")]
    CancelledStampCopy = 6,

    /// <summary>契約書 (form 7).</summary>
    [Implements("8-3-3b")]
    UseContract = 7,

    /// <summary>記載事項変更通知書 (form 9).</summary>
    [Implements("9-3-1ア", "9-3-1ウ")]
    ChangeNotice = 8,

    /// <summary>委員会への報告書.</summary>
    [Implements("10-1", "10-3")]
    CommissionReport = 9,

    /// <summary>公表依頼書 (11-5-2).</summary>
    [Implements("11-5-2")]
    PublicationRequest = 10,

    /// <summary>募集要綱 (form 1).</summary>
    [Implements("4-2a")]
    RecruitmentGuidelines = 11,

    /// <summary>修正後の個人情報ファイル簿.</summary>
    [Implements("3-2", "11-5-1", "11-5-1n")]
    FileRegister = 12,

    /// <summary>解除通知書.</summary>
    [Implements("10-2")]
    TerminationNotice = 13,

    /// <summary>提供の送付書・受領書.</summary>
    [Implements("9-2-1")]
    ProvisionSlip = 14,

    /// <summary>審査結果通知書の添付書類 (form 6 blank, drafts of form 7) (7-1ア).</summary>
    [Implements("7-1ア")]
    NoticeEnclosure = 15,

    /// <summary>契約の相手方への照会書 (9-1-1n).</summary>
    CounterpartyInquiry = 30,

    /// <summary>提供が遅れる旨の通知書 (9-2-1但).</summary>
    DelayNotice = 31,

    /// <summary>新たな提案を要する旨の通知書 (9-3-2).</summary>
    NewProposalGuidance = 32,

    /// <summary>取下書.</summary>
    Withdrawal = 33,
}

/// <summary>書類: one version of one paper and who holds its original and its copy (custody). Versions are never overwritten (5-7n).</summary>
public sealed class Paper
{
    private string _originalHolder = "";
    private DateTimeOffset _originalSince;
    private string? _copyHolder;
    private DateTimeOffset? _copySince;

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The case or recruitment.</summary>
    public required string SubjectId { get; init; }

    /// <summary>書類の種類.</summary>
    public PaperKind Kind { get; init; }

    /// <summary>件名.</summary>
    public required string Title { get; init; }

    /// <summary>1, 2, 3 … within kind and subject.</summary>
    public int Version { get; init; } = 1;

    /// <summary>文書番号 or 収受番号, or empty.</summary>
    public string DocumentNumber { get; set; } = "";

    /// <summary>Date on the paper or of its receipt.</summary>
    public DateOnly DatedOn { get; set; }

    /// <summary>原本の所在: division id, or one of <see cref="PaperHolders"/>. Changed by <see cref="Apply"/> only.</summary>
    public required string OriginalHolder { get => _originalHolder; init => _originalHolder = value; }

    /// <summary>Since when the holder has the original.</summary>
    public DateTimeOffset OriginalSince { get => _originalSince; init => _originalSince = value; }

    /// <summary>写しの所在 (division id), or null while no copy is kept.</summary>
    public string? CopyHolder { get => _copyHolder; init => _copyHolder = value; }

    /// <summary>Since when the copy is kept.</summary>
    public DateTimeOffset? CopySince { get => _copySince; init => _copySince = value; }

    /// <summary>How many moves there are of it (<see cref="PaperMove"/>).</summary>
    public int Moves { get; private set; }

    /// <summary>Path of its A4 print view in the product, or empty.</summary>
    public string PrintPath { get; set; } = "";

    /// <summary>The paper moves: the next entry of its history, and the present holders with it.</summary>
    /// <param name="move">The move; its number is the next one.</param>
    /// <exception cref="ArgumentException">It is another paper's, or not the next.</exception>
    public void Apply(PaperMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        if (move.PaperId != Id || move.Number != Moves + 1)
            throw new ArgumentException("所在の移動は、その書類の次の番号で記録します。", nameof(move));
        Moves = move.Number;
        if (move.Kind == PaperMoveKind.CopyKept)
            (_copyHolder, _copySince) = (move.To, move.At);
        else
            (_originalHolder, _originalSince) = (move.To, move.At);
    }
}
