using System.Collections.Concurrent;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Machine;
using IrisBench.Experiments.Sides;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement;

/// <summary>Reads a source at a steady interval from the begin of a run to its end, and at once when asked, on a thread of its
/// own; at the edges also the machine, where that says something.</summary>
internal sealed class Sampler(
    IMeasurementSource source, RunClock clock, TimeSpan interval, Action<Reading> write, Func<MachineTimes?>? machine = null) : IDisposable
{
    private readonly BlockingCollection<Action> _requests = [];
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private Thread? _thread;
    private bool _settled;

    /// <summary>Cancelled when a reading is missing: what is under way cannot be measured any more.</summary>
    public CancellationToken Lost => _lost.Token;

    public MeasurementLostException? Failure { get; private set; }

    public Timeline Timeline { get; } = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "irisbench sampler" };
        _thread.Start();
        return RequestAsync(
            () =>
            {
                source.Settle(clock, cancellationToken);
                return _settled = true;
            },
            cancellationToken);
    }

    public Task<Edge> EdgeAsync(CancellationToken cancellationToken) => RequestAsync(() => ReadEdge(cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, ComponentBuild>> BuildsAsync(CancellationToken cancellationToken)
        => RequestAsync(() => source.ReadBuilds(cancellationToken), cancellationToken);

    public void Dispose()
    {
        _end.Cancel();
        _thread?.Join();
        _requests.Dispose();
        _end.Dispose();
        _lost.Dispose();
        source.Dispose();
    }

    private Task<T> RequestAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
            throw new MeasurementLostException(failure.Message, failure);

        // What waits for the answer must not go on on the sampler's thread.
        var answer = new Task<T>(() => Answer(work), CancellationToken.None, TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add(() => answer.RunSynchronously(TaskScheduler.Default), CancellationToken.None);
        return answer.WaitAsync(cancellationToken);
    }

    private T Answer<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw Lose(exception);
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
        var (before, samplerBefore) = (Environment.CpuUsage.TotalTime.TotalSeconds, OwnSeconds());
        var readings = Keep(source.ReadEdge(clock, cancellationToken));
        var generator = new GeneratorTime(before, Environment.CpuUsage.TotalTime.TotalSeconds, samplerBefore, OwnSeconds());
        return new Edge(readings, generator, machine?.Invoke());
    }

    private Dictionary<string, Reading> Keep(IReadOnlyList<Reading> readings)
    {
        if (readings.FirstOrDefault(reading => !reading.IsPlausible) is { } senseless)
            throw new MeasurementLostException($"the figures of {senseless.Component} make no sense: {senseless}");

        var all = readings.Append(Self()).ToDictionary(reading => reading.Component);
        foreach (var reading in all.Values.Where(Timeline.Add))
            write(reading);
        return all;
    }

    // Processor time of this thread; where nobody tells it, the time that has passed: the most it can be.
    private double OwnSeconds() => SystemClock.ThreadProcessorSeconds() ?? clock.Seconds;

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
/// <param name="Machine">What the machine had counted then; null where that is not read.</param>
internal sealed record Edge(IReadOnlyDictionary<string, Reading> Readings, GeneratorTime Generator, MachineTimes? Machine = null)
{
    public static IReadOnlyDictionary<string, double> Cores(Edge from, Edge to)
        => to.Readings.ToDictionary(reading => reading.Key, reading => reading.Value.CoresSince(from.Readings[reading.Key]) ?? 0);
}

/// <summary>Processor time of irisbench and of its sampler, in seconds, before an edge was read and after it.</summary>
internal readonly record struct GeneratorTime(double Before, double After, double SamplerBefore, double SamplerAfter);

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
                    throw new MeasurementLostException(
                        $"{reading.Component} was restarted while it was measured; keep it running, and measure again");
            }

            series.Add(reading);
            return true;
        }
    }

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
