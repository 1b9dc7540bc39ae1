using IrisBench.Experiments.Definition.Sweeping;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Sweeps;

/// <summary>A point of a sweep as if it were a run of its own, which is what it is evaluated as.</summary>
internal static class PointRun
{
    public static RawRun Of(RawRun sweep, SweepPoint point)
    {
        RoundRecord[] rounds = [.. sweep.Rounds.Where(round => round.Point == point.Index)];
        var indices = rounds.Select(round => round.Index).ToHashSet();
        return new RawRun(
            sweep.Header with { Experiment = point.Experiment }, rounds, [.. sweep.Pipelines.Where(pipeline => indices.Contains(pipeline.Round))], sweep.Samples);
    }
}
