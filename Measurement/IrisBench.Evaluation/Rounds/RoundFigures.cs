using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Rounds;

/// <summary>What one round says: a value of each measure that its side has.</summary>
internal sealed class RoundFigures(ComponentRoles roles, SimultaneousPeaks peaks)
{
    private const double BytesPerGigabyte = 1e9;

    /// <summary>Values by <see cref="Measures"/>, in the order of the tables.</summary>
    public IReadOnlyDictionary<string, double> Of(CountedRound round, SideDefinition side)
    {
        var (record, runs) = (round.Record, round.Answered.Count);
        ComponentUse[] own = [.. record.Use.Where(use => roles.IsOf(side, use.Component))];
        ComponentUse[] platform = [.. own.Where(use => roles.Of(use.Component) == ComponentRole.Platform)];
        ComponentUse[] shared = [.. record.Use.Where(use => roles.IsSharedBy(side, use.Component))];
        var figures = new OrderedDictionary<string, double>();
        if (record.LateReason is null)
            figures[Measures.PipelineSeconds] = Median.Of(round.Answered.Select(pipeline => pipeline.Seconds));
        figures[Measures.Throughput] = runs / record.DurationSeconds;
        figures[Measures.CpuSecondsPerRun] = own.Sum(use => use.CpuSeconds) / runs;
        if (platform.Length > 0)
            figures[Measures.PlatformCpuSecondsPerRun] = platform.Sum(use => use.CpuSeconds) / runs;
        if (shared.Length > 0)
            figures[Measures.SharedCpuSecondsPerRun] = shared.Sum(use => use.CpuSeconds) / runs;
        figures[Measures.CpuBaselineCores] = own.Sum(use => use.CpuBaselineCores);
        figures[Measures.CpuMaxCores] = peaks.Cores(record, own);
        figures[Measures.WorkingSetBaselineBytes] = own.Sum(use => use.WorkingSetBaselineBytes);
        figures[Measures.WorkingSetMaxBytes] = peaks.WorkingSetBytes(record, own);
        if (platform.Length > 0)
            figures[Measures.PlatformWorkingSetMaxBytes] = peaks.WorkingSetBytes(record, platform);
        figures[Measures.GigabyteSecondsPerRun]
            = own.Sum(use => use.WorkingSetMeanBytes) * record.DurationSeconds / BytesPerGigabyte / runs;
        figures[Measures.BytesPerRun] = round.Answered.Average(pipeline => (double)(pipeline.BytesSent + pipeline.BytesReceived));
        return figures;
    }
}

/// <summary>To which side the use of a component is counted.</summary>
internal sealed class ComponentRoles(IReadOnlyList<Component> components)
{
    private readonly Dictionary<string, ComponentRole> _roles = components.ToDictionary(
        component => component.Name, component => component.Role);

    /// <summary>What a component counts for; null for one that the run's header does not name.</summary>
    public ComponentRole? Of(string component) => _roles.TryGetValue(component, out var role) ? role : null;

    /// <summary>Whether the side pays for it: the monolith for itself; functions for themselves and for their platform, which they cannot
    /// run without. The platform idles while the monolith works and is not counted to it. A system of your own says itself.</summary>
    public bool IsOf(SideDefinition side, string component) => side.System is { } system
        ? system.Components.Any(own => own.Name == component && own.Role != ComponentShare.Shared)
        : ComponentNames.All.Contains(component) && Of(component) switch
        {
            ComponentRole.Monolith => side.Packaging == Packaging.Monolith,
            ComponentRole.Function or ComponentRole.Platform => side.Packaging == Packaging.Functions,
            _ => false,
        };

    /// <summary>Whether the side uses it beside others, and nobody pays for it.</summary>
    public bool IsSharedBy(SideDefinition side, string component) => side.System is { } system
        ? system.Components.Any(own => own.Name == component && own.Role == ComponentShare.Shared)
        : ComponentNames.All.Contains(component) && Of(component) == ComponentRole.Shared;
}
