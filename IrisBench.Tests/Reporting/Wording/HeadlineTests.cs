using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Reporting.Wording;

public sealed class HeadlineTests
{
    private static readonly SyntheticSide[] Three = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm, SyntheticSide.FunctionsFork];

    [Fact]
    public void Two_sides_have_a_sentence_with_what_one_took_of_the_other()
        => Assert.StartsWith("functions-warm took 1.29× the time", Sentence(new SyntheticRun { Noise = 0 }), StringComparison.Ordinal);

    [Fact]
    public void More_sides_have_one_sentence_for_all_with_the_least_and_the_most()
    {
        var sentence = Sentence(new SyntheticRun { Noise = 0, Sides = Three });

        Assert.StartsWith(
            "Of 2 sides compared with monolith, time is higher in both (1.29× in functions-warm to ", sentence, StringComparison.Ordinal);
        Assert.Contains(" in functions-fork); CPU time is ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_verdicts_do_not_tell_apart_is_not_told_apart()
    {
        var summary = Summary(new SyntheticRun { Noise = 0, Sides = Three });
        var verdict = new Verdict(VerdictKind.NotKnown, "");
        var silent = summary with { Comparisons = [.. summary.Comparisons.Select(row => row with { Ratio = 1, Verdict = verdict })] };

        Assert.StartsWith(
            "Of 2 sides compared with monolith, time is not known yet in both; CPU time is not known yet in both; memory is ",
            Assert.Single(Headline.Of(silent)), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rounds_say_nothing_of_any()
        => Assert.Equal(
            "Too few rounds to compare any of 2 sides with monolith.", Sentence(new SyntheticRun { Rounds = 2, Sides = Three }));

    private static string Sentence(SyntheticRun run) => Assert.Single(Headline.Of(Summary(run)));

    private static RunSummary Summary(SyntheticRun run) => RunEvaluation.Of(run.Build(), PriceSheets.Default);
}
