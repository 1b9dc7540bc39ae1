using IrisBench.Evaluation.OverTime;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Reporting;

/// <summary>CPU and memory over a run, as the original's pictures showed them, and which side had its turn when.</summary>
/// <param name="Uses">A line for each group that was watched.</param>
/// <param name="Rounds">Every round, in the order of execution.</param>
/// <param name="EndSeconds">When it ended, in seconds since it began.</param>
public sealed record RunTimeline(IReadOnlyList<UseTimeline> Uses, IReadOnlyList<RoundRecord> Rounds, double EndSeconds)
{
    /// <summary>The timeline of a run.</summary>
    public static RunTimeline Of(RawRun run)
    {
        var grid = Grid(run.Samples);
        var shared = UseGroup.Shared(
            run.Header.Components.Where(component => component.Role == ComponentRole.Shared).Select(component => component.Name));
        var groups = run.Header.Components.Select(component => (component.Name, Group: GroupOf(component, run.Header.Experiment, shared)))
            .Where(component => component.Group is not null)
            .ToDictionary(component => component.Name, component => component.Group!);
        var uses = ComponentSeries.Of(run.Samples).Where(component => groups.ContainsKey(component.Key))
            .GroupBy(component => groups[component.Key], component => component.Value).OrderBy(group => group.Key.Order)
            .Select(group => Use(group.Key, grid, [.. group], run.Header.MostCores));
        var roundsEnd = run.Rounds.Select(round => round.StartedAtSeconds + round.DurationSeconds);
        return new RunTimeline([.. uses], run.Rounds, roundsEnd.Concat(grid).DefaultIfEmpty(0).Max());
    }

    private static UseTimeline Use(UseGroup group, double[] grid, IReadOnlyList<ComponentSeries> components, double mostCores)
    {
        SampleRecord[] samples = [.. grid.Select(at => new SampleRecord(
            at, group.Label, components.Sum(component => component.CpuSecondsAt(at)), components.Sum(component => component.BytesAt(at))))];
        var cores = new List<TimelinePoint>();
        var last = samples.FirstOrDefault();
        foreach (var sample in samples.Skip(1))
        {
            // The edge of a round may be read just after a sample; the stretch then goes on to the next.
            if (sample.CoresSince(last!) is not { } level)
                continue;
            cores.Add(new TimelinePoint(sample.AtSeconds, Math.Min(level, mostCores)));
            last = sample;
        }

        return new UseTimeline(group, cores, [.. samples.Select(sample => new TimelinePoint(sample.AtSeconds, sample.WorkingSetBytes))]);
    }

    /// <summary>The moments of the component with the most samples: all are sampled in the same turns.</summary>
    private static double[] Grid(IReadOnlyList<SampleRecord> samples)
        => samples.GroupBy(sample => sample.Component).OrderByDescending(component => component.Count())
            .Select(component => component.Select(sample => sample.AtSeconds).Distinct().Order().ToArray()).FirstOrDefault() ?? [];

    private static UseGroup? GroupOf(Component component, Experiment experiment, UseGroup shared) => component.Role switch
    {
        ComponentRole.Monolith => UseGroup.Monolith,
        ComponentRole.Function => UseGroup.Functions,
        ComponentRole.Work or ComponentRole.Platform
            => experiment.Sides.FirstOrDefault(side => side.System?.Components.Any(own => own.Name == component.Name) ?? false) is { } side
            ? UseGroup.Of(side.Name)
            : UseGroup.Platform,
        ComponentRole.Shared => shared,
        _ => null,
    };
}

/// <summary>What a group of components used over the run.</summary>
/// <param name="Group">Whose.</param>
/// <param name="Cores">Seconds since the run began, and the cores busy from the point before until then.</param>
/// <param name="Bytes">Seconds since the run began, and the working set then.</param>
public sealed record UseTimeline(UseGroup Group, IReadOnlyList<TimelinePoint> Cores, IReadOnlyList<TimelinePoint> Bytes);

/// <summary>A value at a time.</summary>
/// <param name="AtSeconds">Seconds since the run began.</param>
/// <param name="Value">The value.</param>
public readonly record struct TimelinePoint(double AtSeconds, double Value);

/// <summary>Components that share a line of a timeline.</summary>
/// <param name="Label">What the line is called.</param>
/// <param name="Order">Its place among the lines.</param>
/// <param name="Side">The side of your own that it is of; null for the Iris pipeline's, and for what no side has alone.</param>
public sealed record UseGroup(string Label, int Order, string? Side = null)
{
    /// <summary>The monolith.</summary>
    public static UseGroup Monolith { get; } = new("monolith", 0);

    /// <summary>All functions together.</summary>
    public static UseGroup Functions { get; } = new("functions, all together", 1);

    /// <summary>Gateway, watchdogs, proxies.</summary>
    public static UseGroup Platform { get; } = new("platform (gateway, watchdogs, proxies)", 3);

    /// <summary>All of a system of your own.</summary>
    public static UseGroup Of(string side) => new(side, 2, side);

    /// <summary>What several sides use.</summary>
    public static UseGroup Shared(IEnumerable<string> components) => new($"{string.Join(", ", components)} (shared)", 4);
}

/// <summary>Fewer points for a drawing, without losing a peak.</summary>
public static class Decimation
{
    /// <summary>Keeps the lowest and the highest point of each of equally long stretches, in their order.</summary>
    /// <param name="points">Points by time.</param>
    /// <param name="stretches">How many stretches there are room for.</param>
    public static IReadOnlyList<TimelinePoint> Keep(IReadOnlyList<TimelinePoint> points, int stretches)
    {
        if (points.Count <= 2 * stretches)
            return points;

        var length = (points[^1].AtSeconds - points[0].AtSeconds) / stretches;
        return [.. points.GroupBy(point => (int)((point.AtSeconds - points[0].AtSeconds) / length))
            .SelectMany(stretch => new[] { stretch.MinBy(point => point.Value), stretch.MaxBy(point => point.Value) }.Distinct()
                .OrderBy(point => point.AtSeconds))];
    }
}
