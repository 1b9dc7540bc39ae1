using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Modes;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Proxy;

/// <summary>Has a process of its own answer a call, as OpenFaaS's classic watchdog does: body in, answer out, the end is the end.</summary>
internal sealed class ForkRunner(FunctionEnvironment environment, GatewayMetrics metrics)
{
    private const int LargestAnswerBytes = 64 * 1024 * 1024;
    private const int LargestErrorBytes = 8 * 1024;

    // What the process started may hold its pipes open, if it left the group in which it was killed.
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(1);

    /// <exception cref="OperationCanceledException">The time was up, or the caller went away; the processes are killed.</exception>
    /// <exception cref="StartFailedException">There is no process.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or broke off.</exception>
    public async Task RunAsync(HttpContext context, Function function, CallHeaders call, CancellationToken cancellationToken)
    {
        var queued = call.Elapsed;
        var decided = Stopwatch.GetTimestamp();
        using var process = Start(function, context.Request);
        var start = Stopwatch.GetElapsedTime(decided);
        using var kill = cancellationToken.UnsafeRegister(static process => ((FunctionProcess)process!).Kill(), process);
        context.Response.Headers[CallHeaders.InstanceId] = Guid.NewGuid().ToString();
        context.Response.Headers["X-Instance-Started"] = UnixSeconds(process.StartedAt);

        var output = new BoundedOutput(LargestAnswerBytes);
        var errors = new BoundedOutput(LargestErrorBytes);
        var streams = Task.WhenAll(output.ReadAsync(process.Output, process.Kill), errors.ReadAsync(process.Error, static () => { }));
        using var endOfBody = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var body = WriteBodyAsync(context.Request, process, endOfBody.Token);
        var end = await process.Ended;
        await endOfBody.CancelAsync();
        await body;
        call.TellFork(queued, start, process.Age);
        metrics.ObserveColdStart(function.Name, ColdStartKind.Fork, start + process.Age);
        await Task.WhenAny(streams, Task.Delay(LastOutput, CancellationToken.None));
        if (errors.Text is { Length: > 0 } text)
        {
            function.Log.Add($"{function.Name}-{process.Id}", text);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await ForkAnswer.WriteAsync(context, function, end, output, errors, cancellationToken);
    }

    private FunctionProcess Start(Function function, HttpRequest request)
    {
        try
        {
            return function.Ledger.Start(environment.ForFork(function, CgiVariables.Of(request)));
        }
        catch (Win32Exception exception)
        {
            throw new StartFailedException(exception.Message);
        }
    }

    private static async Task WriteBodyAsync(HttpRequest request, FunctionProcess process, CancellationToken cancellationToken)
    {
        try
        {
            await request.Body.CopyToAsync(process.Input, cancellationToken);
            await process.Input.DisposeAsync();
        }
        catch (BadHttpRequestException)
        {
            // Half a body must not be answered as if it were the whole.
            process.Kill();
            throw;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It answered before it had read everything, or the caller broke off.
        }
    }

    private static string UnixSeconds(DateTimeOffset time)
        => (time.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);
}
