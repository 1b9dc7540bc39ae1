using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Tests.Evaluation.Cost;

/// <summary>The example that can be reckoned by hand: calls of 20 ms with 0.5 GB, a pod of 0.25 vCPU and 0.5 GB.</summary>
internal static class WorkedExamples
{
    public const double HalfGigabyte = 512.0 * (1 << 20);

    public static Hop Call(double seconds = 0.020, double cores = 0.1) => new("hello", [seconds], cores, HalfGigabyte);

    public static PayPerUse Functions(int hops, FunctionPrices? prices = null)
        => new([.. Enumerable.Repeat(Call(), hops)], prices ?? PriceSheets.Default.Functions);

    public static ReservedPods Pods(double runsPerSecond = 50, int replicas = 1, PodPrices? prices = null)
        => new([new PodNeed("hello", replicas, 0.2, HalfGigabyte, 0.002, runsPerSecond)], prices ?? PriceSheets.Default.Pods);
}
