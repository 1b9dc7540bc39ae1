using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting.Embedded.Telemetry;

public class PipelineTraceTests
{
    private const string Password = "correct horse battery staple";

    private static readonly string[] Workloads = ["gateway", "iris-server", "iris-auth", "iris-load", "iris-train", "iris-predict"];

    [Fact]
    public async Task One_run_of_the_pipeline_is_one_trace_through_every_process_it_touches()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var collector = await OtlpReceiver.StartAsync();
        using var home = new TemporaryHome();
        await using var app = await StartAsync(collector.Endpoint, home.Path, timeout.Token);
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        var token = JsonDocument.Parse(await CallAsync(app, "iris-auth", $"iris;{Password}", trace, null, timeout.Token)).RootElement.GetProperty("token").GetString();
        await CallAsync(app, "iris-load", """{"iterations":1,"size":50,"seed":1}""", trace, null, timeout.Token);
        await CallAsync(app, "iris-train", "", trace, token, timeout.Token);
        await CallAsync(app, "iris-predict", "custom;5.1,3.5,1.4,0.2", trace, null, timeout.Token);

        // Each process sends its spans when it likes.
        while (Services(collector, trace).Length < Workloads.Length || StepsOf(collector, trace).Length < 4)
            await Task.Delay(200, timeout.Token);
        Assert.Equal(Workloads.Order(), Services(collector, trace));
        Assert.Equal(["step auth", "step load", "step predict", "step train"], StepsOf(collector, trace));
        Assert.All(Workloads, workload => Assert.Equal("let me in", collector.Keys[workload]));
    }

    private static string[] Services(OtlpReceiver collector, string trace)
        => [.. collector.Spans.Where(span => span.TraceId == trace).Select(span => span.Service).Distinct().Order()];

    private static string[] StepsOf(OtlpReceiver collector, string trace)
        => [.. collector.Spans.Where(span => span.TraceId == trace && span.Name.StartsWith("step ", StringComparison.Ordinal)).Select(span => span.Name).Distinct().Order()];

    private static async Task<DistributedApplication> StartAsync(string endpoint, string folder, CancellationToken cancellationToken)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_AppHost>(
            [
                "--Parameters:iris-user=iris",
                $"--Parameters:iris-password={Password}",
                $"--Parameters:gateway-password={Password}",
                "--Parameters:jwt-signing-key=a key for tests that is longer than thirty-two bytes",
                $"--IrisServer:StorePath={Path.Combine(folder, "iris-server.db")}",
                "--IrisBench:StateFile=",
                $"--OTEL_EXPORTER_OTLP_ENDPOINT={endpoint}",
                "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
                "--OTEL_EXPORTER_OTLP_HEADERS=x-test-key=let me in",
            ],
            cancellationToken);
        var app = await builder.BuildAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        foreach (var workload in Workloads)
            await app.ResourceNotifications.WaitForResourceHealthyAsync(workload, cancellationToken);
        return app;
    }

    // The functions are called one by one, so it is the caller's trace that joins them.
    private static async Task<string> CallAsync(DistributedApplication app, string function, string body, string trace, string? token, CancellationToken cancellationToken)
    {
        using var client = app.CreateHttpClient("gateway");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/function/{function}") { Content = new StringContent(body, Encoding.UTF8) };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{function} answered {(int)response.StatusCode}: {answer}");
        return answer;
    }
}
