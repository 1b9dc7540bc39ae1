using System.Threading.Channels;
using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Async;

/// <summary>
/// Sends the results of asynchronous calls to their callback URLs, once each, beside the calls: whoever does not take its
/// result in time holds up other results for a while at most, and no call.
/// </summary>
internal sealed class CallbackSender(ILogger<CallbackSender> logger) : IDisposable
{
    private const int Senders = 16;
    private const int Waiting = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<AsyncResult> _results = Channel.CreateBounded<AsyncResult>(Waiting);
    private readonly HttpMessageInvoker _client = FunctionConnections.CreatePlain();

    /// <summary>Takes a result to send it, unless too many wait: then it is lost, and the log says so.</summary>
    public void Send(AsyncResult result)
    {
        if (!_results.Writer.TryWrite(result))
        {
            logger.LogWarning("Result of {CallId} was not sent to {Callback}: too many callbacks do not answer", result.Call.Id, result.Call.Callback!.AbsoluteUri);
        }
    }

    /// <summary>No more results come.</summary>
    public void Close() => _results.Writer.TryComplete();

    /// <summary>Sends until there are no more.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
    {
        await foreach (var result in _results.Reader.ReadAllAsync(cancellationToken))
        {
            await SendAsync(result, cancellationToken);
        }
    }));

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(AsyncResult result, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        var callback = result.Call.Callback!.AbsoluteUri;
        try
        {
            using var request = result.ToRequest();
            using var answer = await _client.SendAsync(request, timeout.Token);
            logger.LogInformation("Result of {CallId} was sent to {Callback}: {Status}", result.Call.Id, callback, (int)answer.StatusCode);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, there are other results to send.
            logger.LogWarning("Result of {CallId} did not reach {Callback}: {Reason}", result.Call.Id, callback, exception.Message);
        }
    }
}
