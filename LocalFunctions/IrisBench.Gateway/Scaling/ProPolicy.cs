namespace IrisBench.Gateway.Scaling;

/// <summary>OpenFaaS Pro: as many replicas as bear the load, each its target times the proportion. The documents reckon with ready pods ×
/// mean load of a pod, which is the load of all of them together, and round up. A function that may go to zero does when no call was there
/// for the duration; without load but before that, it has its fewest.
/// <para>Where the documents say nothing, it is so here: it decides every 5 s, and calls a second and CPU are means of 10 s, as in the rule
/// of the Community edition. Requests in flight are the mean since the decision before. Up to 20 replicas can be had.</para></summary>
/// <param name="Metric">What the load is (<c>com.openfaas.scale.type</c>).</param>
/// <param name="Minimum">Fewest replicas of a function that is not at zero, from 1 (<c>com.openfaas.scale.min</c>).</param>
/// <param name="Maximum">Most replicas (<c>com.openfaas.scale.max</c>).</param>
/// <param name="Target">Load that a replica is meant to bear: calls a second, requests in flight, or thousandths of a core
/// (<c>com.openfaas.scale.target</c>).</param>
/// <param name="Proportion">The part of the target at which replicas are added, 0.9 being 90 %
/// (<c>com.openfaas.scale.target-proportion</c>).</param>
/// <param name="ZeroDuration">Idle time before zero (<c>com.openfaas.scale.zero-duration</c>).</param>
/// <seealso href="https://docs.openfaas.com/architecture/autoscaling/"/>
internal sealed record ProPolicy(
    ProMetric Metric, int Minimum, int Maximum, double Target, double Proportion, TimeSpan ZeroDuration) : IScalingPolicy
{
    /// <summary>Of a target, where no label says it.</summary>
    public const double DefaultProportion = 0.9;

    /// <summary>Most replicas, where no label says it.</summary>
    public const int DefaultMaximum = 20;

    public string Name => $"openfaas-pro {ProMetrics.Names[(int)Metric]}";

    public TimeSpan Interval => TimeSpan.FromSeconds(5);

    public TimeSpan RateWindow => TimeSpan.FromSeconds(10);

    public ScalingDecision Decide(ScalingState? before, LoadSample now)
    {
        var idleSince = now.IsIdle ? (before as IdleState)?.Since ?? now.At : (TimeSpan?)null;
        var state = new IdleState(idleSince);
        // At zero the gateway brings it back, for the call that needs it.
        if (now.MayEnd && (now.Desired == 0 || (idleSince is { } since && now.At - since >= ZeroDuration)))
            return new(0, state);
        var load = Metric switch
        {
            ProMetric.Capacity => now.InFlight,
            ProMetric.Cpu => now.MilliCores,
            _ => now.CallsPerSecond,
        };
        return new(Math.Max(Minimum, ReplicaCount.For(load, Target * Proportion, Maximum)), state);
    }
}

/// <summary>Since when a function is idle; null where it is not.</summary>
internal sealed record IdleState(TimeSpan? Since) : ScalingState;

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
