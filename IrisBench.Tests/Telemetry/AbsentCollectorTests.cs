using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IrisBench.Tests.Functions;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Telemetry;

public sealed class AbsentCollectorTests : IDisposable
{
    // OpenTelemetry's own patience is 10 s for each of three signals.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(9);

    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public AbsentCollectorTests() => _silent.Start();

    public void Dispose() => _silent.Dispose();

    [Theory]
    [InlineData("grpc", true)]
    [InlineData("http/protobuf", true)]
    [InlineData("grpc", false)]
    public async Task A_process_ends_soon_when_nobody_takes_its_telemetry(string protocol, bool listens)
    {
        await using var gateway = await GatewayProcess.StartAsync(
            [.. Variables(protocol, listens), ("f:Program", GatewayProcess.TestFunction)]);
        await gateway.TextAsync("f", "x");
        var clock = Stopwatch.StartNew();
        await gateway.StopAsync();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, LongestEnd);
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task So_does_one_that_answers_a_single_request(string protocol)
    {
        var clock = Stopwatch.StartNew();
        var answer = await ForkedFunction.RunAsync("IrisLoad", """{"iterations":1,"size":10}""", Variables(protocol, listens: true));
        Assert.Equal(0, answer.ExitCode);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, LongestEnd);
    }

    private (string, string)[] Variables(string protocol, bool listens) =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{(listens ? ((IPEndPoint)_silent.LocalEndpoint).Port : 1)}"),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
    ];
}
