using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Modes;
using IrisBench.ServiceDefaults;

namespace IrisBench.Gateway.Proxy;

/// <summary><c>/function/{name}</c>: lets a call in, has it answered in the function's mode, and counts it.</summary>
internal sealed class FunctionEndpoint(
    FunctionRegistry functions, ReplicaForwarder forwarder, ForkRunner forks, BufferedBodies bodies, GatewayMetrics metrics)
{
    // Nginx's status for a caller that did not wait for the answer; nobody sees it but the metrics.
    private const int ClientClosedRequest = 499;

    // In fork mode each request is a process: about so many fit into the memory of a small machine.
    private const int MostForks = 64;

    public async Task HandleAsync(HttpContext context)
    {
        ConnectionHeaders.RemoveNominated(context.Request.Headers, context.Request.Headers.Connection);
        var call = CallHeaders.Begin(context);
        var whole = RequestTarget.Of(context)!;
        if (whole.FunctionName is not { } name || functions.Find(name) is not { } function)
        {
            await context.WriteProblemAsync(
                StatusCodes.Status404NotFound,
                $"There is no function '{whole.FunctionName ?? context.Request.Path}'; GET /system/functions lists those there are.");
            return;
        }

        var target = whole.Rest(name);
        ForwardedHeaders.Add(context.Request);
        metrics.CountStarted(function.Name);
        try
        {
            await AnswerAsync(context, function, call, target);
        }
        finally
        {
            var status = StatusOf(context);
            function.Calls.CountCompleted(status);
            metrics.CountCompleted(function.Name, status, call.Elapsed);
        }
    }

    private static int StatusOf(HttpContext context)
        => context.RequestAborted.IsCancellationRequested ? ClientClosedRequest : context.Response.StatusCode;

    private async Task AnswerAsync(HttpContext context, Function function, CallHeaders call, RequestTarget target)
    {
        var limit = function.Program.Timeout;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(limit);
        try
        {
            await AdmitAsync(context, function, call, target, timeout.Token);
        }
        catch (SlowBodyException)
        {
            await BreakOffAsync(
                context,
                StatusCodes.Status408RequestTimeout,
                $"The body did not come within the {limit.TotalSeconds} s that function {function.Name} has.");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            await BreakOffAsync(
                context, StatusCodes.Status504GatewayTimeout, $"Function {function.Name} did not answer within {limit.TotalSeconds} s.");
        }
        catch (StartFailedException failure)
        {
            await context.WriteProblemAsync(StatusCodes.Status502BadGateway, failure.Message);
        }
    }

    private async Task AdmitAsync(
        HttpContext context, Function function, CallHeaders call, RequestTarget target, CancellationToken cancellationToken)
    {
        var isFork = function.Mode == FunctionMode.Fork;
        // Who sends slowly holds no process and nobody's place.
        if (isFork && !await bodies.TryFillAsync(context, cancellationToken))
        {
            await RefuseAsync(context, $"The gateway already receives {BufferedBodies.MostLarge} large bodies.");
            return;
        }

        var most = function.Program.MaximumInFlight ?? (isFork ? MostForks : 0);
        if (!function.Calls.TryEnter(most))
        {
            await RefuseAsync(context, $"Function {function.Name} already answers {most} requests.");
            return;
        }

        try
        {
            await (isFork
                ? forks.RunAsync(context, function, call, target, cancellationToken)
                : forwarder.ForwardAsync(context, function, call, target, cancellationToken));
        }
        finally
        {
            function.Calls.Leave();
        }
    }

    private static Task RefuseAsync(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = "1";
        return context.WriteProblemAsync(StatusCodes.Status429TooManyRequests, detail);
    }

    private static async Task BreakOffAsync(HttpContext context, int status, string detail)
    {
        if (context.RequestAborted.IsCancellationRequested)
            return;
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        await context.WriteProblemAsync(status, detail);
    }
}

internal static class ProxyServices
{
    private const string NoQueue =
        "This development stand-in has no queue: asynchronous calls can be had from OpenFaaS itself in a cluster, "
        + "whose queue worker makes them.";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton<ReplicaForwarder>();
        builder.Services.AddSingleton<ForkRunner>();
        builder.Services.AddSingleton<BufferedBodies>();
        builder.Services.AddSingleton<FunctionEndpoint>();
        builder.Logging.AddFilter("Yarp", LogLevel.Error);
    }

    public static void MapFunctions(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<FunctionEndpoint>();
        app.MapMethods("/function/{**call}", Methods, endpoint.HandleAsync);
        app.Map("/async-function/{**path}", static context =>
        {
            CallHeaders.Begin(context);
            return context.WriteProblemAsync(StatusCodes.Status501NotImplemented, NoQueue);
        });
    }
}
