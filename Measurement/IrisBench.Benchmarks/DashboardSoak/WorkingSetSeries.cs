using System.Diagnostics;

namespace IrisBench.Benchmarks.DashboardSoak;

/// <summary>The working set of a process over time, in MiB, sampled every 5 s.</summary>
internal sealed class WorkingSetSeries(int processId)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly List<(double Minute, double Mebibytes)> _samples = [];

    public IReadOnlyList<(double Minute, double Mebibytes)> Samples => _samples;

    /// <summary>The slope of the line of least squares through the second half, in MiB a minute: the first half is warm-up.</summary>
    public double Growth()
    {
        var half = _samples[(_samples.Count / 2)..];
        var (meanX, meanY) = (half.Average(sample => sample.Minute), half.Average(sample => sample.Mebibytes));
        var spread = half.Sum(sample => Math.Pow(sample.Minute - meanX, 2));
        return spread > 0 ? half.Sum(sample => (sample.Minute - meanX) * (sample.Mebibytes - meanY)) / spread : 0;
    }

    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        do
        {
            using var process = Process.GetProcessById(processId);
            _samples.Add((Stopwatch.GetElapsedTime(started).TotalMinutes, process.WorkingSet64 / 1048576.0));
        }
        while (await NextAsync(timer, cancellationToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
