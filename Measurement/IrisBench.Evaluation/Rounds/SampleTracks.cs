using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>The samples of each component, in the order of time.</summary>
internal sealed class SampleTracks(IReadOnlyList<SampleRecord> samples)
{
    private readonly Dictionary<string, SampleRecord[]> _tracks = samples
        .GroupBy(sample => sample.Component)
        .ToDictionary(track => track.Key, track => track.OrderBy(sample => sample.AtSeconds).ToArray());

    /// <summary>
    /// The samples of a component that tell of a span, in seconds since the run began: those in it and, because a round is
    /// read just before and just after it, the nearest on either side.
    /// </summary>
    /// <param name="component">Its name.</param>
    /// <param name="from">Begin of the span.</param>
    /// <param name="to">End of the span.</param>
    /// <param name="margin">How far outside the nearest may be, in seconds.</param>
    public ReadOnlySpan<SampleRecord> Of(string component, double from, double to, double margin)
    {
        if (!_tracks.TryGetValue(component, out var track))
            return [];
        var first = FirstNotBefore(track, from);
        if (first > 0 && (first == track.Length || track[first].AtSeconds > from) && from - track[first - 1].AtSeconds <= margin)
            first--;
        var end = FirstNotBefore(track, to);
        if (end < track.Length && track[end].AtSeconds - to <= margin)
            end++;
        return track.AsSpan(first, Math.Max(0, end - first));
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
