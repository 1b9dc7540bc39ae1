using System.Globalization;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Load;

/// <summary>What the load generator may be short of its plan. Beyond it a round says more about irisbench than about the side, and does
/// not count.</summary>
public static class GeneratorLimits
{
    /// <summary>Lag that is always forgiven, in seconds: what a busy two-core machine takes to wake a thread.</summary>
    public const double LagSeconds = 0.010;

    /// <summary>Lag forgiven beside slow answers: the 99th percentile of the lag by the median latency, which contains it.</summary>
    public const double LagShare = 0.1;

    /// <summary>Share of the machine's processors that irisbench, its sampler left out, may take from what it measures.</summary>
    public const double CpuShare = 0.25;

    /// <summary>Share of the intended runs that may be unsent: with more, the latencies of the slowest are missing.</summary>
    public const double UnsentShare = 0.01;

    /// <summary>Why a round is void, or null when the generator kept to its plan.</summary>
    internal static string? Broken(GeneratorReport report, LoadResult load, int cores)
    {
        var (lag, lagLimit) = (report.LagP99Seconds, Math.Max(LagSeconds, LagShare * load.MedianSeconds()));
        var intended = load.Runs.Count + report.Unsent;
        var share = (report.CpuSeconds - report.SamplerCpuSeconds) / (Math.Max(load.DurationSeconds, 1e-9) * cores);
        return report switch
        {
            _ when lag > lagLimit => Text(
                $"irisbench sent late: the 99th percentile of its lag was {lag * 1000:0.#} ms, {lagLimit * 1000:0.#} ms are allowed"),
            _ when share > CpuShare => Text(
                $"irisbench itself took {share * 100:0} % of the processors, {CpuShare * 100:0} % are allowed"),
            _ when report.Unsent > UnsentShare * intended => Text(
                $"{report.Unsent} of {intended} runs were not sent, because {OpenLoad.MaximumInFlight} were unanswered"),
            _ => null,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
