using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;

namespace IrisBench.Tests.Evaluation;

/// <summary>What cannot be compared is said, and where the answer is.</summary>
public class LeftOutComparisonTests
{
    private const string Lost = "processes that it started have ended and nobody waited for them, so the time that they took is lost";

    [Fact]
    public void A_side_whose_processor_time_is_not_all_known_has_no_verdict_on_it_and_no_cost()
    {
        var summary = Evaluated.Summary(
            Evaluated.Exact with { Round = round => Changed(round, "iris-load", use => use with { CpuIncomplete = Lost }) });

        Assert.DoesNotContain(summary.Comparisons, row => Measures.OfCpu.Contains(row.Measure));
        Assert.Contains(summary.Comparisons, row => row.Measure == Measures.WorkingSetMaxBytes);
        Assert.Null(summary.Sides[1].Find(Measures.CpuSecondsPerRun));
        Assert.NotNull(summary.Sides[0].Find(Measures.CpuSecondsPerRun));
        Assert.Equal(["monolith"], summary.Cost.Lines.Select(line => line.Side).Distinct());
        Assert.Contains($"functions-warm has no cost, as its CPU is not known. iris-load: {Lost}.", summary.Cost.Notes);
        Assert.Contains(
            $"The CPU time of functions-warm is not compared with that of monolith: iris-load: {Lost}.", Headline.Of(summary));
        Assert.Contains(summary.Warnings, warning => warning.Contains(Lost, StringComparison.Ordinal));
    }

    [Fact]
    public void One_round_that_lost_some_takes_the_verdict_of_all()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with
        {
            Round = round => round.Index == 5 ? Changed(round, "gateway", use => use with { CpuIncomplete = Lost }) : round,
        });

        Assert.DoesNotContain(summary.Comparisons, row => row.Measure == Measures.CpuSecondsPerRun);
    }

    [Fact]
    public void A_measure_that_is_zero_on_one_side_is_said_and_not_dropped()
    {
        var summary = Evaluated.Summary(
            Evaluated.Exact with { Round = round => Changed(round, "monolith", use => use with { CpuSeconds = 0 }) });

        Assert.Contains(
            new NotCompared("functions-warm", "monolith", Measures.CpuSecondsPerRun, "it is 0 in monolith"), summary.NotCompared);
        Assert.Contains("The CPU time of functions-warm is not compared with that of monolith: it is 0 in monolith.", Headline.Of(summary));
    }

    [Fact]
    public void A_measure_that_a_round_lacks_is_said_and_not_dropped()
    {
        var summary = Evaluated.Summary(Evaluated.Exact with
        {
            Round = round => round with
            {
                Peaks = new SidePeaks(round.Side == "monolith" || round.Index > 3 ? 1 : null, 100e6),
            },
        });

        Assert.Equal(
            new NotCompared("functions-warm", "monolith", Measures.CpuMaxCores, "not every round of functions-warm has it"),
            Assert.Single(summary.NotCompared));
        Assert.Contains(
            "functions-warm and monolith are not compared in cpuMaxCores: not every round of functions-warm has it.", summary.Warnings);
    }

    [Fact]
    public void Where_all_is_compared_nothing_is_said()
    {
        var summary = Evaluated.Summary(Evaluated.Exact);
        Assert.Empty(summary.NotCompared);
        Assert.Single(Headline.Of(summary));
    }

    private static RoundRecord Changed(RoundRecord round, string component, Func<ComponentUse, ComponentUse> change)
        => round with { Use = [.. round.Use.Select(use => use.Component == component ? change(use) : use)] };
}
