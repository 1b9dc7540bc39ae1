using System.Runtime.ExceptionServices;

namespace IrisBench.Experiments.Load;

/// <summary>The first exception of what goes on at once: it stops all the rest, and is the one that is told. The rest only says that it was
/// stopped.</summary>
internal sealed class FirstFailure(CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private ExceptionDispatchInfo? _first;

    /// <summary>Stops all that goes on.</summary>
    public CancellationToken Token => _stop.Token;

    public async Task NoteAsync(Exception exception)
    {
        if (Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(exception), null) is null)
            await _stop.CancelAsync();
    }

    /// <summary>Throws it; nothing where there was none.</summary>
    public void Throw() => _first?.Throw();

    public void Dispose() => _stop.Dispose();
}
