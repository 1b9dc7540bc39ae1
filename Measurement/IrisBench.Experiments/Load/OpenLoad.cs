using IrisBench.Experiments.Measurement;
using IrisBench.Processes;

namespace IrisBench.Experiments.Load;

/// <summary>Sends at intended times, whatever the system does. A thread of its own keeps the time; it sends nothing itself, so that no
/// answer can hold up the next request.</summary>
internal static class OpenLoad
{
    /// <summary>Runs that may be unanswered at once; beyond it an arrival is counted as unsent.</summary>
    public const int MaximumInFlight = 512;

    public static async Task<LoadResult> RunAsync(
        PipelineCaller caller, IReadOnlyList<double> arrivals, CancellationToken cancellationToken)
    {
        using var failure = new FirstFailure(cancellationToken);
        var sending = new Sending(caller, arrivals, failure);
        try
        {
            // A long running task has a thread of its own, and what is thrown on it ends the round and not the process.
            await Task.Factory.StartNew(
                sending.Dispatch, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (Exception exception)
        {
            await failure.NoteAsync(exception);
        }

        // Nothing of this round may be under way when the next begins.
        await Task.WhenAll(sending.UnderWay);
        failure.Throw();
        sending.Result.DurationSeconds = caller.Clock.Seconds;
        return sending.Result;
    }

    private sealed class Sending(PipelineCaller caller, IReadOnlyList<double> arrivals, FirstFailure failure)
    {
        private int _inFlight;

        public LoadResult Result { get; } = new();

        /// <summary>Runs that are not answered, and some that are. None of them throws.</summary>
        public List<Task> UnderWay { get; } = [];

        public void Dispatch()
        {
            foreach (var (sequence, at) in arrivals.Index())
            {
                PreciseSleep.Until(caller.Clock, at, failure.Token);
                if (Volatile.Read(ref _inFlight) >= MaximumInFlight)
                {
                    Result.Unsent++;
                    continue;
                }

                Interlocked.Increment(ref _inFlight);
                // Not each time: to look at all of them takes as long as some sends.
                if (UnderWay.Count >= 2 * MaximumInFlight)
                    UnderWay.RemoveAll(run => run.IsCompleted);
                UnderWay.Add(Task.Run(() => CallAsync(sequence, at)));
            }
        }

        private async Task CallAsync(int sequence, double at)
        {
            try
            {
                Result.Add(await caller.CallAsync(sequence, at, failure.Token));
            }
            catch (Exception exception)
            {
                await failure.NoteAsync(exception);
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }
        }
    }
}

/// <summary>Waits without spinning: a spinning generator takes the CPU it is to measure.</summary>
internal static class PreciseSleep
{
    // How soon a wait notices that it is stopped.
    private const double LongestSleepSeconds = 0.05;

    /// <exception cref="OperationCanceledException">It was stopped before.</exception>
    public static void Until(RunClock clock, double seconds, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (seconds - clock.Seconds is > 0 and var remaining)
        {
            SystemClock.Sleep(Math.Min(remaining, LongestSleepSeconds));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
