using System.Net;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Modes;
using Yarp.ReverseProxy.Forwarder;

namespace IrisBench.Gateway.Proxy;

/// <summary>Has a replica answer a call.</summary>
internal sealed class ReplicaForwarder(IHttpForwarder forwarder)
{
    // After a failure the end of the process is near, if it is that. The next request should not meet it.
    private static readonly TimeSpan EndOfProcess = TimeSpan.FromMilliseconds(250);

    // The function's own limit is the only one: a long answer may be silent for as long.
    private static readonly ForwarderRequestConfig Config = new()
    {
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        ActivityTimeout = TimeSpan.FromDays(1),
    };

    /// <exception cref="OperationCanceledException">The time was up, or the caller went away.</exception>
    /// <exception cref="StartFailedException">There is no replica.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or broke off.</exception>
    public async Task ForwardAsync(HttpContext context, Function function, CallHeaders call, CancellationToken cancellationToken)
    {
        // Once more when the replica took no connection: it ended unasked, and nothing was sent to it.
        if (!await TryForwardAsync(context, function, call, mayRetry: true, cancellationToken))
        {
            await TryForwardAsync(context, function, call, mayRetry: false, cancellationToken);
        }
    }

    private async Task<bool> TryForwardAsync(
        HttpContext context, Function function, CallHeaders call, bool mayRetry, CancellationToken cancellationToken)
    {
        using var lease = await function.Replicas.AcquireAsync(cancellationToken);
        if (lease.WaitedForStart)
        {
            call.TellColdStart(lease.Replica, lease.Queued);
        }

        var error = await forwarder.SendAsync(
            context, lease.Replica.Address.AbsoluteUri, lease.Replica.Connections, Config, FunctionTransformer.Instance, cancellationToken);
        if (error == ForwarderError.None)
        {
            return true;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                lease.Condemn();
            }

            throw new OperationCanceledException(cancellationToken);
        }

        var ended = lease.Replica.Process!.Ended;
        await Task.WhenAny(ended, Task.Delay(EndOfProcess, cancellationToken));
        return await AnswerFailureAsync(context, function, error, ended.IsCompleted ? ended.Result.Reason : null, mayRetry);
    }

    private static async Task<bool> AnswerFailureAsync(HttpContext context, Function function, ForwarderError error, string? end, bool mayRetry)
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
        var reason = end is not null ? $"its process {end}" : $"the connection failed ({error})";
        await Problem.WriteAsync(context, status, $"Function {function.Name} gave no answer: {reason}.");
        return true;
    }
}
