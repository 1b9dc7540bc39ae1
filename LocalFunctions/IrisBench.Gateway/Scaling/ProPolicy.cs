using System.Collections.Immutable;

namespace IrisBench.Gateway.Scaling;

/// <summary>OpenFaaS Pro: as many replicas as bear the load, each its target times the proportion. The documents reckon with ready pods ×
/// mean load of a pod, which is the load of all of them together, and round up. A function that may go to zero does when no call was there
/// for the duration; before that, and as soon as no load is reckoned any more, it has its fewest.
/// <para>The load is what OpenFaaS's Prometheus reckons of its readings, every 15 s: calls a second are a mean of 30 s, requests in flight
/// the most that nine readings in 45 s found, and CPU is of the last two readings, which are 10 s apart. The numbers are those of the
/// recording rules in an earlier version of the chart, and in what OpenFaaS tells of its rules. Where these and the documents say nothing
/// or differ, it is so here. Replicas follow the load as soon as it is reckoned. A target of 1 counts for all types; the rules leave it out
/// for calls a second and CPU. Up to 20 replicas can be had. A reading is a look, every 5 s, and time is counted by them, but for the time
/// before zero.</para></summary>
/// <param name="Metric">What the load is (<c>com.openfaas.scale.type</c>).</param>
/// <param name="Minimum">Fewest replicas of a function that is not at zero, from 1 (<c>com.openfaas.scale.min</c>).</param>
/// <param name="Maximum">Most replicas (<c>com.openfaas.scale.max</c>).</param>
/// <param name="Target">Load that a replica is meant to bear: calls a second, requests in flight, or thousandths of a core
/// (<c>com.openfaas.scale.target</c>).</param>
/// <param name="Proportion">The part of the target at which replicas are added, 0.9 being 90 %
/// (<c>com.openfaas.scale.target-proportion</c>).</param>
/// <param name="ZeroDuration">Idle time before zero (<c>com.openfaas.scale.zero-duration</c>).</param>
/// <seealso href="https://docs.openfaas.com/architecture/autoscaling/"/>
/// <seealso href="https://www.openfaas.com/blog/custom-metrics-scaling/">CPU's rule, and one like that of requests in flight.</seealso>
internal sealed record ProPolicy(
    ProMetric Metric, int Minimum, int Maximum, double Target, double Proportion, TimeSpan ZeroDuration) : IScalingPolicy
{
    /// <summary>Of a target, where no label says it.</summary>
    public const double DefaultProportion = 0.9;

    /// <summary>Most replicas, where no label says it.</summary>
    public const int DefaultMaximum = 20;

    // evaluation_interval, and the range and step of max_over_time:
    // https://github.com/openfaas/faas-netes/blob/099b21987902054a4a274077bf15e42bcf11b1e1/chart/openfaas/templates/prometheus-cfg.yaml
    private const int InFlightReadings = 45 / 5;
    private static readonly TimeSpan Evaluation = TimeSpan.FromSeconds(15);

    public string Name => $"openfaas-pro {ProMetrics.Names[(int)Metric]}";

    public TimeSpan Interval => TimeSpan.FromSeconds(5);

    // The range of rate; and that of irate, which takes the last two readings in its minute: their scrape_interval.
    public TimeSpan RateWindow => TimeSpan.FromSeconds(Metric == ProMetric.Cpu ? 10 : 30);

    public ScalingDecision Decide(ScalingState? before, LoadSample now)
    {
        var last = before as ProState ?? new ProState(-Interval, Load: 0, InFlight: [], IdleSince: null);
        var at = last.At + Interval;
        ImmutableArray<double> inFlight = [.. last.InFlight.TakeLast(InFlightReadings - 1), now.InFlightNow];
        var load = at.Ticks % Evaluation.Ticks == 0 ? LoadOf(now, inFlight) : last.Load;
        var idleSince = now.IsIdle ? last.IdleSince ?? now.At : (TimeSpan?)null;
        var state = new ProState(at, load, inFlight, idleSince);
        // At zero the gateway brings it back, for the call that needs it.
        if (now.MayEnd && (now.Desired == 0 || (idleSince is { } since && now.At - since >= ZeroDuration)))
            return new(0, state);
        return new(Math.Max(Minimum, ReplicaCount.For(load, Target * Proportion, Maximum)), state);
    }

    private double LoadOf(LoadSample now, ImmutableArray<double> inFlight) => Metric switch
    {
        ProMetric.Capacity => inFlight.Max(),
        ProMetric.Cpu => now.MilliCores,
        _ => now.CallsPerSecond,
    };
}

/// <summary>What OpenFaaS Pro's autoscaler and its Prometheus know of a function.</summary>
/// <param name="At">Time since it was looked at first.</param>
/// <param name="Load">As it was reckoned last.</param>
/// <param name="InFlight">The last readings of the requests in flight.</param>
/// <param name="IdleSince">Since when there is no call; null where there is.</param>
internal sealed record ProState(TimeSpan At, double Load, ImmutableArray<double> InFlight, TimeSpan? IdleSince) : ScalingState;

/// <summary>By what OpenFaaS Pro scales.</summary>
internal enum ProMetric
{
    /// <summary>Calls answered a second.</summary>
    Rps,

    /// <summary>Requests in flight.</summary>
    Capacity,

    /// <summary>Thousandths of a core.</summary>
    Cpu,
}

internal static class ProMetrics
{
    /// <summary>As the label <c>com.openfaas.scale.type</c> has them.</summary>
    public static readonly string[] Names = ["rps", "capacity", "cpu"];
}
