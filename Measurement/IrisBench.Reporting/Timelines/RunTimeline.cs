using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Timelines;

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
        var shared = UseGroup.Shared(run.Header.Components.Where(component => component.Role == ComponentRole.Shared).Select(component => component.Name));
        var groups = run.Header.Components.Select(component => (component.Name, Group: GroupOf(component, run.Header.Experiment, shared))).Where(component => component.Group is not null)
            .ToDictionary(component => component.Name, component => component.Group!);
        var uses = run.Samples.Where(sample => groups.ContainsKey(sample.Component))
            .GroupBy(sample => groups[sample.Component]).OrderBy(group => group.Key.Order)
            .Select(group => Use(group.Key, grid, [.. group.GroupBy(sample => sample.Component).Select(samples => new ComponentSeries(samples))]));
        var roundsEnd = run.Rounds.Select(round => round.StartedAtSeconds + round.DurationSeconds);
        return new RunTimeline([.. uses], run.Rounds, roundsEnd.Concat(grid).DefaultIfEmpty(0).Max());
    }

    private static UseTimeline Use(UseGroup group, double[] grid, IReadOnlyList<ComponentSeries> components)
    {
        var cpu = Array.ConvertAll(grid, at => components.Sum(component => component.CpuSecondsAt(at)));
        // A counter that falls back has lost its process, and with it what it counted since.
        var cores = Enumerable.Range(1, Math.Max(0, grid.Length - 1))
            .Select(index => new TimelinePoint(grid[index], Math.Max(0, cpu[index] - cpu[index - 1]) / (grid[index] - grid[index - 1])));
        return new UseTimeline(group, [.. cores], [.. grid.Select(at => new TimelinePoint(at, components.Sum(component => component.BytesAt(at))))]);
    }

    /// <summary>The moments of the component with the most samples: all are sampled in the same turns.</summary>
    private static double[] Grid(IReadOnlyList<SampleRecord> samples)
        => samples.GroupBy(sample => sample.Component).OrderByDescending(component => component.Count())
            .Select(component => component.Select(sample => sample.AtSeconds).Distinct().Order().ToArray()).FirstOrDefault() ?? [];

    private static UseGroup? GroupOf(Component component, Experiment experiment, UseGroup shared) => component.Role switch
    {
        ComponentRole.Monolith => UseGroup.Monolith,
        ComponentRole.Function => UseGroup.Functions,
        ComponentRole.Work or ComponentRole.Platform => experiment.Sides.FirstOrDefault(side => side.System?.Components.Any(own => own.Name == component.Name) ?? false) is { } side
            ? UseGroup.Of(side.Name)
            : UseGroup.Platform,
        ComponentRole.Shared => shared,
        _ => null,
    };
}
