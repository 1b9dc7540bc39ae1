using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement;

/// <summary>Reads a source at a steady interval from the begin of a run to its end, and at once when asked, on a thread of its
/// own.</summary>
internal sealed class Sampler(IMeasurementSource source, RunClock clock, TimeSpan interval, Action<Reading> write) : IDisposable
{
    private readonly BlockingCollection<Action> _requests = [];
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Timeline _timeline = new();
    private Thread? _thread;
    private bool _settled;

    /// <summary>Cancelled when a reading is missing: what is under way cannot be measured any more.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why, or null.</summary>
    public MeasurementLostException? Failure { get; private set; }

    public Timeline Timeline => _timeline;

    /// <summary>Begins to read.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "irisbench sampler" };
        _thread.Start();
        await RequestAsync(() => Settle(cancellationToken), cancellationToken);
    }

    /// <summary>Reads everything now.</summary>
    /// <exception cref="MeasurementLostException">A reading is missing.</exception>
    public Task<Edge> EdgeAsync(CancellationToken cancellationToken) => RequestAsync(() => ReadEdge(cancellationToken), cancellationToken);

    /// <summary>What is watched, as it is built now.</summary>
    /// <exception cref="MeasurementLostException">It cannot be read.</exception>
    public Task<IReadOnlyList<Component>> ComponentsAsync(CancellationToken cancellationToken)
        => RequestAsync(() => source.ReadComponents(cancellationToken), cancellationToken);

    public void Dispose()
    {
        _end.Cancel();
        _thread?.Join();
        _requests.Dispose();
        _end.Dispose();
        _lost.Dispose();
        source.Dispose();
    }

    private bool Settle(CancellationToken cancellationToken)
    {
        source.Settle(clock, cancellationToken);
        return _settled = true;
    }

    private async Task<T> RequestAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
            throw new MeasurementLostException(failure.Message, failure);

        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add(() => Answer(work, answer), CancellationToken.None);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    private void Answer<T>(Func<T> work, TaskCompletionSource<T> answer)
    {
        try
        {
            answer.SetResult(work());
        }
        catch (OperationCanceledException)
        {
            answer.SetCanceled(CancellationToken.None);
        }
        catch (Exception exception)
        {
            answer.SetException(Lose(exception));
        }
    }

    private void Run()
    {
        var next = clock.Seconds;
        while (!_end.IsCancellationRequested)
        {
            next = Math.Max(next + interval.TotalSeconds, clock.Seconds);
            try
            {
                while (_requests.TryTake(out var request, (int)(Math.Max(0, next - clock.Seconds) * 1000), _end.Token))
                    request();
                if (_settled && Failure is null)
                    Keep(source.Read(clock, _end.Token));
            }
            catch (OperationCanceledException)
            {
                // The end of the run, or of a request.
            }
            catch (Exception exception)
            {
                // Of any kind: an exception that leaves a thread ends the process, and with it the run.
                Lose(exception);
            }
        }
    }

    private Edge ReadEdge(CancellationToken cancellationToken)
    {
        var (before, samplerBefore) = (Environment.CpuUsage.TotalTime.TotalSeconds, ThreadProcessorTime.Seconds());
        var readings = Keep(source.ReadEdge(clock, cancellationToken));
        return new Edge(
            readings, new GeneratorTime(before, Environment.CpuUsage.TotalTime.TotalSeconds, samplerBefore, ThreadProcessorTime.Seconds()));
    }

    private Dictionary<string, Reading> Keep(IReadOnlyList<Reading> readings)
    {
        if (readings.FirstOrDefault(reading => !reading.IsPlausible) is { } senseless)
            throw new MeasurementLostException($"the figures of {senseless.Component} make no sense: {senseless}");

        var all = readings.Append(Self()).ToDictionary(reading => reading.Component);
        foreach (var reading in all.Values.Where(_timeline.Add))
            write(reading);
        return all;
    }

    private Reading Self()
        => new(ComponentNames.Generator, clock.Seconds, Environment.CpuUsage.TotalTime.TotalSeconds, Environment.WorkingSet);

    private MeasurementLostException Lose(Exception exception)
    {
        Failure ??= exception as MeasurementLostException
            ?? new MeasurementLostException($"a sample cannot be taken or kept: {exception.Message}", exception);
        // Not here: what it stops must not go on, and end, on this thread.
        _ = _lost.CancelAsync();
        return Failure;
    }
}

/// <summary>A moment at which everything was read: the begin or the end of a round, or a look while it rests.</summary>
/// <param name="Readings">By component.</param>
/// <param name="Generator">Processor time of irisbench before the reading began and after it was done, and of the sampler in it.</param>
internal sealed record Edge(IReadOnlyDictionary<string, Reading> Readings, GeneratorTime Generator)
{
    /// <summary>Cores busy between two edges, by component.</summary>
    public static IReadOnlyDictionary<string, double> Cores(Edge from, Edge to)
        => to.Readings.Keys.ToDictionary(component => component, component => Cores(from.Readings[component], to.Readings[component]));

    private static double Cores(Reading from, Reading to)
        => to.AtSeconds > from.AtSeconds ? (to.CpuSeconds - from.CpuSeconds) / (to.AtSeconds - from.AtSeconds) : 0;
}

/// <summary>Processor time of irisbench and of its sampler, in seconds, before an edge was read and after it.</summary>
internal readonly record struct GeneratorTime(double Before, double After, double SamplerBefore, double SamplerAfter);

/// <summary>The readings of a run, by component and time.</summary>
internal sealed class Timeline
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Reading>> _readings = [];

    /// <returns>Whether it is new; a source may tell the same reading twice.</returns>
    /// <exception cref="MeasurementLostException">The counter fell: the component is not the process it was.</exception>
    public bool Add(Reading reading)
    {
        lock (_lock)
        {
            if (!_readings.TryGetValue(reading.Component, out var series))
                _readings[reading.Component] = series = [];

            if (series is [.., var last])
            {
                if (reading.AtSeconds <= last.AtSeconds)
                    return false;
                if (reading.CpuSeconds < last.CpuSeconds)
                    throw new MeasurementLostException($"{reading.Component} was restarted while it was measured");
            }

            series.Add(reading);
            return true;
        }
    }

    /// <summary>Readings of a component after one time and before another.</summary>
    public IReadOnlyList<Reading> Between(string component, double fromSeconds, double toSeconds)
    {
        lock (_lock)
        {
            return _readings.TryGetValue(component, out var series)
                ? [.. series.Where(reading => reading.AtSeconds > fromSeconds && reading.AtSeconds < toSeconds)]
                : [];
        }
    }
}

/// <summary>Processor time of the calling thread, by clock_gettime(2).</summary>
internal static partial class ThreadProcessorTime
{
    // CLOCK_THREAD_CPUTIME_ID.
    private const int Linux = 3;
    private const int MacOS = 16;
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>Seconds; elsewhere than on Linux and macOS, and where the call fails, those that have passed: the most it can be.</summary>
    public static double Seconds()
    {
        if (!OperatingSystem.IsWindows() && ClockGetTime(OperatingSystem.IsMacOS() ? MacOS : Linux, out var time) == 0)
            return time.Seconds + (time.Nanoseconds / NanosecondsPerSecond);

        return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpecification time);

    /// <summary>struct timespec of 64-bit Unix.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
