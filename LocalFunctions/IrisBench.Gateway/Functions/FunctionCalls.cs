namespace IrisBench.Gateway.Functions;

/// <summary>Counts a function's requests: how many there were, and how many there are.</summary>
internal sealed class FunctionCalls
{
    private long _completed;
    private int _inFlight;

    public long Completed => Volatile.Read(ref _completed);

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Lets a request in unless there are as many as allowed.</summary>
    public bool TryEnter(int maximum)
    {
        if (Interlocked.Increment(ref _inFlight) <= maximum || maximum == 0)
        {
            return true;
        }

        Interlocked.Decrement(ref _inFlight);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _inFlight);

    public void CountCompleted() => Interlocked.Increment(ref _completed);
}
