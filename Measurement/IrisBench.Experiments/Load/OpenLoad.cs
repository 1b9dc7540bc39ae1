using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Load;

/// <summary>
/// Sends at intended times, whatever the system does. A thread of its own keeps the time; it sends nothing itself, so that
/// no answer can hold up the next request.
/// </summary>
internal static class OpenLoad
{
    /// <summary>Runs that may be unanswered at once; beyond it an arrival is counted as unsent.</summary>
    public const int MaximumInFlight = 512;

    public static async Task<LoadResult> RunAsync(PipelineCaller caller, IReadOnlyList<double> arrivals, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = new Sending(caller, arrivals, stop.Token);
        try
        {
            var runs = await Task.WhenAll(await sending.DispatchAllAsync());
            return new LoadResult(runs, caller.Clock.Seconds, sending.Unsent);
        }
        catch
        {
            // Nothing of this round may be under way when the next begins.
            await stop.CancelAsync();
            await sending.DrainAsync();
            throw;
        }
    }

    private sealed class Sending(PipelineCaller caller, IReadOnlyList<double> arrivals, CancellationToken cancellationToken)
    {
        private readonly List<Task<PipelineRecord>> _runs = [];
        private int _inFlight;

        public int Unsent { get; private set; }

        public Task<List<Task<PipelineRecord>>> DispatchAllAsync()
        {
            var dispatched = new TaskCompletionSource<List<Task<PipelineRecord>>>(TaskCreationOptions.RunContinuationsAsynchronously);
            new Thread(() => Guarded(dispatched)) { IsBackground = true, Name = "irisbench arrivals" }.Start();
            return dispatched.Task;
        }

        public Task DrainAsync() => Task.WhenAll(_runs).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        private void Guarded(TaskCompletionSource<List<Task<PipelineRecord>>> dispatched)
        {
            try
            {
                Dispatch(dispatched);
            }
            catch (Exception exception)
            {
                // An exception that leaves a thread ends the process.
                dispatched.TrySetException(exception);
            }
        }

        private void Dispatch(TaskCompletionSource<List<Task<PipelineRecord>>> dispatched)
        {
            foreach (var (sequence, at) in arrivals.Index())
            {
                if (!PreciseSleep.Until(caller.Clock, at, cancellationToken))
                {
                    dispatched.SetCanceled(cancellationToken);
                    return;
                }

                if (Volatile.Read(ref _inFlight) >= MaximumInFlight)
                {
                    Unsent++;
                    continue;
                }

                Interlocked.Increment(ref _inFlight);
                _runs.Add(Task.Run(() => CallAsync(sequence, at), cancellationToken));
            }

            dispatched.SetResult(_runs);
        }

        private async Task<PipelineRecord> CallAsync(int sequence, double at)
        {
            try
            {
                return await caller.CallAsync(sequence, at, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }
        }
    }
}
