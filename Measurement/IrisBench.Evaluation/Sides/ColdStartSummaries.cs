using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Sides;

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
