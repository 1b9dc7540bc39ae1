using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Rounds;

/// <summary>What is told of each side by itself.</summary>
internal static class SideSummaries
{
    /// <summary>The summary of a side; the confidence is that of the intervals of its measures.</summary>
    public static SideSummary Of(SideRounds side, IReadOnlyList<string> voidRounds, ComponentRoles roles, double confidence) => new(
        side.Definition.Name,
        side.Rounds.Count,
        voidRounds,
        side.Rounds.Sum(round => round.Answered.Count + round.Failed.Count),
        side.Rounds.SelectMany(round => round.Failed).GroupBy(pipeline => pipeline.Error!)
            .OrderByDescending(reason => reason.Count()).ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToDictionary(reason => reason.Key, reason => reason.Count()),
        [.. side.Measures.Select(measure => MeasureOf(measure, side.ValuesOf(measure), confidence))],
        LatencyHistogram.Of(side.Answered.Select(pipeline => pipeline.Seconds)),
        [.. side.Steps.Select(step => step.Step).Distinct().Select(step => StepOf(step, side.Rounds))],
        [.. side.Steps.Where(step => step.Cold is not null).GroupBy(step => (step.Step, step.Cold!.Kind), step => step.Cold!)
            .Select(starts => ColdStartsOf(starts.Key.Step, starts.Key.Kind, [.. starts]))],
        ComponentsOf(side, roles));

    /// <summary>What each component used in the rounds of a side: those it pays for, the shared ones and irisbench itself. What belongs to
    /// another side idles and is left out.</summary>
    public static IReadOnlyList<ComponentSummary> ComponentsOf(SideRounds side, ComponentRoles roles)
        =>
        [
            .. side.Rounds.SelectMany(round => round.Record.Use.Select(use => (Use: use, Runs: round.Answered.Count)))
                .GroupBy(part => part.Use.Component)
                .Where(component => roles.IsOf(side.Definition, component.Key) || roles.IsSharedBy(side.Definition, component.Key)
                    || roles.Of(component.Key) == ComponentRole.Generator)
                .Select(component => new ComponentSummary(
                    component.Key,
                    roles.Of(component.Key)!.Value,
                    Median.Of(component.Select(part => part.Use.CpuSeconds / part.Runs)),
                    MedianOf([.. component], use => use.CpuMaxCores),
                    Median.Of(component.Select(part => part.Use.WorkingSetMaxBytes)),
                    MedianOf([.. component], use => use.Resident?.MaxBytes),
                    component.Select(part => part.Use.CpuIncomplete).FirstOrDefault(why => why is not null))),
        ];

    // Null where a round lacks it.
    private static double? MedianOf((ComponentUse Use, int Runs)[] parts, Func<ComponentUse, double?> value)
        => parts.All(part => value(part.Use) is not null) ? Median.Of(parts.Select(part => value(part.Use)!.Value)) : null;

    private static MeasureSummary MeasureOf(string measure, IReadOnlyList<double> values, double confidence)
        => new(measure, values, Median.Of(values), MedianInterval.Of(values, confidence), TukeyFences.OutliersOf(values));

    private static StepSummary StepOf(string step, IReadOnlyList<CountedRound> rounds)
    {
        var byRound = rounds
            .Select(round => round.Answered.SelectMany(pipeline => pipeline.Steps).Where(record => record.Step == step)
                .Select(record => record.Seconds).ToArray())
            .Where(seconds => seconds.Length > 0).ToArray();
        var medians = byRound.Select(Median.Of).ToArray();
        return new StepSummary(
            step, LatencyHistogram.Of(byRound.SelectMany(seconds => seconds)), Median.Of(medians), MedianInterval.Of(medians));
    }

    // Kinds are never mixed, and a phase that some starts lack is left out.
    private static ColdStartSummary ColdStartsOf(string step, ColdStartKind kind, ColdStartRecord[] starts)
    {
        var totals = starts.Select(start => (start.StartSeconds ?? 0) + (start.ReadySeconds ?? 0) + start.FirstAnswerSeconds).ToArray();
        return new ColdStartSummary(
            step, kind, starts.Length, MedianOf(start => start.StartSeconds), MedianOf(start => start.ReadySeconds),
            Median.Of(starts.Select(start => start.FirstAnswerSeconds)), Median.Of(totals), MedianInterval.Of(totals));

        double? MedianOf(Func<ColdStartRecord, double?> phase)
            => starts.All(start => phase(start) is not null) ? Median.Of(starts.Select(start => phase(start)!.Value)) : null;
    }
}
