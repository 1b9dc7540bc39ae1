using System.Collections.Concurrent;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement;

/// <summary>
/// Reads a source at a steady interval from the begin of a run to its end, and at once when asked, on a thread of its own.
/// </summary>
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
    public Task<IReadOnlyList<Component>> ComponentsAsync(CancellationToken cancellationToken) => RequestAsync(() => source.ReadComponents(cancellationToken), cancellationToken);

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
            readings,
            new GeneratorTime(before, Environment.CpuUsage.TotalTime.TotalSeconds, samplerBefore, ThreadProcessorTime.Seconds()));
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
        Failure ??= exception as MeasurementLostException ?? new MeasurementLostException($"a sample cannot be taken or kept: {exception.Message}", exception);
        // Not here: what it stops must not go on, and end, on this thread.
        _ = _lost.CancelAsync();
        return Failure;
    }
}
