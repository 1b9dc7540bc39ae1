using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Faults;

/// <summary>Does the faults of a round at their moments, on the clock of its load. Disposing it leaves nothing standing still.</summary>
internal sealed class RoundFaults : IAsyncDisposable
{
    /// <summary>So long before it the processes of a fault are looked for.</summary>
    public const double AimSeconds = 0.5;

    // A moment before, a thread wakes up for it.
    private const double WakeSeconds = 0.02;

    private readonly RunClock _clock;
    private readonly FirstFailure _failure;
    private readonly CancellationTokenSource _over;
    private readonly CancellationToken _stop;
    private readonly Task<FaultRecord>[] _faults;

    /// <param name="faults">The faults.</param>
    /// <param name="clock">The clock of the load.</param>
    /// <param name="failure">What stops the load when one cannot be done, and the faults when the load fails.</param>
    public RoundFaults(IEnumerable<PlannedFault> faults, RunClock clock, FirstFailure failure)
    {
        (_clock, _failure, _stop) = (clock, failure, failure.Token);
        _over = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        _faults = [.. faults.Select(fault => Task.Run(() => RunAsync(fault), CancellationToken.None))];
    }

    /// <summary>The load is over: what has not begun is not done any more, and what has is brought to its end.</summary>
    /// <exception cref="ExperimentException">One could not be done, or what it ended does not come back.</exception>
    public async Task<IReadOnlyList<FaultRecord>> EndAsync()
    {
        await _over.CancelAsync();
        return await Task.WhenAll(_faults);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        // Why one failed is told by who asked for its end.
        await Task.WhenAll(_faults).ContinueWith(_ => { }, TaskScheduler.Default);
        _over.Dispose();
    }

    private async Task<FaultRecord> RunAsync(PlannedFault planned)
    {
        try
        {
            return await DoAsync(planned);
        }
        catch (Exception exception)
        {
            await _failure.NoteAsync(exception);
            throw;
        }
    }

    private async Task<FaultRecord> DoAsync(PlannedFault planned)
    {
        var (fault, target) = (planned.Fault, planned.Target);
        var record = new FaultRecord(planned.Index, planned.Component, fault.AtSeconds);
        try
        {
            await DelayAsync(fault.AtSeconds - AimSeconds, _over.Token);
            await target.AimAsync(_over.Token);
            await DelayAsync(fault.AtSeconds - WakeSeconds, _over.Token);
            PreciseSleep.Until(_clock, fault.AtSeconds, _over.Token);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return record;
        }

        try
        {
            var processes = await target.DoAsync(fault, _stop);
            record = record with { AtSeconds = _clock.Seconds, Processes = processes };
            if (fault.Do == FaultKind.Stop)
                await DelayAsync(_clock.Seconds + fault.ForSeconds!.Value, _stop);
        }
        finally
        {
            await target.RepairAsync(fault);
        }

        return fault.Do == FaultKind.Stop ? record with { UntilSeconds = _clock.Seconds } : record;
    }

    private Task DelayAsync(double until, CancellationToken cancellationToken)
        => Task.Delay(TimeSpan.FromSeconds(Math.Max(0, until - _clock.Seconds)), cancellationToken);
}

/// <summary>A fault of a side, and what it is done to there.</summary>
/// <param name="Index">Its place among the experiment's faults.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Component">What it is done to, by name.</param>
/// <param name="Target">The same, to be acted on.</param>
internal sealed record PlannedFault(int Index, FaultDefinition Fault, string Component, IFaultTarget Target);

/// <summary>Something that a fault is done to. Not for several faults at once: experiments that have such are refused.</summary>
internal interface IFaultTarget : IAsyncDisposable
{
    /// <summary>Finds it, shortly before, so that the fault itself takes no time for it.</summary>
    Task AimAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does it.</summary>
    /// <returns>To how many processes.</returns>
    /// <exception cref="ExperimentException">It cannot be done.</exception>
    Task<int> DoAsync(FaultDefinition fault, CancellationToken cancellationToken);

    /// <summary>What follows: what stands still goes on, and what was ended is up again or soon will be. Nothing cancels it.</summary>
    /// <exception cref="ExperimentException">It does not come back.</exception>
    Task RepairAsync(FaultDefinition fault) => Task.CompletedTask;

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;
}
