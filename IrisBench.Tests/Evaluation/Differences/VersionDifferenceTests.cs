using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.Differences;

/// <summary>Two versions in one run: the first side is before, the second after.</summary>
public sealed class VersionDifferenceTests
{
    [Theory]
    [InlineData(1.2, 0.01, 0.05, DifferenceAnswer.Regression, ChangeKind.Regression)]
    [InlineData(1.03, 0.003, 0.05, DifferenceAnswer.NoRegression, ChangeKind.Worse)]
    [InlineData(1.0, 0.01, 0.05, DifferenceAnswer.NoRegression, ChangeKind.Same)]
    [InlineData(0.8, 0.01, 0.05, DifferenceAnswer.NoRegression, ChangeKind.Better)]
    [InlineData(1.0, 0.3, 0.05, DifferenceAnswer.NotKnown, ChangeKind.NotKnown)]
    [InlineData(1.2, 0.03, 0.2, DifferenceAnswer.NotKnown, ChangeKind.Worse)]
    public void It_is_worse_by_more_than_the_threshold_or_it_is_not_or_that_is_not_known(
        double times, double noise, double threshold, DifferenceAnswer answer, ChangeKind kind)
    {
        var difference = Of(times, noise, threshold: threshold);

        Assert.Equal((answer, kind), (difference.Answer, difference.Changes[0].Kind));
    }

    [Fact]
    public void Too_few_rounds_are_not_known()
        => Assert.Equal(DifferenceAnswer.NotKnown, Of(1, 0.01, rounds: 5).Answer);

    [Theory]
    [InlineData("before", "after")]
    [InlineData("before", "before")]
    [InlineData("after", "after")]
    public void Where_no_round_counts_nothing_is_known(string one, string other)
    {
        var difference = RunDifference.OfVersions(
            Evaluated.Of((Run(1, 0.01, 12) with
            {
                Round = round => round.Side == one || round.Side == other ? round with { VoidReason = "it was over" } : round,
            }).Build()),
            [Measures.PipelineSeconds, Measures.CpuSecondsPerRun], 0.05);

        Assert.Equal((DifferenceAnswer.NotKnown, 0), (difference.Answer, difference.Changes.Count));
        Assert.Matches(
            @"^### irisbench: not known

\*\*Nothing could be compared, .* Not compared: time and CPU time: no round .*counts\.\*\*",
            DifferenceComment.Of(difference));
    }

    [Fact]
    public void A_measure_that_counts_and_was_not_measured_is_not_known_although_nothing_else_is_worse()
    {
        // Every round was sent late, so none has a time.
        var late = Evaluated.Of((Run(1, 0.001, 12) with { Round = round => round with { LateReason = "it was sent late" } }).Build());

        var difference = RunDifference.OfVersions(late, [Measures.PipelineSeconds, Measures.CpuSecondsPerRun], 0.05);

        Assert.Equal((DifferenceAnswer.NotKnown, ChangeKind.Same), (difference.Answer, Assert.Single(difference.Changes).Kind));
        Assert.Contains(
            "not excluded of time. Not compared: time: neither has it in every round.", DifferenceComment.Of(difference),
            StringComparison.Ordinal);
        Assert.Equal(
            DifferenceAnswer.NotKnown, RunDifference.Of(late, late, [Measures.PipelineSeconds, Measures.CpuSecondsPerRun], 0.05).Answer);
    }

    [Theory]
    [InlineData(30, 25, 29, 33, DifferenceAnswer.NotKnown)]
    [InlineData(30, 10, 70, 71, DifferenceAnswer.NotKnown)]
    [InlineData(30, 25, 29, 90, DifferenceAnswer.Regression)]
    [InlineData(6, 4, 0, 18, DifferenceAnswer.Regression)]
    [InlineData(6, 4, 0, 24, DifferenceAnswer.Regression)]
    [InlineData(2, 4, 0, 8, DifferenceAnswer.Regression)]
    [InlineData(3, 4, 1, 3, DifferenceAnswer.NotKnown)]
    [InlineData(30, 25, 750, 750, DifferenceAnswer.NotKnown)]
    public void More_runs_that_fail_are_a_regression_where_chance_does_not_give_as_many(
        int rounds, int runs, int before, int after, DifferenceAnswer answer)
    {
        var summary = Evaluated.Of(Failing(Run(1, 0.01, rounds) with { RunsPerRound = runs }, before, after).Build());

        var difference = RunDifference.OfVersions(summary, [Measures.PipelineSeconds], 0.05);

        var failures = Assert.Single(difference.Failures);
        Assert.Equal((before, after), (failures.FailedBefore, failures.FailedAfter));
        Assert.Equal((answer, answer == DifferenceAnswer.Regression), (difference.Answer, failures.IsRise));
    }

    [Fact]
    public void One_bad_minute_is_no_change_however_many_runs_fail_in_it()
    {
        var summary = Evaluated.Of((Run(1, 0.01, 12) with
        {
            RunsPerRound = 25,
            // All runs of the third round after, and none of any other.
            Pipeline = run => run is { Round: 9, Sequence: > 0 } ? run with { Error = "503" } : run,
        }).Build());

        Assert.Equal(DifferenceAnswer.NotKnown, RunDifference.OfVersions(summary, [Measures.PipelineSeconds], 0.05).Answer);
    }

    [Fact]
    public void Runs_that_the_experiment_itself_makes_fail_decide_nothing()
    {
        var run = Failing(Run(1, 0.01, 30) with { RunsPerRound = 10 }, 30, 120);
        var plain = RunDifference.OfVersions(Evaluated.Of(run.Build()), [Measures.BytesPerRun], 0.05);
        var faulty = RunDifference.OfVersions(
            Evaluated.Of((run with { Faults = [new FaultDefinition { AtSeconds = 0.1, Do = FaultKind.Kill }] }).Build()),
            [Measures.BytesPerRun], 0.05);

        Assert.Equal((DifferenceAnswer.Regression, DifferenceAnswer.NotKnown), (plain.Answer, faulty.Answer));
        Assert.Contains(
            "The experiment makes them fail, so how many do decides nothing", DifferenceComment.Of(faulty), StringComparison.Ordinal);
    }

    [Fact]
    public void The_comment_says_the_answer_the_versions_and_that_they_took_turns()
    {
        var comment = DifferenceComment.Of(Of(1.2, 0.01));

        Assert.StartsWith(
            "### irisbench: a regression\n\n**Worse by more than 5.0 %: time, 1.2", comment,
            StringComparison.Ordinal);
        Assert.Contains(
            "(before) and ` after, HEAD (9876543210) ` (after) took turns in one run", comment,
            StringComparison.Ordinal);
        Assert.Contains("Before by itself", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_names_what_may_be()
        => Assert.Contains(
            "### irisbench: not known\n\n**Nothing is shown to be worse by more than 5.0 %, but it is not excluded of time ",
            DifferenceComment.Of(Of(1, 0.3)), StringComparison.Ordinal);

    private static RunDifference Of(double times, double noise, int rounds = 12, double threshold = 0.05)
        => RunDifference.OfVersions(Evaluated.Of(Run(times, noise, rounds).Build()), [Measures.PipelineSeconds], threshold);

    // The versions' rounds follow one another in each block, with the second one of the first behind them. What fails does so evenly.
    private static SyntheticRun Failing(SyntheticRun run, int before, int after)
    {
        var all = run.Rounds * run.RunsPerRound;
        return run with
        {
            Pipeline = record =>
            {
                var number = ((record.Round - 2) / 3 * run.RunsPerRound) + record.Sequence;
                var failing = record.Round < 2 ? 0 : ((record.Round - 2) % 3) switch { 0 => before, 1 => after, _ => 0 };
                return (number + 1) * failing / all > number * failing / all ? record with { Error = "503 Service Unavailable" } : record;
            },
        };
    }

    private static SyntheticRun Run(double times, double noise, int rounds)
    {
        var side = SyntheticSide.Monolith;
        return new SyntheticRun
        {
            Rounds = rounds,
            Noise = noise,
            Sides =
            [
                side with { Definition = side.Definition with { Name = "before", Version = "HEAD~1 (0123456789)" } },
                side with
                {
                    Definition = side.Definition with { Name = "after", Version = "HEAD (9876543210)" },
                    Steps = [.. side.Steps.Select(step => step with { Seconds = step.Seconds * times })],
                },
            ],
        };
    }
}
