namespace IrisBench.Pipeline.Load;

/// <summary>Hands out the numbers of the iterations; when one worker fails, the others stop too.</summary>
internal sealed class IterationQueue(int iterations, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private int _taken;

    public CancellationToken Stop => _stop.Token;

    /// <exception cref="OperationCanceledException">The run was cancelled or abandoned.</exception>
    public bool TryTake(out int number)
    {
        Stop.ThrowIfCancellationRequested();
        number = Interlocked.Increment(ref _taken) - 1;
        return number < iterations;
    }

    public void Abandon() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
