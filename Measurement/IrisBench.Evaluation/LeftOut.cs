using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation;

/// <summary>Whose processor time is not all that was taken, and why: of a side that pays for such a component, or uses one, no CPU is
/// told, and no cost.</summary>
internal sealed class CpuGaps(RawRun run, ComponentRoles roles)
{
    private readonly Dictionary<string, string> _reasons = run.Rounds.SelectMany(round => round.Use)
        .Where(use => use.CpuIncomplete is not null).GroupBy(use => use.Component)
        .ToDictionary(component => component.Key, component => $"{component.Key}: {component.First().CpuIncomplete}");

    /// <summary>Why the CPU of a side is not known; null where it is.</summary>
    public string? Of(SideDefinition side) => _reasons
        .Where(component => roles.IsOf(side, component.Key) || roles.IsSharedBy(side, component.Key))
        .Select(component => component.Value).FirstOrDefault();
}

/// <summary>What of two sides is not compared though one of them has it.</summary>
internal static class LeftOutComparisons
{
    // A side without a platform, or without a part that it shares, has no figure of it, and none is missing.
    private static readonly string[] OfParts =
        [Measures.PlatformCpuSecondsPerRun, Measures.PlatformWorkingSetMaxBytes, Measures.SharedCpuSecondsPerRun];

    public static IEnumerable<NotCompared> Of(IReadOnlyList<SideRounds> sides, IReadOnlyList<Comparison> compared, CpuGaps gaps)
        => sides.Skip(1).Where(side => side.Rounds.Count > 0 && sides[0].Rounds.Count > 0)
            .SelectMany(side => Of(side, sides[0], compared, gaps));

    private static IEnumerable<NotCompared> Of(SideRounds side, SideRounds reference, IReadOnlyList<Comparison> compared, CpuGaps gaps)
    {
        var (name, other) = (side.Definition.Name, reference.Definition.Name);
        var gap = gaps.Of(side.Definition) ?? gaps.Of(reference.Definition);
        string[] ofGap = gap is null ? [] : [Measures.CpuSecondsPerRun];
        foreach (var measure in side.AllMeasures.Union(reference.AllMeasures).Union(ofGap).Except(OfParts))
        {
            if (compared.Any(row => row.Side == name && row.Measure == measure))
                continue;
            var (first, second) = (side.MedianOf(measure), reference.MedianOf(measure));
            var reason = (gap, first, second) switch
            {
                ({ } why, _, _) when Measures.OfCpu.Contains(measure) => why,
                (_, 0, 0) => null,
                (_, null, null) => "not every round of either side has it",
                (_, null, _) => $"not every round of {name} has it",
                (_, _, null) => $"not every round of {other} has it",
                (_, 0, _) => $"it is 0 in {name}",
                (_, _, 0) => $"it is 0 in {other}",
                _ => null,
            };
            if (reason is not null)
                yield return new NotCompared(name, other, measure, reason);
        }
    }
}

/// <summary>Measures that were asked for and of which nothing can be said: nobody is to take what was not measured for good.</summary>
internal static class UnknownMeasures
{
    /// <summary>Those of a side in two versions that cannot be compared, with the reason.</summary>
    /// <param name="before">The side before.</param>
    /// <param name="after">The side after.</param>
    /// <param name="measures">Those to look at.</param>
    /// <param name="why">Why one is not compared; null where nobody has said so.</param>
    public static IEnumerable<NotCompared> Of(
        SideSummary before, SideSummary after, IEnumerable<string> measures, Func<string, string?> why)
        => measures.Select(measure => (Measure: measure, Reason: ReasonOf(measure, before, after, why)))
            .Where(found => found.Reason is not null)
            .Select(found => new NotCompared(after.Side, before.Side, found.Measure, found.Reason!));

    private static string? ReasonOf(string measure, SideSummary before, SideSummary after, Func<string, string?> why)
    {
        if (why(measure) is { Length: > 0 } reason)
            return reason;
        var (old, young) = (before.Find(measure), after.Find(measure));
        return (before.Rounds, after.Rounds, old, young) switch
        {
            (0, 0, _, _) => "no round counts",
            (0, _, _, _) => "no round of before counts",
            (_, 0, _, _) => "no round of after counts",
            (_, _, null, null) => "neither has it in every round",
            (_, _, null, _) => "before has it not in every round",
            (_, _, _, null) => "after has it not in every round",
            // Of a system whose parts nobody names there is neither CPU nor memory, and nobody misses them.
            _ when IsNothing(old) && IsNothing(young) => null,
            _ => old.Median > 0 ? null : "it is 0 before",
        };
    }

    private static bool IsNothing(MeasureSummary measure) => measure.Values.All(value => value == 0);
}

/// <summary>Which measures of two runs are of the same thing, had in the same way, and what becomes of the others.</summary>
internal static class LeftOutChanges
{
    private static readonly string[] Peaks = [Measures.CpuMaxCores, Measures.WorkingSetMaxBytes, Measures.PlatformWorkingSetMaxBytes];

    /// <summary>Why a measure is not compared between the runs; null where it is.</summary>
    public static string? Why(string measure, RunSummary before, RunSummary after)
    {
        var (old, young) = (before.Run, after.Run);
        if (Measures.OfMemory.Contains(measure) && old.MemoryKind != young.MemoryKind)
            return $"memory is counted as {Name(old.MemoryKind)} before and as {Name(young.MemoryKind)} after";
        if (Measures.OfResources.Contains(measure) && old.Scope != young.Scope)
            return $"it is of {Name(old.Scope)} before and of {Name(young.Scope)} after";
        return Peaks.Contains(measure) && before.PeaksFrom != after.PeaksFrom
            ? $"it {Name(before.PeaksFrom)} before and {Name(after.PeaksFrom)} after"
            : null;
    }

    /// <summary>Measures that were asked for and are not compared, with the reason.</summary>
    public static IEnumerable<string> Of(RunSummary before, RunSummary after, IReadOnlyCollection<string> measures)
    {
        foreach (var reason in measures.Select(measure => (Measure: measure, Why: Why(measure, before, after)))
            .Where(found => found.Why is not null).GroupBy(found => found.Why, found => found.Measure))
            yield return $"Not compared: {string.Join(", ", reason)}; {reason.Key}.";
        foreach (var (old, young) in before.Sides.Join(after.Sides, side => side.Side, side => side.Side, (old, young) => (old, young)))
        {
            var missing = measures.Where(measure => Why(measure, before, after) is null
                && (old.Find(measure) is null || young.Find(measure) is null)).ToList();
            foreach (var where in missing.GroupBy(measure => (old.Find(measure), young.Find(measure)) switch
            {
                (null, null) => "neither run tells it",
                (null, _) => $"{before.Run.Id} does not tell it",
                _ => $"{after.Run.Id} does not tell it",
            }))
                yield return $"Not compared for {old.Side}: {string.Join(", ", where)}; {where.Key}.";
        }
    }

    private static string Name(MemoryKind kind) => kind switch
    {
        MemoryKind.Own => "own memory",
        MemoryKind.Container => "containers' working sets",
        _ => "resident sets",
    };

    private static string Name(MeasuredScope scope) => scope == MeasuredScope.Container ? "containers" : "processes";

    private static string Name(PeaksSource from) => from switch
    {
        PeaksSource.Recorded => "was recorded when it was measured",
        PeaksSource.Samples => "is made of the samples",
        _ => "cannot be had, as the samples are gone,",
    };
}
