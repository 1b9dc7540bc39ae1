using System.Globalization;
using IrisBench.Evaluation.Cost.Needs;

namespace IrisBench.Evaluation.Cost;

/// <summary>What went into a cost, in a line.</summary>
internal static class CostExplanation
{
    public static string Of(IReadOnlyList<Hop> hops, PayPerUse model)
        => Invariant($"{hops.Count} request{(hops.Count == 1 ? "" : "s")} a run: {string.Join(", ", hops.Select((hop, index) => Call(hop, model.MeanSeconds[index], model.Sizes[index])))}");

    public static string Of(ReservedPods model)
        => Invariant($"{string.Join(", ", model.Pods.Select(Pod))}; serves {model.RunsPerSecond:G3} runs a second");

    private static string Call(Hop hop, double seconds, FunctionSize size)
        => Invariant($"{hop.Function} {seconds * 1000:0} ms at {size.Megabytes} MB");

    private static string Pod(PricedPod pod)
        => Invariant($"{(pod.Need.Replicas == 1 ? "" : $"{pod.Need.Replicas} × ")}{pod.Need.Component} {pod.Size.Vcpu} vCPU {pod.Size.Gigabytes} GB");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
