namespace IrisBench.Gateway.Scaling;

/// <summary>OpenFaaS's Community edition: one alert of Prometheus, <c>APIHighInvocationRate</c>, the same for all functions. Prometheus
/// checks its rule every 15 s. The alert is on when more than 5 calls a second were answered with 200 (over 10 s) for 5 s, which is at the
/// second such check. Alertmanager sends it 5 s later, and again every 30 s while it stays on; each time, replicas are added by a step, a
/// percentage of the most. That it is resolved is sent when Alertmanager looks next, which it does every 10 s; then the function has its
/// fewest again.
/// <para>The numbers are those with which the chart configures both, to which the documents link. Where both say nothing or differ, it is
/// so here. Each function's alert is sent on its own. Alertmanager there sends those of all functions together: when one more is on, the
/// others are scaled once more with it. A step is rounded up to whole replicas. A factor of 0 changes nothing in either direction. Time is
/// counted by looks of 5 s, so that one that comes a little late puts nothing off.</para></summary>
/// <param name="Minimum">Fewest replicas, 1 to 5 (<c>com.openfaas.scale.min</c>).</param>
/// <param name="Maximum">Most replicas, up to 5, which is the edition's limit (<c>com.openfaas.scale.max</c>).</param>
/// <param name="Factor">The step in percent of the most, 0 to 100 (<c>com.openfaas.scale.factor</c>).</param>
/// <seealso href="https://docs.openfaas.com/architecture/autoscaling/"/>
internal sealed record CommunityPolicy(int Minimum, int Maximum, int Factor) : IScalingPolicy
{
    /// <summary>Percent of the most replicas, where no label says it.</summary>
    public const int DefaultFactor = 20;

    // expr, for and evaluation_interval, and below scrape_interval of pods and the range of expr:
    // https://github.com/openfaas/faas-netes/blob/master/chart/openfaas/templates/prometheus-cfg.yaml
    private const double HighCallsPerSecond = 5;
    private static readonly TimeSpan Pending = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Evaluation = TimeSpan.FromSeconds(15);

    // group_wait, group_interval, repeat_interval:
    // https://github.com/openfaas/faas-netes/blob/master/chart/openfaas/templates/alertmanager-cfg.yaml
    private static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GroupInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(30);

    public string Name => "openfaas-ce";

    public TimeSpan Interval => TimeSpan.FromSeconds(5);

    public TimeSpan RateWindow => TimeSpan.FromSeconds(10);

    public ScalingDecision Decide(ScalingState? before, LoadSample now)
    {
        var alert = before is AlertState last ? last with { At = last.At + Interval } : AlertState.Off;
        if (Factor == 0)
            return new(now.Desired, alert);
        if (alert.At.Ticks % Evaluation.Ticks == 0)
            alert = Evaluated(alert, now.GoodCallsPerSecond > HighCallsPerSecond);
        if (alert.SendAt is not { } due || alert.At < due)
            return new(now.Desired, alert);
        return alert.IsOn ? Sent(alert, now.Desired) : new(Minimum, AlertState.Off with { At = alert.At });
    }

    private static AlertState Evaluated(AlertState alert, bool isHigh)
    {
        var since = isHigh ? alert.HighSince ?? alert.At : (TimeSpan?)null;
        var isOn = alert.At - since >= Pending;
        return alert with { HighSince = since, IsOn = isOn, SendAt = alert.SendAt ?? (isOn ? alert.At + GroupWait : (TimeSpan?)null) };
    }

    private ScalingDecision Sent(AlertState alert, int desired)
    {
        var next = alert with { SendAt = alert.At + GroupInterval };
        if (alert.At - alert.SentAt < Repeat)
            return new(desired, next);
        var step = ReplicaCount.For(Maximum * Factor, 100, Maximum);
        // Who manages the function may have asked for more than its labels.
        return new(Math.Max(desired, Math.Min(Maximum, desired + step)), next with { SentAt = alert.At });
    }
}

/// <summary>The alert of one function.</summary>
/// <param name="At">Time since the policy looked first.</param>
/// <param name="HighSince">Since when there are too many calls; null while there are not.</param>
/// <param name="IsOn">Whether there have been for long enough.</param>
/// <param name="SendAt">When Alertmanager looks whether there is something to send; null while it knows of nothing.</param>
/// <param name="SentAt">When the alert was sent last; null while it is not on.</param>
internal sealed record AlertState(TimeSpan At, TimeSpan? HighSince, bool IsOn, TimeSpan? SendAt, TimeSpan? SentAt) : ScalingState
{
    public static readonly AlertState Off = new(TimeSpan.Zero, null, false, null, null);
}
