using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.OverTime;

/// <summary>The samples of one component as functions of time.</summary>
public sealed class ComponentSeries
{
    // A component that is scaled to zero has nothing to scrape; after so many missed samples it is gone, not unread.
    private const double MissedSamples = 5;

    private readonly double[] _readings;
    private readonly double[] _times;
    private readonly SampleRecord[] _samples;
    private readonly double _patience;

    private ComponentSeries(IEnumerable<SampleRecord> samples, double[] readings)
    {
        _readings = readings;
        _samples = [.. samples.OrderBy(sample => sample.AtSeconds)];
        _times = [.. _samples.Select(sample => sample.AtSeconds)];
        var gaps = _times.Zip(_times.Skip(1), (earlier, later) => later - earlier).Order().ToArray();
        _patience = gaps.Length == 0 ? double.PositiveInfinity : MissedSamples * gaps[gaps.Length / 2];
    }

    /// <summary>The series of each component, by its name, of all samples of a run, in whatever order.</summary>
    public static IReadOnlyDictionary<string, ComponentSeries> Of(IReadOnlyCollection<SampleRecord> samples)
    {
        double[] readings = [.. samples.Select(sample => sample.AtSeconds).Order()];
        return samples.GroupBy(sample => sample.Component)
            .ToDictionary(component => component.Key, component => new ComponentSeries(component, readings));
    }

    /// <summary>The counter, interpolated: processor time until a moment is kept whatever the grid.</summary>
    public double CpuSecondsAt(double seconds)
    {
        var next = IndexAfter(_times, seconds);
        if (next == 0)
            return _samples[0].CpuSeconds;
        if (next == _samples.Length)
            return _samples[^1].CpuSeconds;

        var (before, after) = (_samples[next - 1], _samples[next]);
        var share = (seconds - before.AtSeconds) / (after.AtSeconds - before.AtSeconds);
        return before.CpuSeconds + (share * (after.CpuSeconds - before.CpuSeconds));
    }

    /// <summary>The working set last seen, also while nothing at all is read; 0 before the first sample, and once only its own are
    /// missing.</summary>
    public double BytesAt(double seconds) => LastSeen(seconds)?.WorkingSetBytes ?? 0;

    /// <summary>The processes last seen, as <see cref="BytesAt"/>.</summary>
    public int ReplicasAt(double seconds) => LastSeen(seconds)?.Replicas ?? 0;

    // A machine that has no time for the sampler says nothing about what runs on it.
    private SampleRecord? LastSeen(double seconds)
    {
        var next = IndexAfter(_times, seconds);
        return next > 0 && _readings[IndexAfter(_readings, seconds) - 1] - _times[next - 1] <= _patience ? _samples[next - 1] : null;
    }

    /// <summary>Index of the first time after a moment.</summary>
    private static int IndexAfter(double[] times, double seconds)
    {
        var index = Array.BinarySearch(times, seconds);
        if (index < 0)
            return ~index;
        while (index < times.Length && times[index] <= seconds)
            index++;
        return index;
    }
}
