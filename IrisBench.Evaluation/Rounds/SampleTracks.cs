using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>The samples of each component, in the order of time.</summary>
internal sealed class SampleTracks(IReadOnlyList<SampleRecord> samples)
{
    private readonly Dictionary<string, SampleRecord[]> _tracks = samples
        .GroupBy(sample => sample.Component)
        .ToDictionary(track => track.Key, track => track.OrderBy(sample => sample.AtSeconds).ToArray());

    /// <summary>The samples of a component from a moment to another, both in seconds since the run began, inclusive.</summary>
    public ReadOnlySpan<SampleRecord> Of(string component, double from, double to)
    {
        if (!_tracks.TryGetValue(component, out var track))
            return [];
        var first = FirstNotBefore(track, from);
        var end = first;
        while (end < track.Length && track[end].AtSeconds <= to)
            end++;
        return track.AsSpan(first, end - first);
    }

    private static int FirstNotBefore(SampleRecord[] track, double moment)
    {
        var (low, high) = (0, track.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = track[middle].AtSeconds < moment ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
