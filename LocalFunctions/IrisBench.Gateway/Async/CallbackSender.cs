using System.Globalization;
using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Async;

/// <summary>Sends the result of an asynchronous call to its callback URL, once.</summary>
internal sealed class CallbackSender(ILogger<CallbackSender> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    public async Task SendAsync(AsyncCall call, AsyncResult result, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Callback)
        {
            Content = new ByteArrayContent(await result.Answer.Content.ReadAsByteArrayAsync(timeout.Token)),
        };
        request.Content.Headers.ContentType = result.Answer.Content.Headers.ContentType;
        request.Headers.Add(CallHeaders.CallId, call.Id);
        request.Headers.Add(CallHeaders.DurationSeconds, result.Duration.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture));
        request.Headers.Add("X-Function-Status", ((int)result.Answer.StatusCode).ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Function-Name", call.Function);
        try
        {
            using var answer = await _client.SendAsync(request, timeout.Token);
            logger.LogInformation("Result of {CallId} was sent to {Callback}: {Status}", call.Id, call.Callback, (int)answer.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Result of {CallId} did not reach {Callback}: {Reason}", call.Id, call.Callback, exception.Message);
        }
    }

    public void Dispose() => _client.Dispose();
}
