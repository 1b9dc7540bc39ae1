using IrisBench.Evaluation.Cost.Needs;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Cost;

/// <summary>A side under both models.</summary>
internal sealed class SideCost(SideNeeds needs, PriceSheet sheet)
{
    private const double Million = 1e6;

    public SideNeeds Needs => needs;

    public PayPerUse Functions { get; } = new(needs.Hops, sheet.Functions);

    public ReservedPods Pods { get; } = new(needs.Pods, sheet.Pods);

    public CostLine PayPerUseLine => new(needs.Side, CostModel.PayPerUse, Million * Functions.PerRun, 0, CostExplanation.Of(needs.Hops, Functions));

    public CostLine ReservedLine
        => new(needs.Side, CostModel.ReservedPod, Pods.PerRuns(Million, needs.RunsPerSecond), Pods.PerMonthIdle, CostExplanation.Of(Pods));
}
