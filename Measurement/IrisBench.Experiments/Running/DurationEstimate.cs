using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Sweeping;
using IrisBench.Experiments.Running.Rounds;

namespace IrisBench.Experiments.Running;

/// <summary>How long rounds will take, from what the parity gate's answers took: a size, not a promise.</summary>
internal static class DurationEstimate
{
    // What a look at the CPU takes between two rounds, beside the shortest rest.
    private const double LookSeconds = 0.3;

    public static double Seconds(
        IReadOnlyList<PlannedRound> rounds, IReadOnlyList<SweepPoint> points, IReadOnlyList<InquiryAnswer> answers, RestDefinition rest)
    {
        var run = answers.ToDictionary(answer => (answer.Point, answer.Side), answer => answer.RunSeconds);
        // A side is brought into its mode once in the parity gate, where its mode differs from the one before.
        var preparation = answers.GroupBy(answer => answer.Side).ToDictionary(side => side.Key, side => side.Max(answer => answer.PreparationSeconds));
        return rounds.Sum(round => OfLoad(points[round.Point].Experiment.Load, run[(round.Point, round.Side)])
            + preparation[round.Side] + rest.MinimumSeconds + LookSeconds);
    }

    private static double OfLoad(LoadDefinition load, double runSeconds) => load.Kind switch
    {
        LoadKind.Sequential => load.Runs * runSeconds,
        // As many at once as there are processors; the others wait for them.
        LoadKind.Closed => Math.Ceiling((double)load.Runs / Math.Min(load.Concurrency, Environment.ProcessorCount)) * runSeconds,
        _ => load.DurationSeconds + runSeconds,
    };
}
