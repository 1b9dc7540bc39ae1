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
    private sealed class CounterTypeStream(Stream body) : Stream
    {
        private static readonly byte[] Gauge = "# TYPE gateway_function_invocation_started gauge\n"u8.ToArray();
        private static readonly byte[] Counter = "# TYPE gateway_function_invocation_started counter\n"u8.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Span.IndexOf(Gauge) is >= 0 and var at)
            {
                await body.WriteAsync(buffer[..at], cancellationToken);
                await body.WriteAsync(Counter, cancellationToken);
                buffer = buffer[(at + Gauge.Length)..];
            }

            await body.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);

        public override void Flush() => body.Flush();

        public override void Write(byte[] buffer, int offset, int count) => body.Write(buffer, offset, count);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
