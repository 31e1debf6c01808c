using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Tests.Calendar;

namespace WorkflowAnon.Domain.Tests.Eligibility;

/// <summary>A party, the register of terminations and the day on which they are looked at.</summary>
public sealed record Enquiry(EligibilityFacts Party, IReadOnlyList<TerminatedPartyFacts> Register, DateOnly On);

/// <summary>Few names, addresses and numbers, so that parties and entries meet; days around the edges of two and of eighteen years.</summary>
public static class Enquiries
{
    private static readonly Gen<string> Name = Gen.Elements("甲野太郎", "乙川花子", "丙山商事");
    private static readonly Gen<string?> Address = Gen.Elements("青森市長島1-1", "弘前市上白銀町1", null);
    private static readonly Gen<string?> Number = Gen.Elements("1000012160153", "7000012010010", null);

    public static Arbitrary<Enquiry> Enquiry() =>
        (from day in Gen.Choose(new DateOnly(2020, 1, 1).DayNumber, new DateOnly(2040, 12, 31).DayNumber)
         let today = DateOnly.FromDayNumber(day)
         from party in Party(today)
         from officers in Party(today).ListOf(2)
         from entries in Entry(today).ListOf(3)
         select new Enquiry(party with { Officers = party.IsCorporation ? [.. officers] : [] }, [.. entries], today)).ToArbitrary();

    private static Gen<EligibilityFacts> Party(DateOnly today) =>
        from name in Name
        from address in Address
        from number in Number
        from corporation in Gen.Elements(true, false)
        from born in Day(today.AddYears(-18), 3)
        from hasBorn in Gen.Elements(true, false)
        from sentence in Gen.Elements(0, 1, 2)
        from ended in Day(today.AddYears(-2), 3)
        from recently in Day(today, 3)
        from declared in Gen.OneOf(Day(today.AddYears(-2), 3), Day(today, 3)).ListOf(2)
        from flags in Gen.Choose(0, 15)
        select new EligibilityFacts(name, address, corporation, number, hasBorn ? born : null,
            sentence switch { 0 => null, 1 => new SentenceFacts(null), _ => new SentenceFacts(flags % 2 == 0 ? ended : recently) },
            [.. declared.Take(flags % 3)], DeclaresBankruptcy: flags == 1, DeclaresIncapacity: flags == 2);

    private static Gen<TerminatedPartyFacts> Entry(DateOnly today) =>
        from name in Name
        from address in Address
        from number in Number
        from terminated in Gen.OneOf(Day(today.AddYears(-2), 3), Day(today, 3))
        select new TerminatedPartyFacts(name, address, number, terminated);

    private static Gen<DateOnly> Day(DateOnly around, int days) => Gen.Choose(-days, days).Select(around.AddDays);
}

/// <summary>欠格事由 (第5-1) against a slow reading of the clause that walks the calendar day by day.</summary>
[Properties(Arbitrary = [typeof(Enquiries)], MaxTest = 400)]
public sealed class EligibilityProperties
{
    [Property]
    public void The_grounds_found_are_those_of_the_slow_reading(Enquiry enquiry)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        var found = EligibilityRules.Check(enquiry.Party, enquiry.Register, enquiry.On, PeriodCalculator.Default);
        var expected = Grounds(enquiry.Party, enquiry).Concat((enquiry.Party.Officers ?? []).SelectMany(o => Grounds(o, enquiry)).Select(_ => "5-1-6"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Findings.Select(f => f.Clause).Order(StringComparer.Ordinal));
        Assert.All(found.Findings, f => Assert.Equal(FindingLevel.Human, f.Level));
    }

    private static IEnumerable<string> Grounds(EligibilityFacts who, Enquiry enquiry)
    {
        if (!who.IsCorporation && who.BirthDate is { } born && (born > enquiry.On || enquiry.On <= ReferenceCalendar.LastDayOfMonths(born, 18 * 12)))
            yield return "5-1-1";
        if (who.DeclaresIncapacity)
            yield return "5-1-2";
        if (who.DeclaresBankruptcy)
            yield return "5-1-3";
        if (who.Sentence is { } sentence && (sentence.EndedOn is not { } ended || enquiry.On < ended || WithinTwoYears(ended, enquiry.On)))
            yield return "5-1-4";
        foreach (var _ in (who.DeclaredTerminations ?? []).Where(d => WithinTwoYears(d, enquiry.On)))
            yield return "5-1-5";
        foreach (var _ in enquiry.Register.Where(e => MayBe(who, e) && WithinTwoYears(e.TerminatedOn, enquiry.On)))
            yield return "5-1-5";
    }

    private static bool WithinTwoYears(DateOnly from, DateOnly on)
    {
        for (var day = from; day <= ReferenceCalendar.LastDayOfMonths(from, 24); day = day.AddDays(1))
            if (day == on)
                return true;
        return false;
    }

    // Two numbers decide; without them the same name is enough to ask a person.
    private static bool MayBe(EligibilityFacts who, TerminatedPartyFacts entry) =>
        who.CorporateNumber is null || entry.CorporateNumber is null ? who.Name == entry.Name : who.CorporateNumber == entry.CorporateNumber;
}
