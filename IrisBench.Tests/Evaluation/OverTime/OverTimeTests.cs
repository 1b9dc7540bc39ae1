using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.OverTime;

/// <summary>The seconds of an <see cref="OverTimeRun"/>.</summary>
public sealed class OverTimeTests
{
    private const double Seconds = OverTimeRun.Seconds;
    private const int Rate = OverTimeRun.Rate;

    private static readonly RawRun Run = OverTimeRun.Build(OverTimeRun.Objective);

    private static readonly RunSummary Summary = Evaluated.Of(Run);

    [Fact]
    public void Each_second_has_what_was_asked_and_answered_in_it()
    {
        var windows = Summary.Sides[0].OverTime;

        Assert.All(windows.Take((int)Seconds), window => Assert.Equal((1, Rate), (window.Seconds, window.AskedPerSecond)));
        Assert.Equal([0, Rate, Rate, Rate, 0], windows.Skip(4).Take(5).Select(window => window.Failed));
        Assert.Null(windows[6].P50);
        Assert.NotNull(windows[3].P50);
        Assert.All(windows, window => Assert.True(window.Cores >= 0, $"{window}"));
        // The synthetic samples of a round are seconds apart; what was seen last holds until the next.
        Assert.All(windows, window => Assert.True(window is { Bytes: > 0, Replicas: 1 }, $"{window}"));
    }

    [Fact]
    public void Processor_time_of_the_seconds_is_that_of_the_samples()
    {
        var round = Run.Rounds.First(one => one is { Side: "monolith", Kind: RoundKind.Measured });
        var only = Run with { Rounds = [round], Pipelines = [.. Run.Pipelines.Where(pipeline => pipeline.Round == round.Index)] };

        var windows = Evaluated.Of(only).Sides[0].OverTime;

        double[] counter = [.. Run.Samples.Where(sample => sample.Component == "monolith"
            && sample.AtSeconds >= round.StartedAtSeconds && sample.AtSeconds <= round.StartedAtSeconds + windows.Count)
            .Select(sample => sample.CpuSeconds)];
        Assert.Equal(counter[^1] - counter[0], windows.Sum(window => window.Cores!.Value), 0.2);
    }

    [Fact]
    public void A_round_that_is_over_has_no_CPU_any_more_and_its_last_second_is_as_long_as_it_lasted()
    {
        // Rounds of different lengths, in each of which the side is as busy from begin to end.
        var run = new SyntheticRun { Noise = 0.3, RunsPerRound = (int)Seconds * Rate }.Build();
        double[] seconds = [.. run.Rounds.Where(round => round is { Side: "monolith", Kind: RoundKind.Measured })
            .Select(round => round.DurationSeconds)];

        var windows = Evaluated.Of(run with { Header = Run.Header }).Sides[0].OverTime;

        Assert.True(seconds.Min() + 2 < seconds.Max(), "They do not end together.");
        Assert.Equal(Math.Ceiling(seconds.Max()), windows.Count);
        Assert.All(windows, window => Assert.InRange(window.Cores!.Value, 1.1, 1.4));
    }

    [Fact]
    public void Where_load_does_not_change_and_nothing_is_wanted_no_second_is_told()
    {
        var side = Evaluated.Of(OverTimeRun.Build(objective: null)).Sides[0];

        Assert.Empty(side.OverTime);
        Assert.Empty(side.Stages);
        Assert.DoesNotContain(side.Measures, measure => Measures.OfObjective.Contains(measure.Measure));
    }

    [Fact]
    public void The_report_draws_the_seconds_and_says_what_missing_the_objective_means()
    {
        var model = new ReportModel(Summary, Run);

        Assert.NotNull(model.Chart("rate-over-time"));
        Assert.NotNull(model.Chart("latency-over-time"));
        Assert.Null(model.Chart("cold-starts-over-time"));
    }

    [Fact]
    public void No_line_is_drawn_over_seconds_of_which_nothing_is_known()
    {
        // Of seconds 5 to 7 no run was answered: two pieces a side.
        var drawing = new ReportModel(Summary, Run).Chart("latency-over-time")!.Draw(900).ToHtml("id", "wide", "title", "description");

        Assert.Equal(2 * Summary.Sides.Count, drawing.Split("class=\"line ").Length - 1);
    }
}
