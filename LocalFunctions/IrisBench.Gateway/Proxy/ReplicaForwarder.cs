using System.Diagnostics;
using System.Net;
using System.Text;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Modes;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace IrisBench.Gateway.Proxy;

/// <summary>Has a replica answer a call.</summary>
internal sealed class ReplicaForwarder(IHttpForwarder forwarder)
{
    // After a failure the end of the process is near, if it is that. The next request should not meet it.
    private static readonly TimeSpan EndOfProcess = TimeSpan.FromSeconds(1);

    // The function's own limit is the only one: a long answer may be silent for as long.
    private static readonly ForwarderRequestConfig Config = new()
    {
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        ActivityTimeout = TimeSpan.FromDays(1),
    };

    /// <exception cref="OperationCanceledException">The time was up, or the caller went away.</exception>
    /// <exception cref="StartFailedException">There is no replica.</exception>
    /// <exception cref="SlowBodyException">The time was up while the caller was still sending.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or broke off.</exception>
    public async Task ForwardAsync(
        HttpContext context, Function function, CallHeaders call, RequestTarget target, CancellationToken cancellationToken)
    {
        var transformer = new FunctionTransformer(target.ToString());
        var body = WatchBody(context);
        var taken = new ClientAnswer(context.Response.Body);
        context.Response.Body = taken;
        // Once more when the replica took no connection: it ended unasked, and nothing was sent to it.
        if (!await TryForwardAsync(context, function, call, transformer, body, taken, mayRetry: true, cancellationToken))
            await TryForwardAsync(context, function, call, transformer, body, taken, mayRetry: false, cancellationToken);
    }

    private async Task<bool> TryForwardAsync(
        HttpContext context, Function function, CallHeaders call, FunctionTransformer transformer, ClientBody? body, ClientAnswer taken,
        bool mayRetry, CancellationToken cancellationToken)
    {
        using var lease = await function.Requests.AcquireAsync(cancellationToken);
        if (lease.WaitedForStart)
            call.TellColdStart(lease.Replica, lease.Queued);
        var error = await forwarder.SendAsync(
            context, lease.Replica.Address.AbsoluteUri, lease.Replica.Connections, Config, transformer, cancellationToken);
        if (error == ForwarderError.None)
            return true;
        if (cancellationToken.IsCancellationRequested)
        {
            if (body is { BrokeOff: true } && !context.RequestAborted.IsCancellationRequested)
                throw new SlowBodyException();
            // Not for a caller who was slow to take the answer, or held a connection that became another (a WebSocket).
            if (!context.RequestAborted.IsCancellationRequested && !taken.BrokeOff && !HasBecomeAnother(context))
                lease.Condemn();
            throw new OperationCanceledException(cancellationToken);
        }

        var ended = lease.Replica.Process!.Ended;
        await Task.WhenAny(ended, Task.Delay(EndOfProcess, cancellationToken));
        return await AnswerFailureAsync(context, function, error, ended.IsCompleted ? ended.Result.Reason : null, mayRetry);
    }

    private static bool HasBecomeAnother(HttpContext context) => context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols;

    private static ClientBody? WatchBody(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return null;
        var body = new ClientBody(context.Request.Body);
        context.Request.Body = body;
        return body;
    }

    private static async Task<bool> AnswerFailureAsync(
        HttpContext context, Function function, ForwarderError error, string? end, bool mayRetry)
    {
        var exception = context.Features.Get<IForwarderErrorFeature>()?.Exception;
        if (context.Response.HasStarted)
        {
            context.Abort();
            return true;
        }

        if (exception is BadHttpRequestException or AggregateException { InnerException: BadHttpRequestException })
        {
            context.Response.Clear();
            throw exception as BadHttpRequestException ?? (BadHttpRequestException)exception.InnerException!;
        }

        if (mayRetry && exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
        {
            context.Response.Clear();
            return false;
        }

        // YARP has set the status: 502 unless the caller's body broke off.
        var status = context.Response.StatusCode;
        var reason = exception is NoAnswerException no ? no.Message
            : end is not null ? $"its process {end}"
            : $"the connection failed ({error})";
        await context.WriteProblemAsync(status, $"Function {function.Name} gave no answer: {reason}.");
        return true;
    }
}

/// <summary>Sends a request to the function's own target, and passes on what is an answer.</summary>
internal sealed class FunctionTransformer(string target) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = RequestTarget.At(destinationPrefix.AsSpan().TrimEnd('/'), target);
        proxyRequest.Headers.Host = null;
        // As OpenFaaS's gateway sends a body: in chunks, whatever length the caller told.
        if (proxyRequest.Content is { Headers.ContentLength: not (null or 0) } content)
        {
            content.Headers.ContentLength = null;
            proxyRequest.Headers.TransferEncodingChunked = true;
        }
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is { StatusCode: < (HttpStatusCode)200 and var status } && !IsAskedFor(status, httpContext))
            throw new NoAnswerException($"it answered with status {(int)status:000}, which ends no request");
        var copyBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (proxyResponse is not null)
            ConnectionHeaders.RemoveNominated(httpContext.Response.Headers, proxyResponse.Headers.Connection);
        if (httpContext.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent)
        {
            // Kestrel refuses to send a length with them, which a careless function does.
            httpContext.Response.ContentLength = null;
            return false;
        }

        return copyBody;
    }

    private static bool IsAskedFor(HttpStatusCode status, HttpContext context)
        => status == HttpStatusCode.SwitchingProtocols && context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };
}

/// <summary>What a function sent is no answer; the message says why.</summary>
internal sealed class NoAnswerException(string message) : Exception(message);

/// <summary>Connections that change nothing on the way.</summary>
internal static class FunctionConnections
{
    /// <summary>To one process: the gateway's span is put before the function's.</summary>
    public static HttpMessageInvoker Create() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // What Kestrel read as UTF-8, or refused, becomes the same bytes again.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        // Shorter than a function's server keeps a connection that is not used (Kestrel: 130 s), or it might be closed under a request.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
    });
}
