using System.Runtime.InteropServices;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

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

        public Task DrainAsync()
            => Task.WhenAll(_runs)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

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

/// <summary>When the runs of an open load should be sent, in seconds since the round began; the first at once.</summary>
internal static class ArrivalSchedule
{
    public static double[] Of(LoadDefinition load, int seed)
        => load.Arrivals == ArrivalProcess.Constant ? Constant(load) : Poisson(load, new Random(seed));

    private static double[] Constant(LoadDefinition load)
        => [.. Enumerable.Range(0, (int)Math.Ceiling((load.RatePerSecond * load.DurationSeconds) - 1e-9))
            .Select(index => index / load.RatePerSecond)];

    // Gaps of a Poisson process are exponential: -ln(U) / rate, U uniform on (0, 1].
    private static double[] Poisson(LoadDefinition load, Random random)
    {
        var times = new List<double>();
        for (var at = 0.0; at < load.DurationSeconds; at -= Math.Log(1 - random.NextDouble()) / load.RatePerSecond)
            times.Add(at);
        return [.. times];
    }
}

/// <summary>Waits to a tenth of a millisecond without spinning: a spinning generator takes the CPU it is to measure. .NET's own timers
/// have milliseconds, so this is nanosleep(2) where there is one.</summary>
internal static partial class PreciseSleep
{
    // How soon a wait notices that it is stopped.
    private const double LongestSleepSeconds = 0.05;
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>Waits until the clock shows the time.</summary>
    /// <returns>False if it was stopped before.</returns>
    public static bool Until(RoundClock clock, double seconds, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var remaining = seconds - clock.Seconds;
            if (remaining <= 0)
                return true;

            Sleep(Math.Min(remaining, LongestSleepSeconds));
        }

        return false;
    }

    private static void Sleep(double seconds)
    {
        if (OperatingSystem.IsWindows())
        {
            Thread.Sleep(seconds > 0.002 ? TimeSpan.FromSeconds(seconds - 0.001) : TimeSpan.Zero);
            return;
        }

        // It may end early, by a signal; the caller looks at the clock.
        var time = new TimeSpecification { Nanoseconds = (nint)(seconds * NanosecondsPerSecond) };
        _ = NanoSleep(in time, 0);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpecification requested, nint remaining);

    /// <summary>struct timespec of 64-bit Unix; the sleeps here are below a second.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
