using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Modes;

namespace IrisBench.Gateway.Proxy;

/// <summary><c>/function/{name}</c>: lets a call in, has it answered in the function's mode, and counts it.</summary>
internal sealed class FunctionEndpoint(FunctionRegistry functions, ReplicaForwarder forwarder, ForkRunner forks, GatewayMetrics metrics)
{
    public const string Prefix = "/function/";

    // Nginx's status for a caller that did not wait for the answer; nobody sees it but the metrics.
    private const int ClientClosedRequest = 499;

    public async Task HandleAsync(HttpContext context, string name)
    {
        var call = CallHeaders.Begin(context);
        if (functions.Find(name) is not { } function)
        {
            await Problem.WriteAsync(context, StatusCodes.Status404NotFound, $"There is no function '{name}'.");
            return;
        }

        metrics.CountStarted(function.Name);
        try
        {
            await AdmitAsync(context, function, call);
        }
        finally
        {
            function.Calls.CountCompleted();
            metrics.CountCompleted(function.Name, StatusOf(context), call.Elapsed);
        }
    }

    private static int StatusOf(HttpContext context)
        => context.RequestAborted.IsCancellationRequested ? ClientClosedRequest : context.Response.StatusCode;

    private async Task AdmitAsync(HttpContext context, Function function, CallHeaders call)
    {
        var program = function.Program;
        if (!function.Calls.TryEnter(program.MaximumInFlight))
        {
            await Problem.WriteRetryAsync(
                context, StatusCodes.Status429TooManyRequests, $"Function {function.Name} already answers {program.MaximumInFlight} requests.");
            return;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(program.Timeout);
        try
        {
            await (function.Mode == FunctionMode.Fork
                ? forks.RunAsync(context, function, call, timeout.Token)
                : forwarder.ForwardAsync(context, function, call, timeout.Token));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            await AnswerTimeoutAsync(context, function);
        }
        catch (StartFailedException failure)
        {
            await Problem.WriteAsync(context, StatusCodes.Status502BadGateway, failure.Message);
        }
        finally
        {
            function.Calls.Leave();
        }
    }

    private static async Task AnswerTimeoutAsync(HttpContext context, Function function)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        await Problem.WriteAsync(
            context, StatusCodes.Status504GatewayTimeout, $"Function {function.Name} did not answer within {function.Program.Timeout.TotalSeconds} s.");
    }
}
