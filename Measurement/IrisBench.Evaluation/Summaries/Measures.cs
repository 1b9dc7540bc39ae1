using static System.FormattableString;

namespace IrisBench.Evaluation.Summaries;

/// <summary>Names of the figures that each round has one of.</summary>
public static class Measures
{
    /// <summary>Median latency of the round's pipeline runs, in seconds.</summary>
    public const string PipelineSeconds = "pipelineSeconds";

    /// <summary>Pipeline runs answered per second.</summary>
    public const string Throughput = "throughputPerSecond";

    /// <summary>Processor time of the side and its platform per pipeline run, in seconds.</summary>
    public const string CpuSecondsPerRun = "cpuSecondsPerRun";

    /// <summary>The platform's part of it: gateway, watchdogs, proxies.</summary>
    public const string PlatformCpuSecondsPerRun = "platformCpuSecondsPerRun";

    /// <summary>Processor time of the shared iris-server per pipeline run, in seconds; counted to neither side.</summary>
    public const string SharedCpuSecondsPerRun = "sharedCpuSecondsPerRun";

    /// <summary>Cores busy before the round, side and platform.</summary>
    public const string CpuBaselineCores = "cpuBaselineCores";

    /// <summary>Cores busy in the busiest sample interval, side and platform.</summary>
    public const string CpuMaxCores = "cpuMaxCores";

    /// <summary>Working set before the round, side and platform, in bytes.</summary>
    public const string WorkingSetBaselineBytes = "workingSetBaselineBytes";

    /// <summary>Largest working set of the round, side and platform, in bytes.</summary>
    public const string WorkingSetMaxBytes = "workingSetMaxBytes";

    /// <summary>The platform's part of it, in bytes.</summary>
    public const string PlatformWorkingSetMaxBytes = "platformWorkingSetMaxBytes";

    /// <summary>Working set by time per pipeline run, side and platform, in GB-seconds (10^9 bytes).</summary>
    public const string GigabyteSecondsPerRun = "gigabyteSecondsPerRun";

    /// <summary>Bytes the caller sent and received per pipeline run.</summary>
    public const string BytesPerRun = "bytesPerRun";

    /// <summary>Longest time in which a round missed its objective until it met it again, in seconds; 0 where it never missed it.</summary>
    public const string RecoverySeconds = "recoverySeconds";

    /// <summary>Seconds of a round by the share of their runs that were over its objective.</summary>
    public const string ViolationSeconds = "violationSeconds";

    /// <summary>Money per million pipeline runs, paid per use, as if every round were all there is; of points of a sweep alone.</summary>
    public const string CostPerMillionRuns = "costPerMillionRuns";

    private const string OfFault = "fault";
    private const string Recovery = "RecoverySeconds";
    private const string LostRuns = "LostRuns";

    /// <summary>Seconds from the intended moment of a fault until the first good answer to a call that needs what failed.</summary>
    /// <param name="fault">Its place among the experiment's faults, from 0; the name counts from 1.</param>
    public static string RecoveryOf(int fault) => Invariant($"{OfFault}{fault + 1}{Recovery}");

    /// <summary>Pipeline runs that failed after a fault.</summary>
    /// <param name="fault">Its place among the experiment's faults, from 0; the name counts from 1.</param>
    public static string LostRunsOf(int fault) => Invariant($"{OfFault}{fault + 1}{LostRuns}");

    /// <summary>Whether it is of a fault, and which, from 1; null for other measures.</summary>
    public static string? FaultOf(string measure)
        => measure.StartsWith(OfFault, StringComparison.Ordinal)
            && (IsRecovery(measure) || measure.EndsWith(LostRuns, StringComparison.Ordinal))
            ? measure[OfFault.Length..^(IsRecovery(measure) ? Recovery : LostRuns).Length]
            : null;

    /// <summary>Whether it is a time until a good answer.</summary>
    public static bool IsRecovery(string measure) => measure.EndsWith(Recovery, StringComparison.Ordinal);

    /// <summary>Those of a side of which nothing is asked: how its runs end does not change them.</summary>
    public static IReadOnlyList<string> AtRest { get; } = [CpuBaselineCores, WorkingSetBaselineBytes];

    /// <summary>Those of a round's objective: runs that fail are among what they tell.</summary>
    public static IReadOnlyList<string> OfObjective { get; } = [RecoverySeconds, ViolationSeconds];

    /// <summary>Those that are made of latencies: a round that was sent late has none.</summary>
    public static IReadOnlyList<string> OfLatencies { get; } = [PipelineSeconds, .. OfObjective];

    /// <summary>Those of processor time.</summary>
    public static IReadOnlyList<string> OfCpu { get; } =
        [CpuSecondsPerRun, PlatformCpuSecondsPerRun, SharedCpuSecondsPerRun, CpuBaselineCores, CpuMaxCores];

    /// <summary>Those of memory, whose figures depend on how it is counted.</summary>
    public static IReadOnlyList<string> OfMemory { get; } =
        [WorkingSetBaselineBytes, WorkingSetMaxBytes, PlatformWorkingSetMaxBytes, GigabyteSecondsPerRun];

    /// <summary>Those whose figures depend on of what they are: processes or containers.</summary>
    public static IReadOnlyList<string> OfResources { get; } = [.. OfCpu, .. OfMemory];

    /// <summary>What a sentence calls a measure: "2× the CPU time"; its name where it is new.</summary>
    public static string NounOf(string measure) => measure switch
    {
        PipelineSeconds => "time",
        Throughput => "throughput",
        CpuSecondsPerRun => "CPU time",
        PlatformCpuSecondsPerRun => "platform CPU time",
        SharedCpuSecondsPerRun => "CPU time of the shared part",
        CpuBaselineCores => "idle CPU",
        CpuMaxCores => "peak CPU",
        WorkingSetBaselineBytes => "idle memory",
        WorkingSetMaxBytes => "memory",
        PlatformWorkingSetMaxBytes => "platform memory",
        GigabyteSecondsPerRun => "GB-seconds",
        BytesPerRun => "traffic",
        RecoverySeconds => "time to recover",
        ViolationSeconds => "time over the objective",
        CostPerMillionRuns => "money",
        _ when FaultOf(measure) is { } fault
            => $"{(IsRecovery(measure) ? "time to a good answer after" : "runs lost to")} fault {fault}",
        _ => measure,
    };
}
