using System.Collections.Immutable;

namespace IrisBench.Gateway.Scaling;

/// <summary>Knative's autoscaler (the class <c>kpa</c>): as many replicas as bear the mean load of the stable window, each the target's
/// part that is to be used. When the mean of the panic window reaches twice what the ready replicas can bear, it panics: it decides by that
/// short window, and takes nothing away, until a whole stable window has passed without a reason. A single decision at most halves the
/// replicas, and at most multiplies them by 1000; one replica more or less is always allowed.
/// <para>Where the documents say nothing or differ, it is so here. The part that is to be used counts for both metrics. Half a replica is
/// rounded up. A function goes to zero when it was watched for a whole stable window without a call, and its last replica is kept for the
/// 30 s of the grace period on top: the documents call that the longest that a cluster's routing may take, so this is the slowest that is
/// allowed. An unlimited number of replicas is 20.</para></summary>
/// <param name="Metric">What the load is (<c>metric</c>).</param>
/// <param name="Target">Load of a replica: requests in flight, or calls a second (<c>target</c>).</param>
/// <param name="Utilization">The part of the target that is to be used, 0.7 being 70 % (<c>target-utilization-percentage</c>).</param>
/// <param name="Minimum">Fewest replicas; 0 lets the function go to zero in mode zero (<c>min-scale</c>).</param>
/// <param name="Maximum">Most replicas (<c>max-scale</c>).</param>
/// <param name="Window">The stable window (<c>window</c>).</param>
/// <param name="PanicShare">The panic window as a part of it, 0.1 being 10 % (<c>panic-window-percentage</c>).</param>
/// <param name="PanicThreshold">How many times what the replicas can bear makes it panic (<c>panic-threshold-percentage</c>).</param>
/// <seealso href="https://knative.dev/docs/serving/autoscaling/kpa-specific/"/>
/// <seealso href="https://knative.dev/docs/serving/autoscaling/concurrency/"/>
/// <seealso href="https://knative.dev/docs/serving/autoscaling/scale-to-zero/"/>
/// <seealso href="https://github.com/knative/serving/blob/main/docs/scaling/SYSTEM.md"/>
internal sealed record KnativePolicy(
    KnativeMetric Metric, double Target, double Utilization, int Minimum, int Maximum, TimeSpan Window, double PanicShare,
    double PanicThreshold) : IScalingPolicy
{
    private const double MaxScaleUpRate = 1000;
    private const double MaxScaleDownRate = 2;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public string Name => $"knative {KnativeMetrics.Names[(int)Metric]}";

    public TimeSpan Interval => TimeSpan.FromSeconds(2);

    // The windows are the policy's own.
    public TimeSpan RateWindow => Interval;

    public ScalingDecision Decide(ScalingState? before, LoadSample now)
    {
        var state = before as KnativeState ?? new KnativeState([], now.At, null, 0, null);
        var load = Metric == KnativeMetric.Concurrency ? now.InFlight : now.CallsPerSecond;
        ImmutableArray<LoadPoint> seen = [.. state.Seen.Where(point => now.At - point.At < Window), new LoadPoint(now.At, load)];
        // At zero the gateway brings it back, as Knative's activator does, for the call that needs it.
        if (now is { MayEnd: true, Desired: 0 } && Minimum == 0)
            return new(0, state with { Seen = seen, PanickedAt = null, EndingSince = null });
        var (stable, panic) = (Mean(seen, now.At - Window), Mean(seen, now.At - (Window * PanicShare)));
        var (each, ready) = (Target * Utilization, Math.Max(1, now.Ready));
        var panickedAt = panic >= PanicThreshold * ready * each ? now.At
            : state.PanickedAt is { } at && now.At - at < Window ? at
            : (TimeSpan?)null;

        var wanted = Limited(ReplicaCount.For(panickedAt is null ? stable : panic, each, Maximum), ready);
        if (panickedAt is not null)
            wanted = Math.Max(wanted, state.PanickedAt is null ? now.Desired : state.PanicReplicas);
        wanted = Math.Min(Maximum, wanted);
        var next = state with { Seen = seen, PanickedAt = panickedAt, PanicReplicas = wanted };
        return wanted > 0 ? new(Math.Max(wanted, Minimum), next with { EndingSince = null }) : WithoutLoad(next, now);
    }

    // A whole window without a call: the last replica may end, but not at once.
    private ScalingDecision WithoutLoad(KnativeState next, LoadSample now)
    {
        if (Minimum > 0 || !now.MayEnd)
            return new(Math.Max(1, Minimum), next);
        if (now.At - next.Began < Window)
            return new(1, next);
        var since = next.EndingSince ?? now.At;
        return new(now.At - since < Grace ? 1 : 0, next with { EndingSince = since });
    }

    private static int Limited(int wanted, int ready)
    {
        var most = Math.Max(ready + 1, Math.Floor(ready * MaxScaleUpRate));
        var least = Math.Min(ready - 1, Math.Ceiling(ready / MaxScaleDownRate));
        return (int)Math.Clamp(wanted, least, most);
    }

    private static double Mean(ImmutableArray<LoadPoint> seen, TimeSpan after)
        => seen.Where(point => point.At > after).Average(point => point.Load);
}

/// <summary>What Knative's autoscaler remembers of a function.</summary>
/// <param name="Seen">The load in the stable window.</param>
/// <param name="Began">When it was looked at first.</param>
/// <param name="PanickedAt">When there was a reason to panic last; null in stable mode.</param>
/// <param name="PanicReplicas">Replicas below which a panic does not go.</param>
/// <param name="EndingSince">Since when the last replica is only kept for the grace period; null where it is not.</param>
internal sealed record KnativeState(
    ImmutableArray<LoadPoint> Seen, TimeSpan Began, TimeSpan? PanickedAt, int PanicReplicas, TimeSpan? EndingSince) : ScalingState;

/// <summary>The load at one look.</summary>
internal readonly record struct LoadPoint(TimeSpan At, double Load);

/// <summary>By what Knative's autoscaler scales.</summary>
internal enum KnativeMetric
{
    /// <summary>Requests in flight.</summary>
    Concurrency,

    /// <summary>Calls answered a second.</summary>
    Rps,
}

internal static class KnativeMetrics
{
    /// <summary>As the annotation <c>autoscaling.knative.dev/metric</c> has them.</summary>
    public static readonly string[] Names = ["concurrency", "rps"];
}
