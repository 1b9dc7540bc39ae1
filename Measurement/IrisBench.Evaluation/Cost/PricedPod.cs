using IrisBench.Evaluation.Cost.Needs;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Evaluation.Cost;

/// <summary>A pod with the size it requests.</summary>
internal sealed record PricedPod(PodNeed Need, PodSize Size, double PerHour)
{
    /// <summary>The cheapest pod that gives what is needed.</summary>
    public static PricedPod Of(PodNeed need, PodPrices prices)
    {
        var size = PodSize.For(need.Cores, need.PeakBytes, prices);
        return new PricedPod(need, size, size.PerHour(prices));
    }

    /// <summary>Pipeline runs a second that one serves; infinite if they take nothing of it.</summary>
    public double RunsPerSecond => Need.RunsPerSecond ?? (Need.CpuSecondsPerRun > 0 ? Size.Vcpu / Need.CpuSecondsPerRun : double.PositiveInfinity);

    /// <summary>How many it takes at a rate.</summary>
    // A rate that is exactly what the pods serve needs no further one, whatever the last bit of a floating-point number says.
    public double CountAt(double rate) => Math.Max(Need.Replicas, Math.Ceiling(rate / RunsPerSecond - 1e-9));
}
