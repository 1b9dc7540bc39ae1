using System.Diagnostics;
using IrisBench.Gateway.Modes;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Functions;

/// <summary>A deployed function.</summary>
internal sealed class Function
{
    private readonly Lock _lock = new();
    private FunctionSpecification _specification;
    private FunctionPolicy _policy;

    public Function(FunctionSpecification specification, ProcessLedger ledger, Func<Function, ReplicaSet> replicas)
    {
        (_specification, _policy, Ledger) = (specification, specification.Policy, ledger);
        Replicas = replicas(this);
        Requests = new ReplicaRequests(specification.Name, Replicas);
    }

    public string Name => Specification.Name;

    public FunctionSpecification Specification => Volatile.Read(ref _specification);

    public FunctionPolicy Policy => Volatile.Read(ref _policy);

    public FunctionMode Mode => Policy.Mode;

    public FunctionProgram Program => Specification.Program;

    public DateTimeOffset CreatedAt { get; } = DateTimeOffset.UtcNow;

    public FunctionCalls Calls { get; } = new();

    public FunctionLog Log { get; } = new();

    public CpuRate CpuRate { get; } = new();

    public ProcessLedger Ledger { get; }

    public ReplicaSet Replicas { get; }

    public ReplicaRequests Requests { get; }

    /// <summary>Brings it into the state its mode begins with.</summary>
    public void Begin() => Replicas.Scale(InitialReplicas(Policy));

    /// <summary>Takes another specification. Running replicas stay where only labels changed; otherwise they are replaced.</summary>
    public void Update(FunctionSpecification specification)
    {
        lock (_lock)
        {
            var before = Specification;
            var policy = specification.Policy;
            var sameProgram = before.Program == specification.Program && Same(before.Environment, specification.Environment);
            Volatile.Write(ref _specification, specification);
            if (!sameProgram || policy.Mode != Mode)
                Ledger.BeginPeak();
            if (!sameProgram)
                Replicas.Replace();
            Change(policy, policy.Mode == Mode ? null : InitialReplicas(policy));
        }
    }

    /// <summary>Changes mode, replicas and program as the scale call asks; what is null stays, or follows from the new mode.</summary>
    public void Scale(int? replicas, FunctionMode? mode, FunctionProgram? program = null)
    {
        lock (_lock)
        {
            var sameProgram = program is null || program == Program;
            if (!sameProgram || (mode ?? Mode) != Mode)
                Ledger.BeginPeak();
            if (!sameProgram)
            {
                Volatile.Write(ref _specification, Specification with { Program = program! });
                Replicas.Replace();
            }

            var policy = Policy with { Mode = mode ?? Policy.Mode };
            Change(policy, replicas ?? (policy.Mode == Mode ? null : InitialReplicas(policy)));
        }
    }

    /// <summary>How many replicas are wanted and how many take requests. In fork mode the gateway does what a replica's watchdog does in
    /// OpenFaaS, and is always there: one of one.</summary>
    public (int Replicas, int Ready) Status() => Mode == FunctionMode.Fork ? (1, 1) : (Replicas.Desired, Replicas.Ready.Count);

    private void Change(FunctionPolicy policy, int? replicas)
    {
        Volatile.Write(ref _policy, policy);
        if (policy.Mode == FunctionMode.Fork)
        {
            Replicas.Scale(0);
        }
        else if (replicas is { } wanted)
        {
            Replicas.Scale(wanted);
        }
    }

    // Engines deploy a function with a replica, and end that when it is idle.
    private static int InitialReplicas(FunctionPolicy policy)
        => policy.Mode == FunctionMode.Warm || policy.ActiveScaling is not null ? policy.Limits.Minimum : 0;

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other)
        => one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out var value) && value == entry.Value);
}

/// <summary>Counts a function's requests: how many there were, how many there are, and how long they were there.</summary>
internal sealed class FunctionCalls
{
    private readonly Lock _lock = new();
    private long _completed;
    private long _good;
    private int _inFlight;
    private long _changed = Stopwatch.GetTimestamp();
    private double _inFlightSeconds;

    public long Completed => Volatile.Read(ref _completed);

    /// <summary>Those of them that were answered with 200.</summary>
    public long Good => Volatile.Read(ref _good);

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Seconds that all requests together were there, and the moment until which they are counted, in seconds.</summary>
    public (double InFlightSeconds, double AtSeconds) Time
    {
        get
        {
            lock (_lock)
            {
                Change(0);
                return (_inFlightSeconds, (double)_changed / Stopwatch.Frequency);
            }
        }
    }

    /// <summary>Lets a request in unless there are as many as allowed.</summary>
    public bool TryEnter(int maximum)
    {
        lock (_lock)
        {
            if (maximum != 0 && _inFlight >= maximum)
                return false;
            Change(1);
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
            Change(-1);
    }

    public void CountCompleted(int status)
    {
        Interlocked.Increment(ref _completed);
        if (status == StatusCodes.Status200OK)
            Interlocked.Increment(ref _good);
    }

    private void Change(int requests)
    {
        var now = Stopwatch.GetTimestamp();
        _inFlightSeconds += _inFlight * Stopwatch.GetElapsedTime(_changed, now).TotalSeconds;
        (_changed, _inFlight) = (now, _inFlight + requests);
    }
}

/// <summary>Mean use of CPU between two readings.</summary>
internal sealed class CpuRate
{
    private readonly Lock _lock = new();
    private long _timestamp = Stopwatch.GetTimestamp();
    private double _cpuSeconds;

    /// <summary>Thousandths of a core since the last reading, or since the function was deployed.</summary>
    public double MilliCores(double cpuSeconds)
    {
        lock (_lock)
        {
            var elapsed = Stopwatch.GetElapsedTime(_timestamp).TotalSeconds;
            var used = Math.Max(0, cpuSeconds - _cpuSeconds);
            (_timestamp, _cpuSeconds) = (Stopwatch.GetTimestamp(), cpuSeconds);
            return elapsed > 0 ? used / elapsed * 1000 : 0;
        }
    }
}
