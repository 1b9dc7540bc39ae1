namespace IrisBench.Gateway.Async;

/// <summary>Makes the calls that wait, some at a time, and sends their results where they are wanted.</summary>
internal sealed class AsyncWorkers(AsyncQueue queue, AsyncSettings settings, AsyncCaller caller, CallbackSender callbacks, ILogger<AsyncWorkers> logger)
    : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _stop = new();
    private Task _workers = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _workers = Task.Run(WorkAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Before the server stops, as the calls go through it: makes what still waits, for a while.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        await Task.WhenAny(_workers, Task.Delay(DrainTime, CancellationToken.None));
        if (queue.Waiting > 0)
        {
            logger.LogWarning("{Count} asynchronous calls were not made: the gateway ends", queue.Waiting);
        }

        await _stop.CancelAsync();
    }

    public void Dispose() => _stop.Dispose();

    public Task StopAsync(CancellationToken cancellationToken) => _workers;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The callbacks end when the last call has been made and its result sent.
    private async Task WorkAsync()
    {
        var sending = callbacks.RunAsync(_stop.Token);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, settings.Workers).Select(_ => MakeAllAsync()));
            callbacks.Close();
            await sending;
        }
        catch (OperationCanceledException)
        {
            // The gateway ends.
        }
    }

    private async Task MakeAllAsync()
    {
        await foreach (var call in queue.TakeAllAsync(_stop.Token))
        {
            await MakeAsync(call);
        }
    }

    private async Task MakeAsync(AsyncCall call)
    {
        try
        {
            var result = await caller.CallAsync(call, _stop.Token);
            if (call.Callback is not null)
            {
                callbacks.Send(result);
            }
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("Asynchronous call {CallId} of {Function} was broken off: the gateway ends", call.Id, call.Function);
        }
        catch (Exception exception)
        {
            // Whatever it was, the worker has other calls to make.
            logger.LogWarning("Asynchronous call {CallId} of {Function} was lost: {Reason}", call.Id, call.Function, exception.Message);
        }
    }
}
