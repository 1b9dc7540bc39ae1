using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.OverTime;

/// <summary>The samples of one component as functions of time.</summary>
public sealed class ComponentSeries
{
    // A component that is scaled to zero has nothing to scrape; after so many missed samples it is gone, not unread.
    private const double MissedSamples = 5;

    private readonly double[] _times;
    private readonly SampleRecord[] _samples;
    private readonly double _patience;

    /// <summary>Of the samples of one component, in whatever order; at least one.</summary>
    public ComponentSeries(IEnumerable<SampleRecord> samples)
    {
        _samples = [.. samples.OrderBy(sample => sample.AtSeconds)];
        _times = [.. _samples.Select(sample => sample.AtSeconds)];
        var gaps = _times.Zip(_times.Skip(1), (earlier, later) => later - earlier).Order().ToArray();
        _patience = gaps.Length == 0 ? double.PositiveInfinity : MissedSamples * gaps[gaps.Length / 2];
    }

    /// <summary>The counter, interpolated: processor time until a moment is kept whatever the grid.</summary>
    public double CpuSecondsAt(double seconds)
    {
        var next = IndexAfter(seconds);
        if (next == 0)
            return _samples[0].CpuSeconds;
        if (next == _samples.Length)
            return _samples[^1].CpuSeconds;

        var (before, after) = (_samples[next - 1], _samples[next]);
        var share = (seconds - before.AtSeconds) / (after.AtSeconds - before.AtSeconds);
        return before.CpuSeconds + (share * (after.CpuSeconds - before.CpuSeconds));
    }

    /// <summary>The working set last seen; 0 before the first sample and once samples are missing.</summary>
    public double BytesAt(double seconds)
    {
        var next = IndexAfter(seconds);
        return next > 0 && seconds - _times[next - 1] <= _patience ? _samples[next - 1].WorkingSetBytes : 0;
    }

    /// <summary>The processes last seen; 0 where none were, or samples are missing.</summary>
    public int ReplicasAt(double seconds)
    {
        var next = IndexAfter(seconds);
        return next > 0 && seconds - _times[next - 1] <= _patience ? _samples[next - 1].Replicas : 0;
    }

    /// <summary>Index of the first sample after a moment.</summary>
    private int IndexAfter(double seconds)
    {
        var index = Array.BinarySearch(_times, seconds);
        if (index < 0)
            return ~index;
        while (index < _times.Length && _times[index] <= seconds)
            index++;
        return index;
    }
}
