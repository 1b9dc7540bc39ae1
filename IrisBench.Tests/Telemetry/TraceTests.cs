using System.Diagnostics;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Telemetry;

public sealed class TraceTests(ObservedGateway observed) : IClassFixture<ObservedGateway>
{
    [Fact]
    public async Task Calls_of_functions_in_every_mode_are_one_trace_through_every_process_they_touch()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        await observed.SignInAsync("warm", trace);
        await observed.SignInAsync("forked", trace);
        var spans = await observed.SpansAsync(trace, "gateway", "warm", "forked", "iris-server");

        foreach (var function in new[] { "warm", "forked" })
        {
            // Up from the step: through the function to the gateway.
            var step = Assert.Single(spans, span => span.Process.Service == function && span.Name == "step auth");
            Assert.Equal([function, "gateway"], Ancestors(spans, step).Select(span => span.Process.Service).Distinct());
        }

        // iris-server was called by the functions, not beside them.
        Assert.All(
            spans.Where(span => span.Process.Service == "iris-server"),
            span => Assert.Contains("gateway", Ancestors(spans, span).Select(ancestor => ancestor.Process.Service)));
        Assert.All(observed.Collector.Keys, key => Assert.Equal(OtlpReceiver.Key, key));
    }

    [Fact]
    public async Task Each_process_of_a_function_reports_under_the_functions_name_and_an_instance_of_its_own()
    {
        var traces = new List<string>();
        for (var call = 0; call < 2; call++)
            traces.AddRange([await observed.SignInAsync("warm"), await observed.SignInAsync("forked")]);
        foreach (var trace in traces.Where((_, index) => index % 2 == 0))
            await observed.SpansAsync(trace, "warm");
        foreach (var trace in traces.Where((_, index) => index % 2 == 1))
            await observed.SpansAsync(trace, "forked");
        foreach (var function in new[] { "warm", "forked" })
        {
            var processes = observed.Collector.Spans.Where(span => traces.Contains(span.TraceId) && span.Process.Service == function)
                .Select(span => span.Process).ToArray();
            Assert.Equal(2, processes.Select(process => process.Instance).Distinct().Count());
            Assert.All(processes, process => Assert.DoesNotContain("of.the.gateway", process.Attributes.Keys));
        }
    }

    [Fact]
    public async Task A_function_can_be_given_a_name_and_an_instance()
    {
        var spans = await observed.SpansAsync(await observed.SignInAsync("named"), "its-own-name");
        Assert.Equal(
            ["its-own-instance"],
            spans.Where(span => span.Process.Service == "its-own-name").Select(span => span.Process.Instance).Distinct());
    }

    [Fact]
    public async Task Who_asks_how_functions_are_and_who_holds_the_lease_is_in_no_trace()
    {
        await observed.Gateway.AvailableAsync("warm");
        foreach (var path in new[] { "/system/functions", "/system/lease", "/system/logs?name=warm" })
            (await observed.Gateway.SystemAsync(HttpMethod.Get, path)).Dispose();
        await observed.SpansAsync(await observed.SignInAsync("warm"), "gateway", "warm");
        Assert.DoesNotContain(observed.Collector.Spans, span => span.Name.Contains("/system", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_gateways_metrics_are_sent_too()
    {
        await observed.SignInAsync("warm");
        await Gateway.Eventually.TrueAsync(
            () => Task.FromResult(
                observed.Collector.Metrics.Any(
                    metric => metric is { Name: "gateway_function_invocation_total", Process.Service: "gateway" })
                && observed.Collector.Metrics.Any(
                    metric => metric is { Name: "pod_cpu_usage_seconds_total", Process.Instance: "the-gateway" })),
            "metrics of the gateway at the collector");
    }

    private static IEnumerable<ReceivedSpan> Ancestors(IReadOnlyList<ReceivedSpan> spans, ReceivedSpan span)
    {
        for (var parent = spans.SingleOrDefault(other => other.Id == span.Parent);
            parent is not null;
            parent = spans.SingleOrDefault(other => other.Id == parent.Parent))
            yield return parent;
    }
}
