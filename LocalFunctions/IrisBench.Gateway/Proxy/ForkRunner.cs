using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Modes;
using IrisBench.Gateway.Processes;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Gateway.Proxy;

/// <summary>Has a process of its own answer a call, as OpenFaaS's classic watchdog does: body in, answer out, the end is the end.</summary>
internal sealed class ForkRunner(FunctionEnvironment environment, GatewayMetrics metrics)
{
    private const int LargestErrorBytes = 8 * 1024;

    // Somebody may hold the pipe of a killed process open.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Answers. The body must be there: the process is started at once.</summary>
    /// <exception cref="OperationCanceledException">The time was up, or the caller went away; the processes are killed.</exception>
    /// <exception cref="StartFailedException">There is no process.</exception>
    public async Task RunAsync(
        HttpContext context, Function function, CallHeaders call, RequestTarget target, CancellationToken cancellationToken)
    {
        var queued = call.Elapsed;
        var decided = Stopwatch.GetTimestamp();
        var instance = Guid.NewGuid().ToString();
        using var process = Start(function, instance, context.Request, target);
        var start = Stopwatch.GetElapsedTime(decided);
        using var kill = cancellationToken.UnsafeRegister(static process => ((FunctionProcess)process!).Kill(), process);
        context.Response.Headers[GatewayHeaders.InstanceId] = instance;
        context.Response.Headers[GatewayHeaders.InstanceStarted] = UnixSeconds(process.StartedAt);

        var answer = new ForkAnswer(context, function);
        var errors = new BoundedOutput(LargestErrorBytes);
        var said = errors.ReadAsync(process.Error);
        using var endOfBody = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var body = WriteBodyAsync(context.Request, process, endOfBody.Token);
        ProcessEnd end;
        bool isWhole;
        try
        {
            isWhole = await answer.ReadAsync(process.Output, cancellationToken);
            if (!isWhole)
            {
                call.TellFork(queued, start, process.Age);
                await answer.StreamAsync(process.Output, cancellationToken);
            }

            end = await process.Ended;
            metrics.ObserveColdStart(function.Name, ColdStartNames.Fork, start + process.Age);
        }
        finally
        {
            process.Kill();
            await endOfBody.CancelAsync();
            await body;
            await Task.WhenAny(said, Task.Delay(LastWords, CancellationToken.None));
            function.Log.AddText($"{function.Name}-{process.Id}", errors.Text);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (isWhole)
        {
            call.TellFork(queued, start, process.Age);
            await answer.WriteAsync(end, errors.Text, cancellationToken);
        }
        else if (end.ExitCode != 0)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
        }
    }

    private FunctionProcess Start(Function function, string instance, HttpRequest request, RequestTarget target)
    {
        try
        {
            return function.Ledger.Start(environment.ForFork(function, instance, CgiVariables.Of(request, target)));
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
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It answered before it had read everything, or the caller broke off.
        }
    }

    private static string UnixSeconds(DateTimeOffset time)
        => (time.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);
}

/// <summary>A request as variables, named as OpenFaaS's classic watchdog names them.</summary>
internal static class CgiVariables
{
    // Whoever reads Http_Proxy takes it for the proxy to use (httpoxy, CVE-2016-5385).
    private const string Httpoxy = "Proxy";

    /// <param name="request">The request.</param>
    /// <param name="target">What the function sees of its target.</param>
    public static Dictionary<string, string> Of(HttpRequest request, RequestTarget target)
    {
        var variables = new Dictionary<string, string>();
        // A header written with underscores becomes the same variable as one written with hyphens, which is to win.
        foreach (var (name, values) in request.Headers.OrderByDescending(header => header.Key.Contains('_')))
        {
            if (!name.Equals(Httpoxy, StringComparison.OrdinalIgnoreCase))
                variables["Http_" + Canonical(name).Replace('-', '_')] = values.ToString();
        }

        variables["Http_Method"] = request.Method;
        variables["Http_Path"] = target.PathText();
        variables["Http_Query"] = target.Query;
        variables["Http_Host"] = request.Host.Value ?? "";
        variables["Http_Content_Length"] = ContentLength(request).ToString(CultureInfo.InvariantCulture);
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } span })
            variables["Http_Traceparent"] = span;
        return variables;
    }

    // As Go tells it to the classic watchdog behind OpenFaaS's gateway, which sends every body in chunks: their length is not known.
    private static long ContentLength(HttpRequest request)
        => request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true ? -1 : 0;

    // Go writes a header's name like Content-Type, however it was sent.
    private static string Canonical(string name) => string.Create(name.Length, name, (letters, source) =>
    {
        for (var index = 0; index < letters.Length; index++)
            letters[index] = index == 0 || source[index - 1] == '-'
                ? char.ToUpperInvariant(source[index])
                : char.ToLowerInvariant(source[index]);
    });
}
