using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Sides;

/// <summary>What each component used in the rounds of a side: those of the side, the shared ones and irisbench itself.</summary>
internal static class ComponentSummaries
{
    public static IReadOnlyList<ComponentSummary> Of(IReadOnlyList<CountedRound> rounds, ComponentRoles roles)
        =>
        [
            .. rounds.SelectMany(round => round.Record.Use.Select(use => (Use: use, Runs: round.Answered.Count)))
                .GroupBy(part => part.Use.Component)
                .Where(component => roles.Of(component.Key) is not null)
                .Select(component => new ComponentSummary(
                    component.Key,
                    roles.Of(component.Key)!.Value,
                    Median.Of(component.Select(part => part.Use.CpuSeconds / part.Runs)),
                    Median.Of(component.Select(part => part.Use.CpuMaxCores)),
                    Median.Of(component.Select(part => part.Use.WorkingSetMaxBytes)))),
        ];
}
