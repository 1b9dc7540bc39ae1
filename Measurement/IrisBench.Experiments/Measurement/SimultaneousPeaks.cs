using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement;

/// <summary>The most that several components used at the same moment. The steps of a pipeline run take turns, so the sum of each function's
/// own maximum would be more than there ever was. A component's own maximum, which may lie between two samples or in a process that lived
/// shorter than that, is the least it can be, with the others at rest.</summary>
/// <param name="tracks">The samples.</param>
/// <param name="roles">To whom components are counted.</param>
/// <param name="sampleSeconds">Time between two samples, in seconds.</param>
/// <param name="mostCores">More of them cannot have been busy.</param>
internal sealed class SimultaneousPeaks(SampleTracks tracks, ComponentRoles roles, double sampleSeconds, double mostCores)
{
    /// <summary>Those of what the side of a round pays for.</summary>
    public SidePeaks Of(RoundRecord round, SideDefinition side)
    {
        ComponentUse[] own = [.. round.Use.Where(use => roles.IsOf(side, use.Component))];
        ComponentUse[] platform = [.. own.Where(use => roles.Of(use.Component) == ComponentRole.Platform)];
        return new SidePeaks(
            own.All(use => use.CpuMaxCores is not null) ? Cores(round, own) : null, WorkingSetBytes(round, own),
            platform.Length > 0 ? WorkingSetBytes(round, platform) : null);
    }

    /// <summary>Whether there are samples of all that the side of a round pays for.</summary>
    public bool Has(RoundRecord round, SideDefinition side)
        => round.Use.Where(use => roles.IsOf(side, use.Component)).All(use => !Samples(use.Component, round).IsEmpty);

    /// <summary>Cores busy at once, which are never fewer than the mean.</summary>
    public double Cores(RoundRecord round, IReadOnlyList<ComponentUse> use)
    {
        var sampled = LargestSum(use.SelectMany(component => Changes(component.Component, round, CoresSteps)));
        var own = LargestOwn(use, component => component.CpuMaxCores ?? 0, component => component.CpuBaselineCores);
        var mean = use.Sum(component => component.CpuSeconds) / round.DurationSeconds;
        return Math.Min(mostCores, Math.Max(mean, Math.Max(sampled, own)));
    }

    /// <summary>Working set at once, in bytes.</summary>
    public double WorkingSetBytes(RoundRecord round, IReadOnlyList<ComponentUse> use)
    {
        var changes = use.SelectMany(component => Changes(component.Component, round, BytesSteps));
        return Math.Max(
            LargestSum(changes),
            LargestOwn(use, component => component.WorkingSetMaxBytes, component => component.WorkingSetBaselineBytes));
    }

    private static double LargestOwn(IReadOnlyList<ComponentUse> use, Func<ComponentUse, double> most, Func<ComponentUse, double> rest)
        => use.Count == 0 ? 0 : use.Sum(rest) + use.Max(component => most(component) - rest(component));

    /// <summary>The level of each component as changes at moments; their running sum is the level of all.</summary>
    private static double LargestSum(IEnumerable<(double At, double Change)> changes)
    {
        var (level, largest) = (0.0, 0.0);
        foreach (var moment in changes.GroupBy(change => change.At).OrderBy(moment => moment.Key))
        {
            level += moment.Sum(change => change.Change);
            largest = Math.Max(largest, level);
        }

        return largest;
    }

    private List<(double At, double Change)> Changes(
        string component, RoundRecord round, Func<SampleRecord, SampleRecord, double?> levelBetween)
    {
        var samples = Samples(component, round);
        var changes = new List<(double, double)>();
        var (level, last) = (0.0, 0);
        for (var next = 1; next < samples.Length; next++)
        {
            if (levelBetween(samples[last], samples[next]) is not { } newLevel)
                continue;
            changes.Add((samples[last].AtSeconds, newLevel - level));
            (level, last) = (newLevel, next);
        }

        if (samples.Length > 0)
            changes.Add((samples[last].AtSeconds, -level));
        return changes;
    }

    private ReadOnlySpan<SampleRecord> Samples(string component, RoundRecord round)
        => tracks.Of(component, round.StartedAtSeconds, round.StartedAtSeconds + round.DurationSeconds, sampleSeconds);

    private static double? CoresSteps(SampleRecord from, SampleRecord to) => to.CoresSince(from);

    private static double? BytesSteps(SampleRecord from, SampleRecord to) => Math.Max(from.WorkingSetBytes, to.WorkingSetBytes);
}

/// <summary>The samples of each component, in the order of time.</summary>
internal sealed class SampleTracks(IReadOnlyList<SampleRecord> samples)
{
    private readonly Dictionary<string, SampleRecord[]> _tracks = samples
        .GroupBy(sample => sample.Component)
        .ToDictionary(track => track.Key, track => track.OrderBy(sample => sample.AtSeconds).ToArray());

    /// <summary>The samples of a component that tell of a span, in seconds since the run began: those in it and, because a round is read
    /// just before and just after it, the nearest on either side.</summary>
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
