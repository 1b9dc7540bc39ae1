using System.Diagnostics;
using System.Net;
using IrisBench.Gateway.Proxy;
using IrisBench.ServiceDefaults.Management;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Gateway.Async;

/// <summary>
/// Makes a call through the gateway itself, as OpenFaaS's queue-worker does, so that it is counted and limited like any
/// other; tries again what failed for want of a function that answers.
/// </summary>
internal sealed class AsyncCaller(AsyncSettings settings, IServer server, IConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker _gateway = FunctionConnections.CreatePlain();

    /// <summary>The last answer, whatever its status.</summary>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    public async Task<AsyncResult> CallAsync(AsyncCall call, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await SendAsync(call, cancellationToken);
            if (!IsWorthAnotherAttempt(answer.StatusCode) || attempt >= settings.Attempts)
            {
                return await AsyncResult.ReadAsync(call, answer, started, cancellationToken);
            }

            await Task.Delay(Delay(attempt), cancellationToken);
        }
    }

    public void Dispose() => _gateway.Dispose();

    // What took too long would take as long again.
    private static bool IsWorthAnotherAttempt(HttpStatusCode status)
        => status == HttpStatusCode.TooManyRequests || ((int)status >= 500 && status != HttpStatusCode.GatewayTimeout);

    private TimeSpan Delay(int attempt)
    {
        var delay = settings.FirstDelay * Math.Pow(2, Math.Min(attempt - 1, 16));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    private Task<HttpResponseMessage> SendAsync(AsyncCall call, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), FunctionTarget.At(OwnAddress(), call.PathAndQuery))
        {
            Content = call.Body.Length > 0 ? new ByteArrayContent(call.Body) : null,
        };
        PassedHeaders.Copy(call.Headers, request);
        return _gateway.SendAsync(request, cancellationToken);
    }

    private string OwnAddress()
    {
        var management = ManagementPort.Of(configuration);
        return server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Select(BindingAddress.Parse)
            .Where(address => address.Port != management)
            .Select(address => $"{address.Scheme}://{Reachable(address.Host)}:{address.Port}")
            .First();
    }

    private static string Reachable(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : host;
}
