using System.Text.RegularExpressions;

namespace IrisBench.Tests.Gateway;

[Collection(SharedGatewayCollection.Name)]
public sealed partial class MetricNamesTests(SharedGateway shared)
{
    // OpenFaaS's gateway, Community edition.
    private static readonly string[] Buckets = ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"];

    [Theory]
    [InlineData("gateway_function_invocation_total", "counter", "code,function_name")]
    [InlineData("gateway_function_invocation_started", "counter", "function_name")]
    [InlineData("gateway_functions_seconds", "histogram", "code,function_name,le")]
    [InlineData("gateway_service_count", "gauge", "function_name")]
    [InlineData("pod_cpu_usage_seconds_total", "counter", "function_name,namespace")]
    [InlineData("pod_memory_working_set_bytes", "gauge", "function_name,namespace")]
    [InlineData("irisbench_function_working_set_peak_bytes", "gauge", "function_name")]
    [InlineData("irisbench_function_cold_start_seconds", "histogram", "function_name,kind,le")]
    [InlineData("irisbench_function_requests_in_flight", "gauge", "function_name")]
    public async Task Names_types_and_labels_are_OpenFaaSs(string name, string type, string labels)
    {
        await shared.Gateway.TextAsync("warm", "x");
        var lines = (await ScrapeAsync("text/plain")).Split('\n');
        Assert.Contains($"# TYPE {name} {type}", lines);
        var series = lines.First(line => line.StartsWith(type == "histogram" ? $"{name}_bucket{{" : $"{name}{{", StringComparison.Ordinal));
        Assert.Equal(
            labels, string.Join(',', LabelName().Matches(series).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)));
        Assert.Contains(".openfaas-fn\"", series, StringComparison.Ordinal);
    }

    // A process of a function has a port of its own, and would leave its series when it has ended.
    [Fact]
    public async Task No_series_is_of_one_process()
    {
        await shared.Gateway.TextAsync("warm", "x");
        Assert.DoesNotContain("http_client_", await ScrapeAsync("text/plain"), StringComparison.Ordinal);
    }

    // Prometheus asks for another format, in which no counter can have such a name; OpenFaaS's gateway has this one only, too.
    [Fact]
    public async Task They_are_told_in_one_format()
    {
        await shared.Gateway.TextAsync("warm", "x");
        Assert.Contains(
            "# TYPE gateway_function_invocation_started counter\n", await ScrapeAsync("application/openmetrics-text;version=1.0.0"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_buckets_are_OpenFaaSs()
    {
        await shared.Gateway.TextAsync("warm", "x");
        var bounds = (await ScrapeAsync("text/plain")).Split('\n')
            .Where(line => line.StartsWith(
                "gateway_functions_seconds_bucket{code=\"200\",function_name=\"warm.openfaas-fn\"", StringComparison.Ordinal))
            .Select(line => line.Split("le=\"")[1].Split('"')[0]);
        Assert.Equal(Buckets, bounds);
    }

    [Fact]
    public async Task The_gateways_own_process_is_there_too()
        => Assert.Contains("dotnet_process_cpu_time_seconds_total{", await ScrapeAsync("text/plain"), StringComparison.Ordinal);

    [Fact]
    public async Task Metrics_are_at_the_management_port_only()
    {
        using var answer = await shared.Gateway.Client.GetAsync("/metrics");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private async Task<string> ScrapeAsync(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("Accept", accept);
        using var answer = await shared.Gateway.Management.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("(\\w+)=\"")]
    private static partial Regex LabelName();
}
