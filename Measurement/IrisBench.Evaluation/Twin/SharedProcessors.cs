namespace IrisBench.Evaluation.Twin;

/// <summary>Work that is under way at once. While it asks for more processors than there are, all of it goes slower in the same ratio
/// (processor sharing: L. Kleinrock, Queueing Systems II, 1976, chapter 4). What each piece of work has got since the begin is the same
/// for all, so that a clock of it ends each at a time that is known when it begins.</summary>
/// <param name="cores">Processors that there are; infinite where nobody shares any.</param>
internal sealed class SharedProcessors(double cores)
{
    private readonly PriorityQueue<Job, double> _ends = new();
    private double _demand;

    // Seconds of work that whatever has been under way all the time has got: as many as have passed, unless it was slowed.
    private double _got;

    /// <summary>What time it is, in seconds.</summary>
    public double Now { get; private set; }

    /// <summary>Processor seconds that were asked for.</summary>
    public double Asked { get; private set; }

    /// <summary>Whether anything is under way.</summary>
    public bool IsBusy => _ends.Count > 0;

    /// <summary>When the next piece of work ends unless more begins; infinite where nothing is under way.</summary>
    public double NextEnd => _ends.TryPeek(out _, out var end) ? Now + ((end - _got) / Speed) : double.PositiveInfinity;

    private double Speed => _demand > cores ? cores / _demand : 1;

    /// <summary>Begins anew at a time.</summary>
    public void Reset(double now)
    {
        _ends.Clear();
        (Now, Asked, _demand, _got) = (now, 0, 0, 0);
    }

    /// <summary>Lets time pass, to no later than <see cref="NextEnd"/>.</summary>
    public void AdvanceTo(double time)
    {
        _got += (time - Now) * Speed;
        Now = time;
    }

    /// <summary>Begins a piece of work that takes so many seconds where nothing slows it.</summary>
    public void Begin(Job job, double seconds)
    {
        _ends.Enqueue(job, _got + seconds);
        _demand += job.Cores;
        Asked += seconds * job.Cores;
    }

    /// <summary>Lets time pass to the next end.</summary>
    public Job End()
    {
        var time = NextEnd;
        _ends.TryDequeue(out var job, out var end);
        (Now, _got) = (time, end);
        // What sums leave behind of many small numbers must not slow those that come.
        _demand = _ends.Count == 0 ? 0 : _demand - job.Cores;
        return job;
    }
}

/// <summary>A call of a pipeline run, waiting or under way.</summary>
/// <param name="Run">The run: its place among the arrivals.</param>
/// <param name="Round">The measured round that its durations are drawn of.</param>
/// <param name="Step">Which call of the run, from 0.</param>
/// <param name="IsStart">Whether a process starts for it and gives its first answer.</param>
/// <param name="WasCold">Whether a new process answered this call, or an earlier one of the run.</param>
/// <param name="Cores">Processors that it keeps busy.</param>
internal readonly record struct Job(int Run, int Round, int Step, bool IsStart, bool WasCold, double Cores);
