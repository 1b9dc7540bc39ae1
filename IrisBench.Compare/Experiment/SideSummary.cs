using IrisBench.Compare.Measurement;
using IrisBench.Compare.RunningSystem;
using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

/// <summary>One column of the table: bytes, busy cores, seconds; medians over the repetitions.</summary>
/// <param name="Side">Its name.</param>
/// <param name="MemoryBaselineBytes">Working set of its processes before anything ran.</param>
/// <param name="MemoryMaxBytes">Largest working set in any run.</param>
/// <param name="CpuBaselineCores">Cores busy while idle.</param>
/// <param name="CpuMaxCores">Cores busy in the busiest sample interval of any run.</param>
/// <param name="CpuSecondsPerRun">Processor time of a run.</param>
/// <param name="Duration">Of a run.</param>
/// <param name="Steps">Median of each step that the side tells apart.</param>
/// <param name="IrisServerCpuSecondsPerRun">Processor time of the shared iris-server in a run of this side.</param>
/// <param name="IrisServerMemoryMaxBytes">Its largest working set meanwhile.</param>
internal sealed record SideSummary(
    string Side,
    double MemoryBaselineBytes,
    double MemoryMaxBytes,
    double CpuBaselineCores,
    double CpuMaxCores,
    double CpuSecondsPerRun,
    Spread Duration,
    IReadOnlyList<StepTime> Steps,
    double IrisServerCpuSecondsPerRun,
    double IrisServerMemoryMaxBytes)
{
    private static readonly string[] IrisServer = [ResourceNames.IrisServer];

    public static SideSummary Of(SideUnderTest side, Profile profile, Recording baseline, IEnumerable<SideRun> allRuns)
    {
        var runs = allRuns.Where(run => run.Side == side.Side.Name).ToArray();
        return new SideSummary(
            side.Side.Name,
            baseline.MedianMemoryBytes(side.Processes),
            runs.Max(run => run.Recording.MaxMemoryBytes(side.Processes)),
            baseline.MeanCores(side.Processes),
            // Ticks come a little early at times; half an interval is still long enough for a rate.
            runs.Max(run => run.Recording.MaxCores(side.Processes, profile.SampleInterval / 2)),
            Median.Of(runs.Select(run => run.Recording.CpuSeconds(side.Processes))),
            Spread.Of(runs.Select(run => run.Pipeline.Seconds)),
            MedianSteps(runs),
            Median.Of(runs.Select(run => run.Recording.CpuSeconds(IrisServer))),
            runs.Max(run => run.Recording.MaxMemoryBytes(IrisServer)));
    }

    private static List<StepTime> MedianSteps(IEnumerable<SideRun> runs)
        => [.. runs
            .SelectMany(run => run.Pipeline.Steps)
            .GroupBy(time => time.Step)
            .Select(times => new StepTime(times.Key, Median.Of(times.Select(time => time.Seconds))))];
}
