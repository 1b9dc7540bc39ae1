using System.Diagnostics;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.IrisServer;

namespace IrisBench.Tests.Telemetry;

/// <summary>A gateway, its functions and iris-server, which all send to one collector.</summary>
public sealed class ObservedGateway : Fixture
{
    private readonly DirectoryInfo _store = Directory.CreateTempSubdirectory("irisbench-tests-");

    internal OtlpReceiver Collector { get; private set; } = null!;

    internal GatewayProcess Gateway { get; private set; } = null!;

    private IrisServerProcess IrisServer { get; set; } = null!;

    protected override async Task StartAsync()
    {
        Collector = await OtlpReceiver.StartAsync();
        IrisServer = await IrisServerProcess.StartAsync(
            Path.Combine(_store.FullName, "iris-server.db"),
            [.. Collector.Variables.Select(variable => (variable.Name, (string?)variable.Value)), ("OTEL_SERVICE_NAME", "iris-server")]);
        Gateway = await GatewayProcess.StartAsync(
            [
                .. Collector.Variables,
                ("OTEL_SERVICE_NAME", "gateway"),
                ("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=the-gateway,of.the.gateway=yes"),
                .. Function("warm", "warm"),
                ("warm:Labels:com.openfaas.scale.min", "2"),
                .. Function("forked", "fork"),
                .. Function("named", "warm"),
                ("named:Environment:OTEL_SERVICE_NAME", "its-own-name"),
                ("named:Environment:OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=its-own-instance"),
            ]);
        await Gateway.WaitForReplicasAsync("warm", 2);
    }

    public override async Task DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await IrisServer.DisposeAsync();
        await Collector.DisposeAsync();
        _store.Delete(recursive: true);
    }

    /// <summary>Signs in by way of a function, as a part of a trace.</summary>
    internal async Task<string> SignInAsync(string function, string? trace = null)
    {
        trace ??= ActivityTraceId.CreateRandom().ToHexString();
        using var answer = await Gateway.CallAsync(
            function, $"{IrisServerProcess.User};{IrisServerProcess.Password}",
            ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"));
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return trace;
    }

    /// <summary>
    /// The spans of a trace, once all of these services have sent theirs and every span's parent is there up to the gateway.
    /// </summary>
    internal async Task<IReadOnlyList<ReceivedSpan>> SpansAsync(string trace, params string[] services)
    {
        ReceivedSpan[] spans = [];
        await Eventually.TrueAsync(
            () =>
            {
                spans = [.. Collector.Spans.Where(span => span.TraceId == trace)];
                return Task.FromResult(
                    services.All(service => spans.Any(span => span.Process.Service == service))
                    && spans.All(span => span.Process.Service == "gateway" || spans.Any(parent => parent.Id == span.Parent)));
            },
            $"a trace of {string.Join(", ", services)}");
        return spans;
    }

    private (string, string)[] Function(string name, string mode) =>
    [
        ($"{name}:Program", StartedAssembly.PathOf("IrisAuth")),
        ($"{name}:Mode", mode),
        ($"{name}:Environment:services__iris-server__http__0", IrisServer.Client.BaseAddress!.AbsoluteUri),
    ];
}
