using IrisBench.Compare.Commands;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Compare.Commands;

public sealed class ProgressTextTests
{
    private static readonly RoundRecord Round = new SyntheticRun().Build().Rounds.First(round => round.Kind == RoundKind.Measured);

    [Fact]
    public void A_round_of_a_sweep_says_at_which_point_it_is()
    {
        Assert.Equal(
            "round 3: functions-warm, at iterations 20",
            ProgressText.Of(new RoundStarted(2, 1, "functions-warm", RoundKind.Measured, "iterations 20")));
        Assert.Equal("round 3: functions-warm, warm-up", ProgressText.Of(new RoundStarted(2, 1, "functions-warm", RoundKind.WarmUp)));
    }

    [Fact]
    public void Void_rounds_are_told_while_the_run_goes_on_the_first_and_whenever_they_have_doubled()
    {
        var (watch, told) = (new VoidWatch(), new List<string?>());
        for (var round = 0; round < 20; round++)
            told.Add(watch.After(Round with { VoidReason = round is 0 or 1 ? null : "irisbench sent late" }));

        Assert.StartsWith("1 of 3 rounds so far is void or without times, round ", told.OfType<string>().First(), StringComparison.Ordinal);
        Assert.Contains("--rounds", told.OfType<string>().First(), StringComparison.Ordinal);
        // Of 18: the first, the second, the fourth, the eighth and the sixteenth.
        Assert.Equal(5, told.OfType<string>().Count());
        Assert.Null(watch.After(Round with { Kind = RoundKind.WarmUp, VoidReason = "late" }));
    }
}
