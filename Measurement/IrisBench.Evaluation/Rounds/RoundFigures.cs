using IrisBench.Evaluation.OverTime;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Rounds;

/// <summary>What one round says: a value of each measure that its side has.</summary>
internal sealed class RoundFigures(
    ComponentRoles roles, RoundPeaks peaks, CpuGaps gaps, ObjectiveFigures objective, Experiment experiment)
{
    private const double BytesPerGigabyte = 1e9;

    /// <summary>Values by <see cref="Measures"/>, in the order of the tables.</summary>
    public IReadOnlyDictionary<string, double> Of(CountedRound round, SideDefinition side)
    {
        var (record, runs) = (round.Record, round.Answered.Count);
        ComponentUse[] own = [.. record.Use.Where(use => roles.IsOf(side, use.Component))];
        ComponentUse[] platform = [.. own.Where(use => roles.Of(use.Component) == ComponentRole.Platform)];
        ComponentUse[] shared = [.. record.Use.Where(use => roles.IsSharedBy(side, use.Component))];
        var figures = new OrderedDictionary<string, double>();
        if (round.IsInTime)
            figures[Measures.PipelineSeconds] = Median.Of(round.Answered.Select(pipeline => pipeline.Seconds));
        figures[Measures.Throughput] = runs / record.DurationSeconds;
        figures[Measures.CpuSecondsPerRun] = own.Sum(use => use.CpuSeconds) / runs;
        if (platform.Length > 0)
            figures[Measures.PlatformCpuSecondsPerRun] = platform.Sum(use => use.CpuSeconds) / runs;
        if (shared.Length > 0)
            figures[Measures.SharedCpuSecondsPerRun] = shared.Sum(use => use.CpuSeconds) / runs;
        figures[Measures.CpuBaselineCores] = own.Sum(use => use.CpuBaselineCores);
        var most = peaks.Of(record, side);
        if (most?.CpuMaxCores is { } cores)
            figures[Measures.CpuMaxCores] = cores;
        figures[Measures.WorkingSetBaselineBytes] = own.Sum(use => use.WorkingSetBaselineBytes);
        if (most is not null)
            figures[Measures.WorkingSetMaxBytes] = most.WorkingSetMaxBytes;
        if (most?.PlatformWorkingSetMaxBytes is { } ofPlatform)
            figures[Measures.PlatformWorkingSetMaxBytes] = ofPlatform;
        figures[Measures.GigabyteSecondsPerRun]
            = own.Sum(use => use.WorkingSetMeanBytes) * record.DurationSeconds / BytesPerGigabyte / runs;
        figures[Measures.BytesPerRun] = round.Answered.Average(pipeline => (double)(pipeline.BytesSent + pipeline.BytesReceived));
        foreach (var (measure, value) in objective.Of(round))
            figures[measure] = value;
        foreach (var outcome in round.IsWhole ? FaultOutcomes.Of(experiment, side, round) : [])
        {
            if (outcome.RecoverySeconds is { } recovery)
                figures[Measures.RecoveryOf(outcome.Done.Fault)] = recovery;
            figures[Measures.LostRunsOf(outcome.Done.Fault)] = outcome.LostAt.Count;
        }

        return gaps.Of(side) is null
            ? figures
            : new OrderedDictionary<string, double>(figures.Where(figure => !Measures.OfCpu.Contains(figure.Key)));
    }
}
