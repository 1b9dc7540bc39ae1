using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;

namespace IrisBench.Evaluation.Rounds;

/// <summary>What each fault did to a side, over its rounds whose runs were all sent.</summary>
internal static class FaultSummaries
{
    public static IEnumerable<FaultSummary> Of(Experiment experiment, SideRounds side, double confidence)
        => side.Rounds.Where(round => round.IsWhole).SelectMany(round => FaultOutcomes.Of(experiment, side.Definition, round))
            .GroupBy(outcome => outcome.Done.Fault).OrderBy(fault => fault.Key)
            .Select(fault => Of(experiment.Faults[fault.Key], side, [.. fault], confidence));

    private static FaultSummary Of(FaultDefinition fault, SideRounds side, FaultOutcome[] outcomes, double confidence)
    {
        var number = outcomes[0].Done.Fault;
        return new FaultSummary(
            side.Definition.Name, number + 1, fault.Do, outcomes[0].Done.Component, fault.AtSeconds, outcomes.Length,
            Median.Of(outcomes.Select(outcome => outcome.Done.AtSeconds!.Value - outcome.Done.IntendedAtSeconds)),
            Median.Of(outcomes.Select(outcome => (double)outcome.Done.Processes)),
            FigureOf(Measures.RecoveryOf(number), outcomes.Select(outcome => outcome.RecoverySeconds).OfType<double>()),
            outcomes.Count(outcome => outcome.RecoverySeconds is null),
            FigureOf(Measures.LostRunsOf(number), outcomes.Select(outcome => (double)outcome.LostAt.Count))!,
            outcomes.SelectMany(outcome => outcome.LostAt).GroupBy(step => step).OrderByDescending(step => step.Count())
                .ThenBy(step => step.Key, StringComparer.Ordinal).ToDictionary(step => step.Key, step => step.Count()),
            [.. outcomes.SelectMany(outcome => outcome.Others).GroupBy(step => step.Key, step => step.Value)
                .Select(step => new StepAnswers(step.Key, step.Sum(calls => calls.Answered), step.Sum(calls => calls.All)))],
            outcomes.Any(outcome => outcome.ForgottenModels is null) ? null : outcomes.Sum(outcome => outcome.ForgottenModels));

        MeasureSummary? FigureOf(string measure, IEnumerable<double> values)
            => values.ToArray() is { Length: > 0 } all ? SideSummaries.MeasureOf(measure, all, confidence) : null;
    }
}
