using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Metrics;

/// <summary>Has <c>/metrics</c> call <c>gateway_function_invocation_started</c> a counter, as OpenFaaS's gateway does. The library takes
/// only what ends in <c>_total</c> for one, and so does OpenMetrics; so this is told in Prometheus's text format only, as it is
/// there.</summary>
internal static class CounterType
{
    public static void UseCounterType(this IApplicationBuilder management) => management.Use(static (context, next) =>
    {
        if (context.Request.Path != "/metrics")
            return next(context);
        context.Request.Headers.Accept = "text/plain";
        context.Response.Body = new CounterTypeStream(context.Response.Body);
        return next(context);
    });

    // The metrics are written in one go.
    private sealed class CounterTypeStream(Stream body) : AnswerStream(body)
    {
        private static readonly byte[] Gauge = "# TYPE gateway_function_invocation_started gauge\n"u8.ToArray();
        private static readonly byte[] Counter = "# TYPE gateway_function_invocation_started counter\n"u8.ToArray();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Span.IndexOf(Gauge) is >= 0 and var at)
            {
                await Body.WriteAsync(buffer[..at], cancellationToken);
                await Body.WriteAsync(Counter, cancellationToken);
                buffer = buffer[(at + Gauge.Length)..];
            }

            await Body.WriteAsync(buffer, cancellationToken);
        }
    }
}
