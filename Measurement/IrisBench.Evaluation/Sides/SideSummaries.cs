using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Sides;

/// <summary>What is told of each side by itself.</summary>
internal static class SideSummaries
{
    /// <summary>The summary of a side.</summary>
    /// <param name="side">Its rounds that count.</param>
    /// <param name="voidRounds">Those that do not, and why.</param>
    /// <param name="roles">Roles of the components.</param>
    /// <param name="confidence">Of the intervals of the measures, 0 to 1.</param>
    public static SideSummary Of(SideRounds side, IReadOnlyList<string> voidRounds, ComponentRoles roles, double confidence) => new()
    {
        Side = side.Definition.Name,
        Rounds = side.Rounds.Count,
        VoidRounds = voidRounds,
        PipelineRuns = side.Rounds.Sum(round => round.Answered.Count + round.Failed.Count),
        Errors = ErrorsOf(side),
        Measures = [.. side.Measures.Select(measure => MeasureOf(side, measure, confidence))],
        Latency = LatencyHistogram.Of(side.Rounds.SelectMany(round => round.Answered).Select(pipeline => pipeline.Seconds)),
        Steps = StepSummaries.Of(side.Rounds),
        ColdStarts = ColdStartSummaries.Of(side.Rounds),
        Components = ComponentSummaries.Of(side, roles),
    };

    private static MeasureSummary MeasureOf(SideRounds side, string measure, double confidence)
    {
        var values = side.ValuesOf(measure);
        return new MeasureSummary(
            measure, values, Median.Of(values), MedianInterval.Of(values, confidence), TukeyFences.OutliersOf(values));
    }

    private static Dictionary<string, int> ErrorsOf(SideRounds side)
        => side.Rounds.SelectMany(round => round.Failed)
            .GroupBy(pipeline => pipeline.Error!)
            .OrderByDescending(reason => reason.Count()).ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToDictionary(reason => reason.Key, reason => reason.Count());
}

/// <summary>Latencies by step, in the order of the pipeline.</summary>
internal static class StepSummaries
{
    public static IReadOnlyList<StepSummary> Of(IReadOnlyList<CountedRound> rounds)
        => [.. rounds.SelectMany(round => round.Answered).SelectMany(pipeline => pipeline.Steps).Select(step => step.Step).Distinct()
            .Select(step => Of(step, rounds))];

    private static StepSummary Of(string step, IReadOnlyList<CountedRound> rounds)
    {
        var byRound = rounds.Select(round => SecondsOf(step, round)).Where(seconds => seconds.Length > 0).ToArray();
        var medians = byRound.Select(Median.Of).ToArray();
        return new StepSummary(
            step, LatencyHistogram.Of(byRound.SelectMany(seconds => seconds)), Median.Of(medians), MedianInterval.Of(medians));
    }

    private static double[] SecondsOf(string step, CountedRound round)
        => [.. round.Answered.SelectMany(pipeline => pipeline.Steps).Where(record => record.Step == step).Select(record => record.Seconds)];
}

/// <summary>Cold starts by step and kind. Kinds are never mixed, and a phase that some starts lack is left out.</summary>
internal static class ColdStartSummaries
{
    public static IReadOnlyList<ColdStartSummary> Of(IReadOnlyList<CountedRound> rounds)
        =>
        [
            .. rounds.SelectMany(round => round.Answered)
                .SelectMany(pipeline => pipeline.Steps)
                .Where(step => step.Cold is not null)
                .GroupBy(step => (step.Step, step.Cold!.Kind), step => step.Cold!)
                .Select(starts => Of(starts.Key.Step, starts.Key.Kind, [.. starts])),
        ];

    private static ColdStartSummary Of(string step, ColdStartKind kind, ColdStartRecord[] starts)
    {
        var totals = starts.Select(start => (start.StartSeconds ?? 0) + (start.ReadySeconds ?? 0) + start.FirstAnswerSeconds).ToArray();
        return new ColdStartSummary(
            step, kind, starts.Length,
            MedianOf(starts, start => start.StartSeconds),
            MedianOf(starts, start => start.ReadySeconds),
            Median.Of(starts.Select(start => start.FirstAnswerSeconds)),
            Median.Of(totals),
            MedianInterval.Of(totals));
    }

    private static double? MedianOf(ColdStartRecord[] starts, Func<ColdStartRecord, double?> phase)
        => starts.All(start => phase(start) is not null) ? Median.Of(starts.Select(start => phase(start)!.Value)) : null;
}

/// <summary>
/// What each component used in the rounds of a side: those it pays for, the shared ones and irisbench itself. What belongs to
/// another side idles and is left out.
/// </summary>
internal static class ComponentSummaries
{
    public static IReadOnlyList<ComponentSummary> Of(SideRounds side, ComponentRoles roles)
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
                    Median.Of(component.Select(part => part.Use.CpuMaxCores)),
                    Median.Of(component.Select(part => part.Use.WorkingSetMaxBytes)))),
        ];
}
