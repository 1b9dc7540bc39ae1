using System.Collections.Immutable;
using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Board;

/// <summary>Makes the charts' points of the samples, one of each turn of the sampler. Not for several threads at once.</summary>
internal sealed class UseSeries
{
    private readonly Dictionary<string, int> _groups;
    private readonly Dictionary<string, SampleRecord> _last = [];
    private readonly Dictionary<string, SampleRecord> _turn = [];

    private readonly double _mostCores;

    /// <param name="components">What is watched.</param>
    /// <param name="mostCores">More than so many cannot be busy: a reading that says so is of a counter that was read late.</param>
    public UseSeries(IReadOnlyList<Component> components, double mostCores)
    {
        _mostCores = mostCores;
        Groups = [.. UseGroup.All.Where(group => components.Any(component => component.Role == group.Role))];
        _groups = components
            .Select(component => (component.Name, Group: Groups.FirstOrDefault(group => group.Role == component.Role)))
            .Where(component => component.Group is not null)
            .ToDictionary(component => component.Name, component => Groups.IndexOf(component.Group!));
    }

    /// <summary>The lines: the groups of which something is watched.</summary>
    public ImmutableArray<UseGroup> Groups { get; }

    /// <summary>Takes a sample, and answers the point of the turn that it completes, if it does.</summary>
    public LivePoint? Next(SampleRecord sample)
    {
        if (!_groups.ContainsKey(sample.Component))
            return null;
        // A component that nobody can reach for the moment, such as one scaled to zero, is missing in its turn.
        var point = _turn.ContainsKey(sample.Component) ? End() : null;
        _turn[sample.Component] = sample;
        return point ?? (_turn.Count == _groups.Count ? End() : null);
    }

    private LivePoint? End()
    {
        // Readings at the edge of a round may follow one another at once.
        if (_turn.Values.Any(sample => _last.TryGetValue(sample.Component, out var before) && sample.CoresSince(before) is null))
        {
            _turn.Clear();
            return null;
        }

        var cores = new double[Groups.Length];
        var bytes = new double[Groups.Length];
        var compared = false;
        foreach (var (component, sample) in _turn)
        {
            bytes[_groups[component]] += sample.WorkingSetBytes;
            if (_last.TryGetValue(component, out var before))
            {
                cores[_groups[component]] += sample.CoresSince(before) ?? 0;
                compared = true;
            }

            _last[component] = sample;
        }

        var at = _turn.Values.Max(sample => sample.AtSeconds);
        _turn.Clear();
        return compared ? new LivePoint(
            Math.Round(at, 2), Rounded(Array.ConvertAll(cores, busy => Math.Min(busy, _mostCores)), 3), Rounded(bytes, 0)) : null;
    }

    // A page that opens gets all of them: no digit that nobody sees.
    private static ImmutableArray<double> Rounded(double[] values, int digits) => [.. values.Select(value => Math.Round(value, digits))];
}

/// <summary>Components of one role, which share a line in the charts.</summary>
internal sealed record UseGroup(ComponentRole Role, string Label)
{
    /// <summary>The lines, both sides first. irisbench itself is not drawn; the report says what it used.</summary>
    public static ImmutableArray<UseGroup> All { get; } =
    [
        new(ComponentRole.Monolith, "Monolith"),
        new(ComponentRole.Function, "Functions"),
        new(ComponentRole.Platform, "Platform"),
        new(ComponentRole.Shared, "iris-server"),
    ];
}
