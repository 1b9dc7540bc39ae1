using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Evaluation.Cost;

/// <summary>What a side costs as pods that are kept: the request of each process, by the hour, whether anything is asked of it or not, and
/// another pod of a process whenever the rate exceeds what its pods were measured to serve.</summary>
internal sealed class ReservedPods(IReadOnlyList<PodNeed> needs, PodPrices prices)
{
    /// <summary>Seconds of a month, as price lists count: 365 days by 12.</summary>
    public const double SecondsPerMonth = HoursPerMonth * SecondsPerHour;

    private const double HoursPerMonth = 730;
    private const double SecondsPerHour = 3600;
    private readonly double _controlPlanePerHour = prices.ControlPlane is { Applies: true } plane ? plane.PerHour : 0;

    public IReadOnlyList<PricedPod> Pods { get; } =
    [
        .. needs.Select(need => (Need: need, Size: PodSize.For(need.Cores, need.PeakBytes, prices)))
            .Select(pod => new PricedPod(pod.Need, pod.Size, pod.Size.PerHour(prices))),
    ];

    /// <summary>Pipeline runs a second that the first pods serve.</summary>
    public double RunsPerSecond => Pods.Min(pod => pod.Need.Replicas * pod.RunsPerSecond);

    /// <summary>Money for a month in which nothing is asked.</summary>
    public double PerMonthIdle
        => HoursPerMonth * (_controlPlanePerHour + Pods.Sum(pod => pod.Need.KeptIdle ? pod.Need.Replicas * pod.PerHour : 0));

    /// <summary>Money for a month at a rate of pipeline runs a second.</summary>
    public double PerMonth(double rate) => HoursPerMonth * PerHour(rate);

    /// <summary>The same where it is known how many pods of some processes there are in the mean, by their names.</summary>
    public double PerMonth(double rate, IReadOnlyDictionary<string, double> replicas) => HoursPerMonth * (_controlPlanePerHour
        + Pods.Sum(pod => (replicas.TryGetValue(pod.Need.Component, out var mean) ? mean : pod.CountAt(rate)) * pod.PerHour));

    /// <summary>Money for pipeline runs at that rate, by the time they take; the shortest time that is billed at least.</summary>
    public double PerRuns(double runs, double rate) => PerHour(rate) * Math.Max(runs / rate, prices.MinimumSeconds) / SecondsPerHour;

    /// <summary>Rates up to a limit at which a pod is added, ascending.</summary>
    public IEnumerable<double> StepsUpTo(double limit)
        => Pods.SelectMany(pod => Enumerable.Range(pod.Need.Replicas, (int)Math.Max(0, pod.CountAt(limit) - pod.Need.Replicas))
            .Select(count => count * pod.RunsPerSecond))
            .Distinct()
            .Order();

    private double PerHour(double rate) => _controlPlanePerHour + Pods.Sum(pod => pod.CountAt(rate) * pod.PerHour);
}

/// <summary>A pod with the size it requests.</summary>
internal sealed record PricedPod(PodNeed Need, PodSize Size, double PerHour)
{
    /// <summary>Pipeline runs a second that one serves; infinite if they take nothing of it.</summary>
    public double RunsPerSecond
        => Need.RunsPerSecond ?? (Need.CpuSecondsPerRun > 0 ? Size.Vcpu / Need.CpuSecondsPerRun : double.PositiveInfinity);

    // A rate that is exactly what the pods serve needs no further one, whatever the last bit of a floating-point number says.
    public double CountAt(double rate) => Math.Max(Need.Replicas, Math.Ceiling(rate / RunsPerSecond - 1e-9));
}

/// <summary>The size that a pod requests, which is what is paid for, in gigabytes of 2^30 bytes; whether it is enough for what was
/// measured.</summary>
internal sealed record PodSize(double Vcpu, double Gigabytes, bool IsEnough = true)
{
    private const double BytesPerGigabyte = 1 << 30;

    /// <summary>The cheapest size with that many cores and that much memory; the largest, where none has.</summary>
    public static PodSize For(double cores, double bytes, PodPrices prices)
    {
        var sizes = prices.Sizes.SelectMany(sizes => sizes.Gigabytes.Select(gigabytes => new PodSize(sizes.Vcpu, gigabytes))).ToArray();
        return sizes
            .Where(size => size.Vcpu >= cores && size.Gigabytes * BytesPerGigabyte >= bytes)
            .MinBy(size => size.PerHour(prices))
            ?? sizes.MaxBy(size => size.PerHour(prices))! with { IsEnough = false };
    }

    public double PerHour(PodPrices prices) => Vcpu * prices.PerVcpuHour + Gigabytes * prices.PerGigabyteHour;
}
