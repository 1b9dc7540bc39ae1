using System.Diagnostics;
using System.Net;
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
    // Those that HTTP makes anew for each connection.
    private static readonly string[] NotForwarded = ["Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect", "Keep-Alive", "Upgrade", "TE", "Trailer"];
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker _gateway = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    /// <summary>The last answer, whatever its status.</summary>
    /// <exception cref="HttpRequestException">The gateway could not be reached.</exception>
    public async Task<AsyncResult> CallAsync(AsyncCall call, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var answer = await SendAsync(call, cancellationToken);
            if (!IsWorthAnotherAttempt(answer.StatusCode) || attempt >= settings.Attempts)
            {
                return new AsyncResult(answer, Stopwatch.GetElapsedTime(started));
            }

            answer.Dispose();
            await Task.Delay(Delay(attempt), cancellationToken);
        }
    }

    public void Dispose() => _gateway.Dispose();

    private static bool IsWorthAnotherAttempt(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests || (int)status >= 500;

    private TimeSpan Delay(int attempt)
    {
        var delay = settings.FirstDelay * Math.Pow(2, Math.Min(attempt - 1, 16));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    private Task<HttpResponseMessage> SendAsync(AsyncCall call, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(OwnAddress(), call.PathAndQuery))
        {
            Content = call.Body.Length > 0 ? new ByteArrayContent(call.Body) : null,
        };
        foreach (var (name, values) in call.Headers.Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return _gateway.SendAsync(request, cancellationToken);
    }

    private Uri OwnAddress()
    {
        var management = ManagementPort.Of(configuration);
        return server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Select(BindingAddress.Parse)
            .Where(address => address.Port != management)
            .Select(address => new Uri($"{address.Scheme}://{Reachable(address.Host)}:{address.Port}"))
            .First();
    }

    private static string Reachable(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : host;
}
