using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.LiveView.Running;

namespace IrisBench.Tests.LiveView;

public sealed class TimeLeftTests
{
    // Of the monolith 1 + 2 * 3 rounds, of the functions 1 + 3.
    private static readonly Experiment Planned = ExperimentProfiles.Quick with { Rounds = 3, WarmUps = 1, NoiseFloor = true };

    private readonly TimeLeft _left = new(Planned);

    [Fact]
    public void Before_the_first_round_nobody_knows() => Assert.Null(_left.Estimate());

    [Fact]
    public void Each_side_is_reckoned_by_its_own_rounds_with_the_rest_before_them()
    {
        Run("monolith", rest: 1, seconds: 1);
        Run("functions-warm", rest: 1, seconds: 9);

        Assert.Equal(TimeSpan.FromSeconds((6 * 2) + (3 * 10)), _left.Estimate());
    }

    [Fact]
    public void A_side_without_a_round_yet_is_taken_to_be_as_fast_as_the_other()
    {
        Run("monolith", rest: 1, seconds: 1);

        Assert.Equal(TimeSpan.FromSeconds(10 * 2), _left.Estimate());
    }

    [Fact]
    public void After_the_last_round_nothing_is_left()
    {
        for (var round = 0; round < 7; round++)
            Run("monolith", rest: 1, seconds: 1);
        for (var round = 0; round < 4; round++)
            Run("functions-warm", rest: 1, seconds: 1);

        Assert.Equal(TimeSpan.Zero, _left.Estimate());
    }

    private void Run(string side, double rest, double seconds) => _left.Add(new RoundRecord
    {
        Index = 0,
        Block = 0,
        Side = side,
        Kind = RoundKind.Measured,
        StartedAt = DateTimeOffset.UnixEpoch,
        StartedAtSeconds = 0,
        DurationSeconds = seconds,
        RestSeconds = rest,
        Use = [],
        Generator = new GeneratorReport(0, 0, 0, 0, 0),
    });
}
