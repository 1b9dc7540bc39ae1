using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Timelines;

/// <summary>
/// Estimates how long a run will still take: of each side the rounds to come, by the mean time of its rounds so far, rest
/// before them included. A side that had no round yet is taken to be as fast as the others.
/// </summary>
/// <param name="experiment">What is run.</param>
internal sealed class TimeLeft(Experiment experiment)
{
    private readonly Dictionary<string, (int Rounds, double Seconds)> _past = experiment.Sides.ToDictionary(side => side.Name, _ => (0, 0.0));

    public void Add(RoundRecord round)
    {
        var (rounds, seconds) = _past[round.Side];
        _past[round.Side] = (rounds + 1, seconds + round.RestSeconds + round.DurationSeconds);
    }

    /// <summary>The estimate; null before the first round is over.</summary>
    public TimeSpan? Estimate()
    {
        var all = _past.Values.Aggregate((one, two) => (one.Rounds + two.Rounds, one.Seconds + two.Seconds));
        if (all.Rounds == 0)
            return null;
        var seconds = experiment.Sides.Sum(side =>
        {
            var (rounds, past) = _past[side.Name];
            return Math.Max(0, Planned(side) - rounds) * (rounds > 0 ? past / rounds : all.Seconds / all.Rounds);
        });
        return TimeSpan.FromSeconds(seconds);
    }

    private int Planned(SideDefinition side)
        => experiment.WarmUps + (experiment.NoiseFloor && experiment.Sides.Count > 1 && side == experiment.Sides[0] ? 2 : 1) * experiment.Rounds;
}
