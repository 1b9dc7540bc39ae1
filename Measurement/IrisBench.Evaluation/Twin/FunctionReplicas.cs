using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Twin;

/// <summary>How long the processes of a side live.</summary>
public enum ReplicaLife
{
    /// <summary>They are kept.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>The first call starts one, and it ends after some time without a call.</summary>
    [JsonStringEnumMemberName("scaledToZero")]
    ScaledToZero,

    /// <summary>Each call has one of its own.</summary>
    [JsonStringEnumMemberName("perCall")]
    PerCall,
}

/// <summary>How many calls a process that is scaled to zero takes at once.</summary>
public enum ReplicaCalls
{
    /// <summary>Any number, and calls that find it starting wait for it together: so it is at irisbench's own gateway, and at OpenFaaS
    /// and Knative where no limit is set.</summary>
    [JsonStringEnumMemberName("any")]
    Any,

    /// <summary>One; a call that finds none free starts another. As clouds' functions have it.</summary>
    [JsonStringEnumMemberName("one")]
    One,
}

/// <summary>The processes of one function in a simulation.</summary>
internal interface IFunctionReplicas
{
    /// <summary>Begins anew at a time.</summary>
    void Reset(double now);

    /// <summary>Takes one that answers at once, if there is one.</summary>
    bool TryTake(double now);

    /// <summary>Waits for one that another call starts, if there is one.</summary>
    bool TryWait() => false;

    /// <summary>Starts one for a call.</summary>
    void Start(double now);

    /// <summary>The one that was started has answered, and takes calls.</summary>
    void Started()
    {
    }

    /// <summary>A call has been answered; its process is kept for so long.</summary>
    void Release(double now, double keepSeconds);

    /// <summary>How many there are.</summary>
    int AliveAt(double now);

    /// <summary>How long all of them have lived together, up to a time at which none is called.</summary>
    double SecondsUntil(double end);

    /// <summary>Those of a function of a side.</summary>
    static IFunctionReplicas Of(TwinSide side) => side.Life switch
    {
        ReplicaLife.Kept => new KeptReplicas(side.Replicas),
        ReplicaLife.PerCall => new ReplicasOfACall(),
        _ => side.Calls == ReplicaCalls.Any ? new SharedReplica() : new SingleCallReplicas(),
    };
}

/// <summary>Processes that are always there.</summary>
internal sealed class KeptReplicas(int replicas) : IFunctionReplicas
{
    private double _begin;

    public void Reset(double now) => _begin = now;

    public bool TryTake(double now) => true;

    public void Start(double now) => throw new InvalidOperationException("A process that is kept is not started.");

    public void Release(double now, double keepSeconds)
    {
    }

    public int AliveAt(double now) => replicas;

    public double SecondsUntil(double end) => replicas * (end - _begin);
}

/// <summary>A process for each call.</summary>
internal sealed class ReplicasOfACall : IFunctionReplicas
{
    private int _alive;
    private double _seconds;

    public void Reset(double now) => (_alive, _seconds) = (0, 0);

    public bool TryTake(double now) => false;

    public void Start(double now) => (_alive, _seconds) = (_alive + 1, _seconds - now);

    public void Release(double now, double keepSeconds) => (_alive, _seconds) = (_alive - 1, _seconds + now);

    public int AliveAt(double now) => _alive;

    public double SecondsUntil(double end) => _seconds;
}

/// <summary>One process for all calls, or none.</summary>
internal sealed class SharedReplica : IFunctionReplicas
{
    private bool _isThere;
    private bool _isStarting;
    private int _calls;
    private double _expiresAt;
    private double _seconds;

    public void Reset(double now) => (_isThere, _isStarting, _calls, _seconds) = (false, false, 0, 0);

    public bool TryTake(double now)
    {
        if (AliveAt(now) == 0 || _isStarting)
            return false;
        _calls++;
        return true;
    }

    public bool TryWait()
    {
        if (_isStarting)
            _calls++;
        return _isStarting;
    }

    public void Start(double now) => (_isThere, _isStarting, _calls, _seconds) = (true, true, 1, _seconds - now);

    public void Started() => _isStarting = false;

    public void Release(double now, double keepSeconds)
    {
        if (--_calls == 0)
            _expiresAt = now + keepSeconds;
    }

    public int AliveAt(double now)
    {
        if (_isThere && _calls == 0 && _expiresAt < now)
            (_isThere, _seconds) = (false, _seconds + _expiresAt);
        return _isThere ? 1 : 0;
    }

    public double SecondsUntil(double end) => AliveAt(end) == 0 ? _seconds : _seconds + end;
}

/// <summary>Processes that take one call at a time. The one that was used last is used first, so that those too many expire.</summary>
internal sealed class SingleCallReplicas : IFunctionReplicas
{
    // When those that idle expire, the one that was used last at the end; those before the first are gone.
    private readonly List<double> _idle = [];
    private int _first;
    private int _busy;
    private double _seconds;

    public void Reset(double now)
    {
        _idle.Clear();
        (_first, _busy, _seconds) = (0, 0, 0);
    }

    public bool TryTake(double now)
    {
        Expire(now);
        if (_first == _idle.Count)
            return false;
        _idle.RemoveAt(_idle.Count - 1);
        _busy++;
        return true;
    }

    public void Start(double now) => (_busy, _seconds) = (_busy + 1, _seconds - now);

    public void Release(double now, double keepSeconds)
    {
        _busy--;
        _idle.Add(now + keepSeconds);
    }

    public int AliveAt(double now)
    {
        Expire(now);
        return _busy + _idle.Count - _first;
    }

    public double SecondsUntil(double end) => _seconds + (end * (AliveAt(end) - _busy));

    private void Expire(double now)
    {
        while (_first < _idle.Count && _idle[_first] < now)
            _seconds += _idle[_first++];
        if (_first == _idle.Count)
        {
            _idle.Clear();
            _first = 0;
        }
        else if (_first > 1024 && _first > _idle.Count / 2)
        {
            _idle.RemoveRange(0, _first);
            _first = 0;
        }
    }
}
