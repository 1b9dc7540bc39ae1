using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Rounds;

/// <summary>What is told of each side by itself.</summary>
internal static class SideSummaries
{
    /// <summary>Most steps that are told of: answers name their parts as they like.</summary>
    public const int MostSteps = 64;

    /// <summary>The summary of a side; the confidence is that of the intervals of its measures.</summary>
    public static SideSummary Of(SideRounds side, RoundBook book, ComponentRoles roles, double confidence) => new(
        side.Definition.Name,
        side.Rounds.Count,
        book.Void(side.Definition.Name),
        side.Runs.Count,
        side.Runs.Errors,
        [.. side.Measures.Select(measure => MeasureOf(measure, side.ValuesOf(measure), confidence))],
        LatencyHistogram.Of(side.InTime.Select(pipeline => pipeline.Seconds)),
        [.. StepsOf(side)],
        [.. side.Steps.Where(step => step.Cold is not null).GroupBy(step => (step.Step, step.Cold!.Kind), step => step.Cold!)
            .Take(MostSteps).Select(starts => ColdStartsOf(starts.Key.Step, starts.Key.Kind, [.. starts]))],
        ComponentsOf(side, roles))
    {
        FailedShares = side.Runs.FailedShares,
        LateRounds = book.Late(side.Definition.Name),
        RepeatedRounds = book.Disturbed(side.Definition.Name, counted: false),
        DisturbedRounds = book.Disturbed(side.Definition.Name, counted: true),
    };

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

    /// <summary>A figure over its rounds, at least one.</summary>
    public static MeasureSummary MeasureOf(string measure, IReadOnlyList<double> values, double confidence)
        => new(measure, values, Median.Of(values), MedianInterval.Of(values, confidence), TukeyFences.OutliersOf(values));

    private static IEnumerable<StepSummary> StepsOf(SideRounds side)
        => side.Rounds
            .SelectMany(round => round.Answered.SelectMany(pipeline => pipeline.Steps), (round, step) => (Round: round, Step: step))
            .GroupBy(found => found.Step.Step)
            .Take(MostSteps)
            .Select(step => StepOf(
                step.Key,
                [.. step.GroupBy(found => found.Round.Record.Index, found => found.Step.Seconds).Select(seconds => seconds.ToArray())]));

    private static StepSummary StepOf(string step, double[][] byRound)
    {
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
