using System.Globalization;

namespace WorkflowAnon.Domain.Fees;

/// <summary>Fees in whole yen from whole minutes (手数料の額, 第8-1 and 第11-6⑵エ).</summary>
public sealed class FeeCalculator
{
    private const long MinutesPerUnit = 60;
    private readonly FeeTable _table;

    /// <summary>Makes the calculator for an agency's amounts.</summary>
    public FeeCalculator(FeeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table.Validated();
    }

    /// <summary>
    /// base + floor((started hours of the whole work × amount per hour + outsourced) / identical proposals). Only the cost of production is split
    /// (第8-1⑶); a fraction of a yen is cut off for each payer.
    /// </summary>
    /// <exception cref="FeeException">Minutes, amount or number are missing, not positive, or too large to be right.</exception>
    public FeeComputation Compute(FeeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Minutes.Count == 0)
            throw new FeeException("作成に要する時間（分）を一つ以上入力してください。", "8-1-2イ");
        if (input.Minutes.Any(m => m <= 0))
            throw new FeeException("作成に要する時間は、作業ごとに1分以上の整数で入力してください。", "8-1-2イ");
        if (input.Outsourced is < 0)
            throw new FeeException("委託料は0円以上の整数で入力してください。", "8-1-2ウ");
        if (input.Identical < 1)
            throw new FeeException("同一の提案の数は1以上の整数で入力してください。", "8-1-3");
        try
        {
            checked
            {
                long minutes = 0;
                foreach (long m in input.Minutes)
                    minutes += m;
                // Rounded up once, on the sum: 「工数…1時間までごとに」.
                long units = (minutes / MinutesPerUnit) + (minutes % MinutesPerUnit == 0 ? 0 : 1);
                long timeCost = units * _table.PerStartedHour;
                long outsourced = input.Outsourced ?? 0;
                long production = timeCost + outsourced;
                long share = production / input.Identical;
                long yen = _table.Base + share;
                return new(yen, _table.Base, minutes, units, timeCost, outsourced, production, share, input.Identical, Explain(), input.Identical > 1 ? "8-1-3" : "8-1-2イ");

                string Explain() =>
                    $"基本額{Yen(_table.Base)}に、作成に要する時間の合計{Number(minutes)}分を1時間までごとに切り上げた{Number(units)}時間×{Yen(_table.PerStartedHour)}＝{Yen(timeCost)}"
                    + (outsourced == 0 ? string.Empty : $"と委託料{Yen(outsourced)}の計{Yen(production)}")
                    + (input.Identical == 1 ? "を加える。" : $"を同一の提案{Number(input.Identical)}件で案分した{Yen(share)}（1円未満切捨て。基本額は案分しない）を加える。")
                    + $"合計{Yen(yen)}。";
            }
        }
        catch (OverflowException e)
        {
            throw new FeeException("時間又は金額が大きすぎて計算できません。入力を確かめてください。", "8-1-2イ", e);
        }
    }

    /// <summary>The fee of a new proposal by another party: what the first contractor paid (kind A, 第11-6⑵エ(ｱ)).</summary>
    /// <exception cref="FeeException">The amount paid is not positive.</exception>
    public static NewProposalFee ForAnotherParty(long firstPaid)
    {
        if (firstPaid <= 0)
            throw new FeeException("最初の契約者が納付した手数料の額を1円以上の整数で入力してください。", "11-6-2エ(ｱ)");
        return new(firstPaid, $"最初の契約者が納付した手数料の額{Yen(firstPaid)}と同一の額（条例第15条第2項第1号）。", "11-6-2エ(ｱ)");
    }

    /// <summary>The fee of a new proposal by the recipient who changes its business (kind B, 第11-6⑵エ(ｲ)).</summary>
    public NewProposalFee ForChangeOfBusiness() =>
        new(_table.ChangeOfBusiness, $"事業の変更の場合の定額{Yen(_table.ChangeOfBusiness)}（条例第15条第2項第2号）。", "11-6-2エ(ｲ)");

    private static string Yen(long value) => Number(value) + "円";

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
