using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>What each component used in the rounds of each side, so that the sums can be taken apart.</summary>
internal static class ComponentTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Side", "Component", "Counted to", "CPU time per run", "CPU max", $"Memory max ({ScopeWording.Of(summary.Run.Scope).ToLowerInvariant()})"],
        [.. summary.Sides.SelectMany(side => side.Components.Select(component => Row(side.Side, component)))])
    {
        TextColumns = [1, 2],
    };

    private static IReadOnlyList<string> Row(string side, ComponentSummary component) =>
    [
        side, component.Component, RoleWording.Of(component.Role), Quantity.Seconds(component.CpuSecondsPerRun), Quantity.Cores(component.CpuMaxCores),
        Quantity.Bytes(component.WorkingSetMaxBytes),
    ];
}
