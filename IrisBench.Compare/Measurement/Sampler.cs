using System.Diagnostics;

namespace IrisBench.Compare.Measurement;

/// <summary>Reads processes at both edges of some work and at a steady interval in between.</summary>
internal sealed class Sampler(IReadOnlyList<MetricsEndpoint> processes, TimeSpan interval)
{
    // The first scrapes of a process cost it several times what later ones do, because .NET compiles what they run, again
    // and better after 30 calls, in the background. Seen to be over after some 150.
    private const int SettlingScrapes = 200;

    private static readonly TimeSpan SettlingPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads the processes until reading them costs what it will cost later.</summary>
    /// <returns>The number of scrapes.</returns>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        for (var scrape = 0; scrape < SettlingScrapes; scrape++)
        {
            await SampleAsync(clock, cancellationToken);
            await Task.Delay(SettlingPause, cancellationToken);
        }

        return SettlingScrapes;
    }

    /// <exception cref="MeasurementVoidException">A sample is missing, or a process was restarted meanwhile.</exception>
    public async Task<(T Result, Recording Recording)> RecordAsync<T>(
        Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var samples = new List<Sample> { await SampleAsync(clock, cancellationToken) };
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sampling = SampleUntilAsync(clock, samples, failure, end.Token);
        try
        {
            var result = await work(failure.Token);
            await end.CancelAsync();
            await sampling;
            samples.Add(await SampleAsync(clock, cancellationToken));
            return (result, Checked(samples));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The work was stopped because its measurement is lost; the sampling says why.
            await sampling;
            throw;
        }
        finally
        {
            await end.CancelAsync();
            await sampling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SampleUntilAsync(Stopwatch clock, List<Sample> samples, CancellationTokenSource failure, CancellationToken end)
    {
        try
        {
            using var timer = new PeriodicTimer(interval);
            while (await timer.WaitForNextTickAsync(end))
            {
                samples.Add(await SampleAsync(clock, end));
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The work is done; a half taken sample is left out, the edge follows.
        }
        catch (MeasurementVoidException)
        {
            await failure.CancelAsync();
            throw;
        }
    }

    private async Task<Sample> SampleAsync(Stopwatch clock, CancellationToken cancellationToken)
    {
        var readings = await Task.WhenAll(processes.Select(process => process.ReadAsync(clock, cancellationToken)));
        return new Sample(processes.Zip(readings).ToDictionary(pair => pair.First.Process, pair => pair.Second));
    }

    private Recording Checked(List<Sample> samples)
    {
        foreach (var process in processes.Select(endpoint => endpoint.Process))
        {
            if (samples.Zip(samples.Skip(1)).Any(pair => pair.Second.Processes[process].CpuSeconds < pair.First.Processes[process].CpuSeconds))
            {
                throw new MeasurementVoidException($"{process} was restarted while it was measured");
            }
        }

        return new Recording(samples);
    }
}
