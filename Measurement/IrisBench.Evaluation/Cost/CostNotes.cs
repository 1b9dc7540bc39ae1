using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;
using static System.FormattableString;

namespace IrisBench.Evaluation.Cost;

/// <summary>What a reader of the costs has to know.</summary>
internal static class CostNotes
{
    public static IReadOnlyList<string> Of(IReadOnlyList<SideCost> sides, PriceSheet sheet, CostBasis basis)
        =>
        [
            "Local seconds at list prices are a model, not a bill: a provider's processors take another time, and traffic, storage, logs "
                + "and tax are not in it.",
            .. sides.Any(side => side.Needs is { IsOwn: false, IsMonolith: false })
                ? (string[])["Self-hosted OpenFaaS does not pay per use: its functions and its gateway are pods that always run, and cost "
                    + "what the reserved-pod line of the functions says."]
                : [],
            $"Prices: {sheet.Name} of {sheet.Date:yyyy-MM-dd}. {sheet.Description}",
            SizeOf(sheet.Functions),
            "The seconds of a call are what its caller waited, so a gateway's part is in them, and a cold start where there was one.",
            "A pod requests the cores it kept busy while it worked and its largest working set, rounded up to a size that is sold; another "
                + "one is added when the rate exceeds what was measured.",
            MemoryOf(basis.Memory),
            "What the sides share is counted to none.",
            .. sides.Any(side => side.Needs.IsOwn)
                ? (string[])["A system of your own is reckoned as one call, and as one pod: which of its parts are functions is not known."]
                : [],
            .. Switches(sheet),
            .. TooLarge(sides),
            .. basis.Lacking,
        ];

    private static string MemoryOf(MemoryKind kind) => kind switch
    {
        MemoryKind.Container => "Memory is the working set of containers, which is what a pod must request.",
        MemoryKind.Own => "Memory is what processes have of their own, without the pages of files: about what their containers would take, "
            + "which is what a pod must request.",
        _ => "Memory is the resident set of processes, in which a page that several share counts for each: more than their containers "
            + "would take and a pod must request.",
    };

    private static string SizeOf(FunctionPrices prices) => prices switch
    {
        { FixedMegabytes: { } size } => $"Every function has {size} MB, as the price sheet fixes it.",
        { MegabytesPerVcpu: { } perVcpu }
            => $"A function has the memory of its measured peak, or as much as brings the cores it kept "
                + $"busy ({perVcpu} MB a vCPU) where that is more.",
        _ => "A function has the memory of its measured peak, rounded up to a size that is sold.",
    };

    private static IEnumerable<string> Switches(PriceSheet sheet)
    {
        if (sheet.Functions.FreeTier is { } tier)
            yield return tier.Applies
                ? "The monthly free tier is taken off break-even and curve, not off the price of a million runs."
                : "The free tier is not taken off.";
        if (sheet.Pods.ControlPlane is { } plane)
            yield return plane.Applies
                ? "The cluster's control plane is counted to each side in pods."
                : "The cluster's control plane is not counted.";
    }

    private static IEnumerable<string> TooLarge(IReadOnlyList<SideCost> sides)
    {
        foreach (var side in sides)
        {
            foreach (var (hop, size) in side.Needs.Hops.Zip(side.Functions.Sizes).Where(pair => !pair.Second.IsEnough))
                yield return $"{side.Needs.Side}: {hop.Function} needs more than the {size.Megabytes} MB it is given here, so it would "
                    + "take longer, or not run at all.";
            foreach (var pod in side.Pods.Pods.Where(pod => !pod.Size.IsEnough))
                yield return $"{side.Needs.Side}: {pod.Need.Component} needs more than the largest pod gives.";
        }
    }
}

/// <summary>What went into a cost, in a line.</summary>
internal static class CostExplanation
{
    public static string Of(IReadOnlyList<Hop> hops, PayPerUse model)
        => $"{hops.Count} request{(hops.Count == 1 ? "" : "s")} a run: "
            + string.Join(", ", hops.Select((hop, index)
                => Invariant($"{hop.Function} {model.MeanSeconds[index] * 1000:0} ms at {model.Sizes[index].Megabytes} MB")));

    public static string Of(ReservedPods model)
        => Invariant($"{string.Join(", ", model.Pods.Select(Pod))}; serves {model.RunsPerSecond:G3} runs a second");

    private static string Pod(PricedPod pod)
        => (pod.Need.Replicas == 1 ? "" : $"{pod.Need.Replicas} × ")
            + Invariant($"{pod.Need.Component} {pod.Size.Vcpu} vCPU {pod.Size.Gigabytes} GB");
}
