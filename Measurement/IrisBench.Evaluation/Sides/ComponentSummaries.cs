using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Sides;

/// <summary>What each component used in the rounds of a side: those it pays for, the shared ones and irisbench itself. What belongs to another side idles and is left out.</summary>
internal static class ComponentSummaries
{
    public static IReadOnlyList<ComponentSummary> Of(SideRounds side, ComponentRoles roles)
        =>
        [
            .. side.Rounds.SelectMany(round => round.Record.Use.Select(use => (Use: use, Runs: round.Answered.Count)))
                .GroupBy(part => part.Use.Component)
                .Where(component => roles.IsOf(side.Definition, component.Key) || roles.IsSharedBy(side.Definition, component.Key) || roles.Of(component.Key) == ComponentRole.Generator)
                .Select(component => new ComponentSummary(
                    component.Key,
                    roles.Of(component.Key)!.Value,
                    Median.Of(component.Select(part => part.Use.CpuSeconds / part.Runs)),
                    Median.Of(component.Select(part => part.Use.CpuMaxCores)),
                    Median.Of(component.Select(part => part.Use.WorkingSetMaxBytes)))),
        ];
}
