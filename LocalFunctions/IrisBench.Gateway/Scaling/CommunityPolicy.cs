namespace IrisBench.Gateway.Scaling;

/// <summary>OpenFaaS's Community edition: one alert of Prometheus, <c>APIHighInvocationRate</c>, the same for all functions. It is on while
/// more than 5 calls a second were answered with 200 (over 10 s) for 5 s. Each time that it is sent, replicas are added by a step, a
/// percentage of the most; when it is resolved, the function has its fewest again.
/// <para>Where the documents say nothing, it is so here: the rule is looked at every 5 s, which is how often the edition's Prometheus reads
/// the gateway. The alert is sent at once when it is on, and again every 30 s while it stays on. A step is rounded up to whole replicas. A
/// factor of 0 changes nothing in either direction.</para></summary>
/// <param name="Minimum">Fewest replicas, 1 to 5 (<c>com.openfaas.scale.min</c>).</param>
/// <param name="Maximum">Most replicas, up to 5, which is the edition's limit (<c>com.openfaas.scale.max</c>).</param>
/// <param name="Factor">The step in percent of the most, 0 to 100 (<c>com.openfaas.scale.factor</c>).</param>
/// <seealso href="https://docs.openfaas.com/architecture/autoscaling/"/>
/// <seealso href="https://github.com/openfaas/faas/issues/391">The rule's expression.</seealso>
internal sealed record CommunityPolicy(int Minimum, int Maximum, int Factor) : IScalingPolicy
{
    /// <summary>Percent of the most replicas, where no label says it.</summary>
    public const int DefaultFactor = 20;

    private const double HighCallsPerSecond = 5;

    private static readonly TimeSpan Pending = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(30);

    public string Name => "openfaas-ce";

    public TimeSpan Interval => TimeSpan.FromSeconds(5);

    public TimeSpan RateWindow => TimeSpan.FromSeconds(10);

    public ScalingDecision Decide(ScalingState? before, LoadSample now)
    {
        var alert = before as AlertState ?? AlertState.Off;
        if (Factor == 0)
            return new(now.Desired, alert);
        if (now.GoodCallsPerSecond <= HighCallsPerSecond)
            return new(alert.SentAt is null ? now.Desired : Minimum, AlertState.Off);

        var since = alert.HighSince ?? now.At;
        if (now.At - since < Pending || (alert.SentAt is { } sent && now.At - sent < Repeat))
            return new(now.Desired, alert with { HighSince = since });
        var step = ReplicaCount.For(Maximum * Factor, 100, Maximum);
        // Who manages the function may have asked for more than its labels.
        return new(Math.Max(now.Desired, Math.Min(Maximum, now.Desired + step)), new AlertState(since, now.At));
    }
}

/// <summary>The alert of one function.</summary>
/// <param name="HighSince">Since when there are too many calls; null while there are not.</param>
/// <param name="SentAt">When the alert was sent last; null while it is not on.</param>
internal sealed record AlertState(TimeSpan? HighSince, TimeSpan? SentAt) : ScalingState
{
    public static readonly AlertState Off = new(null, null);
}
