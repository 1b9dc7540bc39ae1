namespace IrisBench.Gateway.Scaling;

/// <summary>Has a policy decide each time that its interval has passed, by what was counted of its function meanwhile.</summary>
/// <param name="policy">The policy.</param>
/// <param name="interval">In place of the policy's own; null is that.</param>
/// <param name="time">The clock.</param>
internal sealed class PolicyClock(IScalingPolicy policy, TimeSpan? interval, TimeProvider time)
{
    private readonly TimeSpan _interval = interval ?? policy.Interval;
    private readonly long _began = time.GetTimestamp();

    // What was counted at each decision in the policy's window, and at the last one before it.
    private readonly List<LoadCounts> _counts = [];
    private TimeSpan _due;
    private ScalingState? _state;

    public IScalingPolicy Policy => policy;

    /// <summary>Replicas that the policy wants; null before its next decision is due.</summary>
    /// <param name="count">Counts, when it is.</param>
    public int? Look(Func<LoadCounts> count)
    {
        var at = time.GetElapsedTime(_began);
        if (at < _due)
            return null;
        // In step, unless a look came late by more than an interval.
        _due = at - _due < _interval ? _due + _interval : at + _interval;
        var now = count();
        if (_counts is not [.., var last])
        {
            _counts.Add(now);
            return null;
        }

        // A look is never quite on time.
        while (_counts.Count > 1 && now.Seconds - _counts[1].Seconds >= (policy.RateWindow - (_interval / 2)).TotalSeconds)
            _counts.RemoveAt(0);
        (var replicas, _state) = policy.Decide(_state, now.Since(_counts[0], last, at));
        _counts.Add(now);
        return replicas;
    }
}

/// <summary>What the gateway has counted of a function by a moment.</summary>
/// <param name="Seconds">The moment, by the clock of the counts.</param>
/// <param name="Completed">Calls that were answered.</param>
/// <param name="Good">Those of them that were answered with 200.</param>
/// <param name="InFlightSeconds">Seconds that all calls together were in the gateway, those that are included.</param>
/// <param name="CpuSeconds">Processor time of its processes.</param>
/// <param name="Desired">Replicas that are wanted.</param>
/// <param name="Ready">Replicas that take requests.</param>
/// <param name="MayEnd">Whether the last one may end.</param>
/// <param name="InFlight">Calls that are in the gateway at the moment.</param>
internal readonly record struct LoadCounts(
    double Seconds, long Completed, long Good, double InFlightSeconds, double CpuSeconds, int Desired, int Ready, bool MayEnd,
    int InFlight = 0)
{
    /// <summary>What a policy decides by.</summary>
    /// <param name="first">Counts at the begin of its window.</param>
    /// <param name="last">Counts at its decision before.</param>
    /// <param name="at">Now.</param>
    public LoadSample Since(LoadCounts first, LoadCounts last, TimeSpan at)
    {
        // Two looks may be one moment of a clock that stands still, as one of a test can.
        var (window, step) = (Math.Max(Seconds - first.Seconds, 1e-3), Math.Max(Seconds - last.Seconds, 1e-3));
        return new(
            at, Desired, Ready,
            (Completed - first.Completed) / window,
            (Good - first.Good) / window,
            (InFlightSeconds - last.InFlightSeconds) / step,
            InFlight,
            Math.Max(0, CpuSeconds - first.CpuSeconds) / window * 1000,
            Completed == last.Completed && InFlightSeconds == last.InFlightSeconds,
            MayEnd);
    }
}

/// <summary>How often policies decide.</summary>
/// <param name="Interval">The same for all; null is as often as each engine does.</param>
internal sealed record ScalingSettings(TimeSpan? Interval);
