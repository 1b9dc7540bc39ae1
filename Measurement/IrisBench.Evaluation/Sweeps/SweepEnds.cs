using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Sweeps;

/// <summary>Which points of a sweep end early. It follows from the rounds alone: the sweep asks while it runs, the evaluation asks
/// again.</summary>
public static class SweepEnds
{
    private const int SeedWhereNoneIsRecorded = 1;

    /// <summary>The points that have had enough after so many rounds of each side.</summary>
    /// <param name="run">What was measured until then.</param>
    /// <param name="rounds">How many; one of <see cref="Looks"/>.</param>
    public static IReadOnlySet<int> EndedPoints(RawRun run, int rounds)
    {
        ArgumentNullException.ThrowIfNull(run);
        var looks = Looks.Of(run.Header.Experiment);
        return SweepPoints.Of(run.Header.Experiment)
            .Where(point => looks[LookOf(run, point)] is var end && end < looks[^1] && end <= rounds)
            .Select(point => point.Index).ToHashSet();
    }

    /// <summary>At which of <see cref="Looks"/> a point ends, from 0.</summary>
    internal static int LookOf(RawRun run, SweepPoint point)
    {
        var experiment = run.Header.Experiment;
        var looks = Looks.Of(experiment);
        if (looks.Count == 1)
            return 0;
        IReadOnlyDictionary<int, double>[] sides = [.. RunEvaluation.SidesOf(PointRun.Of(run, point)).Select(
            side => side.ByBlock(Measures.PipelineSeconds).ToDictionary(value => value.Key - experiment.WarmUps, value => value.Value))];
        return EarlyEnd.LookOf(sides, looks, experiment.Sweep?.EnoughHalfWidth, experiment.Order.Seed ?? SeedWhereNoneIsRecorded);
    }
}
