using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IrisBench.Tests.Telemetry;

namespace IrisBench.Tests.EndToEnd;

[Collection(SharedSystemCollection.Name)]
public class PipelineTraceTests(RunningSystem system)
{
    private static readonly string[] Workloads = ["gateway", "iris-server", "iris-auth", "iris-load", "iris-train", "iris-predict"];

    [Fact]
    public async Task One_run_of_the_pipeline_is_one_trace_through_every_process_it_touches()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var collector = system.Telemetry;
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        var token = JsonDocument.Parse(
            await CallAsync("iris-auth", $"{RunningSystem.User};{RunningSystem.Password}", trace, null, timeout.Token))
            .RootElement.GetProperty("token").GetString();
        await CallAsync("iris-load", """{"iterations":1,"size":50,"seed":1}""", trace, null, timeout.Token);
        await CallAsync("iris-train", "", trace, token, timeout.Token);
        await CallAsync("iris-predict", "custom;5.1,3.5,1.4,0.2", trace, null, timeout.Token);

        // Each process sends its spans when it likes.
        while (Services(collector, trace).Length < Workloads.Length || StepsOf(collector, trace).Length < 4)
            await Task.Delay(200, timeout.Token);
        Assert.Equal(Workloads.Order(), Services(collector, trace));
        Assert.Equal(["step auth", "step load", "step predict", "step train"], StepsOf(collector, trace));
        Assert.All(collector.Keys, key => Assert.Equal(OtlpReceiver.Key, key));
    }

    private static string[] Services(OtlpReceiver collector, string trace)
        => [.. collector.Spans.Where(span => span.TraceId == trace).Select(span => span.Process.Service).Distinct().Order()];

    private static string[] StepsOf(OtlpReceiver collector, string trace)
        =>
        [
            .. collector.Spans.Where(span => span.TraceId == trace && span.Name.StartsWith("step ", StringComparison.Ordinal))
            .Select(span => span.Name).Distinct().Order()
        ];

    // The functions are called one by one, so it is the caller's trace that joins them.
    private async Task<string> CallAsync(string function, string body, string trace, string? token, CancellationToken cancellationToken)
    {
        using var client = system.Client(function);
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent(body, Encoding.UTF8) };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{function} answered {(int)response.StatusCode}: {answer}");
        return answer;
    }
}
