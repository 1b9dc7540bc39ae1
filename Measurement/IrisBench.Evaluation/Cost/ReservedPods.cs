using IrisBench.Evaluation.Cost.Needs;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Evaluation.Cost;

/// <summary>
/// What a side costs as pods that are kept: the request of each process, by the hour, whether anything is asked of it or
/// not, and another pod of a process whenever the rate exceeds what its pods were measured to serve.
/// </summary>
internal sealed class ReservedPods(IReadOnlyList<PodNeed> needs, PodPrices prices)
{
    /// <summary>Hours of a month, as price lists count: 365 days by 12.</summary>
    public const double HoursPerMonth = 730;

    private const double SecondsPerHour = 3600;
    private readonly double _controlPlanePerHour = prices.ControlPlane is { Applies: true } plane ? plane.PerHour : 0;

    /// <summary>The pods.</summary>
    public IReadOnlyList<PricedPod> Pods { get; } = [.. needs.Select(need => PricedPod.Of(need, prices))];

    /// <summary>Pipeline runs a second that the first pods serve.</summary>
    public double RunsPerSecond => Pods.Min(pod => pod.Need.Replicas * pod.RunsPerSecond);

    /// <summary>Money for a month in which nothing is asked.</summary>
    public double PerMonthIdle => HoursPerMonth * (_controlPlanePerHour + Pods.Sum(pod => pod.Need.KeptIdle ? pod.Need.Replicas * pod.PerHour : 0));

    /// <summary>Money for a month at a rate.</summary>
    /// <param name="rate">Pipeline runs a second.</param>
    public double PerMonth(double rate) => HoursPerMonth * PerHour(rate);

    /// <summary>Money for pipeline runs at that rate, by the time they take; the shortest time that is billed at least.</summary>
    public double PerRuns(double runs, double rate) => PerHour(rate) * Math.Max(runs / rate, prices.MinimumSeconds) / SecondsPerHour;

    /// <summary>Rates up to a limit at which a pod is added, ascending.</summary>
    public IEnumerable<double> StepsUpTo(double limit)
        => Pods.SelectMany(pod => Enumerable.Range(pod.Need.Replicas, (int)Math.Max(0, pod.CountAt(limit) - pod.Need.Replicas)).Select(count => count * pod.RunsPerSecond))
            .Distinct()
            .Order();

    private double PerHour(double rate) => _controlPlanePerHour + Pods.Sum(pod => pod.CountAt(rate) * pod.PerHour);
}
