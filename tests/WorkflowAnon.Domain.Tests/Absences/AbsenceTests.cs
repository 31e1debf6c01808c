using FsCheck.Fluent;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Absences;

namespace WorkflowAnon.Domain.Tests.Absences;

public sealed class AbsenceTests
{
    private static readonly DateOnly Today = new(2026, 4, 1);

    private static Absence Away(string person, string substitute, int from = 0, int until = 0, string reason = "出張のため") => new()
    {
        Id = $"{person}-{from}",
        PersonId = person,
        SubstituteId = substitute,
        From = Today.AddDays(from),
        Until = Today.AddDays(until),
        Reason = reason,
        RegisteredById = person,
    };

    [Fact]
    public void Impossible_absences_are_refused()
    {
        (Absence Absence, string Says)[] wrong =
        [
            (Away("a", "b", 3, 2), "終わりの日が始まりの日より前"),
            (Away("a", "b", -3, -1), "過ぎた期間"),
            (Away("a", "a"), "本人を代理"),
            (Away("a", "b", reason: " "), "理由"),
            (Away("b", "c", 2, 5), "既に登録"),
            (Away("c", "b", 0, 3), "互いに不在"),
        ];
        Absence[] present = [Away("b", "c", 2, 3)];
        foreach (var (absence, says) in wrong)
            Assert.Contains(says, AbsenceRules.WhyNotRegister(absence, present, Today)!, StringComparison.Ordinal);
        Assert.Null(AbsenceRules.WhyNotRegister(Away("c", "b", 4, 5), present, Today));
        Assert.Null(AbsenceRules.WhyNotRegister(Away("a", "b", 0, 9), present, Today));
    }

    [Fact]
    public void Substitution_passes_on_while_the_substitute_is_away_too()
    {
        Absence[] all = [Away("a", "b", 0, 9), Away("b", "c", 2, 3)];
        Assert.Equal(["b", "c", "b"], new[] { 1, 2, 4 }.Select(d => AbsenceRules.SubstituteOf("a", all, Today.AddDays(d))));
        Assert.Equal(["a", "b"], AbsenceRules.ActsFor("c", all, Today.AddDays(2)).Select(x => x.PersonId));
        Assert.Empty(AbsenceRules.ActsFor("b", all, Today.AddDays(2)));
    }

    /// <summary>Whatever is registered in whatever order, nobody is ever left without someone present who acts for them.</summary>
    [Property(MaxTest = 300)]
    public FsCheck.Property Nobody_is_left_without_a_substitute() => Prop.ForAll(
        Gen.Choose(0, 5).Zip(Gen.Choose(0, 5)).Zip(Gen.Choose(0, 12).Zip(Gen.Choose(0, 6))).ListOf(12).ToArbitrary(),
        wishes =>
        {
            List<Absence> accepted = [];
            foreach (var ((person, substitute), (from, length)) in wishes)
            {
                var wish = Away($"p{person}", $"p{substitute}", from, from + length);
                if (AbsenceRules.WhyNotRegister(wish, accepted, Today) is null)
                    accepted.Add(wish);
            }

            return Enumerable.Range(0, 20).All(day => Enumerable.Range(0, 6).All(person =>
                AbsenceRules.SubstituteOf($"p{person}", accepted, Today.AddDays(day)) is { } acting && !accepted.Exists(a => a.PersonId == acting && a.Covers(Today.AddDays(day)))));
        });
}
