using System.Numerics;
using FsCheck;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Fees;

namespace WorkflowAnon.Domain.Tests.Fees;

public sealed class FeeTests
{
    private static readonly FeeTable Table = new(Base: 21_000, PerStartedHour: 3_950, ChangeOfBusiness: 12_600);
    private static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static readonly FeeCalculator Fees = new(Table);

    [Theory] // clauses 8-1-2ア, イ, ウ, 8-1-3
    [InlineData("1", null, 1, 24_950, 1)]
    [InlineData("60", null, 1, 24_950, 1)]
    [InlineData("61", null, 1, 28_900, 2)]
    [InlineData("6,162,12", null, 1, 32_850, 3)]
    [InlineData("30,30", null, 1, 24_950, 1)]
    [InlineData("1,1,1", null, 1, 24_950, 1)]
    [InlineData("600", 550_000L, 1, 610_500, 10)]
    [InlineData("60", 0L, 1, 24_950, 1)]
    [InlineData("60", null, 2, 22_975, 1)]
    [InlineData("60", null, 3, 22_316, 1)]
    [InlineData("180", 100_000L, 3, 58_283, 3)]
    [InlineData("60", null, 4_000, 21_000, 1)]
    public void A_fee_is_the_base_and_the_started_hours_of_the_sum(string minutes, long? outsourced, int identical, long yen, long units)
    {
        var fee = Fees.Compute(new FeeInput([.. minutes.Split(',').Select(Number)], outsourced, identical));
        Assert.Equal((yen, units), (fee.Yen, fee.Units));
        Assert.Equal(identical > 1 ? "8-1-3" : "8-1-2イ", fee.Clause);
    }

    [Theory]
    [InlineData("", null, 1, "8-1-2イ")]
    [InlineData("0", null, 1, "8-1-2イ")]
    [InlineData("60,0", null, 1, "8-1-2イ")]
    [InlineData("-1", null, 1, "8-1-2イ")]
    [InlineData("60,-1", null, 1, "8-1-2イ")]
    [InlineData("60", -1L, 1, "8-1-2ウ")]
    [InlineData("60", null, 0, "8-1-3")]
    [InlineData("60", null, -1, "8-1-3")]
    [InlineData("9223372036854775807", null, 1, "8-1-2イ")]
    [InlineData("9223372036854775807,1", null, 1, "8-1-2イ")]
    [InlineData("60", long.MaxValue, 1, "8-1-2イ")]
    public void A_fee_that_cannot_be_right_is_refused_with_its_clause(string minutes, long? outsourced, int identical, string clause)
    {
        long[] list = minutes.Length == 0 ? [] : [.. minutes.Split(',').Select(Number)];
        Assert.Equal(clause, Assert.Throws<FeeException>(() => Fees.Compute(new FeeInput(list, outsourced, identical))).Clause);
    }

    [Theory]
    [InlineData(0, 3_950, 12_600)]
    [InlineData(21_000, -1, 12_600)]
    [InlineData(21_000, 3_950, 0)]
    public void A_table_with_an_amount_that_is_not_positive_is_refused(long basis, long hour, long change) =>
        Assert.Throws<FeeException>(() => new FeeCalculator(new FeeTable(basis, hour, change)));

    [Fact] // clause 11-6-2エ
    public void A_new_proposal_costs_what_the_first_contractor_paid_or_the_flat_amount()
    {
        Assert.Equal((32_850, "11-6-2エ(ｱ)"), (FeeCalculator.ForAnotherParty(32_850).Yen, FeeCalculator.ForAnotherParty(32_850).Clause));
        Assert.Equal((12_600, "11-6-2エ(ｲ)"), (Fees.ForChangeOfBusiness().Yen, Fees.ForChangeOfBusiness().Clause));
        Assert.Throws<FeeException>(() => FeeCalculator.ForAnotherParty(0));
        Assert.Throws<FeeException>(() => FeeCalculator.ForAnotherParty(-1));
    }

    [Property(MaxTest = 500)]
    public bool A_fee_is_what_counting_by_hand_gives(NonEmptyArray<PositiveInt> minutes, NonNegativeInt outsourced, PositiveInt identical)
    {
        long[] list = [.. minutes.Get.Select(m => (long)m.Get)];
        var fee = Fees.Compute(new FeeInput(list, outsourced.Get, identical.Get));

        // By hand: hours are paid one after another until no minute is left; each payer gets whole yen while there are enough for all.
        BigInteger left = list.Aggregate(BigInteger.Zero, (sum, m) => sum + m);
        int hours = 0;
        while (left > 0)
        {
            hours++;
            left -= 60;
        }

        BigInteger production = (hours * (BigInteger)3_950) + outsourced.Get;
        BigInteger share = (production - (production % identical.Get)) / identical.Get;
        return fee.Yen == 21_000 + share && fee.Units == hours && fee.Production == production
            && fee.ProductionShare * (BigInteger)identical.Get <= production && (fee.ProductionShare + 1) * (BigInteger)identical.Get > production;
    }

    [Property]
    public bool The_order_and_the_cut_of_the_work_do_not_change_the_fee(NonEmptyArray<PositiveInt> minutes)
    {
        long[] list = [.. minutes.Get.Select(m => (long)m.Get)];
        return Fees.Compute(new FeeInput(list)).Yen == Fees.Compute(new FeeInput([list.Sum()])).Yen
            && Fees.Compute(new FeeInput([.. list.Reverse()])).Yen == Fees.Compute(new FeeInput(list)).Yen;
    }
}
