using System.Text.Json;
using Aspire.Hosting;
using IrisBench.Tests.Browser;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

[Collection(BrowserCollection.Name)]
public sealed class MetricsTests(Chromium chromium)
{
    [Fact]
    public async Task The_key_figures_of_a_resource_are_read_from_its_own_metrics()
    {
        await using var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front"));
        await application.HealthyAsync("front");
        using var client = await application.ClientAsync();

        using var answer = JsonDocument.Parse(await client.GetStringAsync("/api/resources/front/metrics", application.Timeout));

        var metrics = answer.RootElement.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => $"{metric.GetProperty("group").GetString()}: {metric.GetProperty("name").GetString()}", metric => metric.GetProperty("value").GetDouble());
        Assert.Equal(20, metrics["Requests: answered"]);
        Assert.Equal(2, metrics["Requests: server errors"]);
        Assert.Equal(0.13, metrics["Requests: mean duration"], 6);
        // 19 of 20, of which 10 are at most 0.1 s and the other 10 at most 0.2 s.
        Assert.Equal(0.19, metrics["Requests: 95th percentile"], 6);
        Assert.Equal((4, 1, 1.5), (metrics["Step load: runs"], metrics["Step load: failed or refused"], metrics["Step load: mean duration"]));
        Assert.Equal((1.75, 2 * 1024 * 1024), (metrics["Process: CPU time"], metrics["Process: GC heap"]));
    }

    [Fact]
    public async Task A_resource_without_metrics_says_why()
    {
        await using var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("later").WithExplicitStart());
        using var client = await application.ClientAsync();

        using var answer = JsonDocument.Parse(await client.GetStringAsync("/api/resources/later/metrics", application.Timeout));

        Assert.Equal("later does not run.", answer.RootElement.GetProperty("problem").GetString());
    }

    [BrowserFact]
    public async Task The_page_shows_them_or_says_where_telemetry_goes()
    {
        await using (var application = await DashboardApplication.StartAsync(builder => builder.AddWorkload("front")))
        {
            await application.HealthyAsync("front");
            await using var open = await application.OpenAsync(chromium);
            await open.Page.OpenResourceAsync("front", "metrics");
            await open.Page.Locator("dl.metrics").First.ShowsAsync("95th percentile190 ms");
        }

        await using var exporting = await DashboardApplication.StartAsync(
            builder => builder.AddWorkload("front"), args: ["--OTEL_EXPORTER_OTLP_ENDPOINT=http://user:hidden@localhost:4318", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);
        await using var other = await exporting.OpenAsync(chromium);
        await other.Page.OpenResourceAsync("front", "metrics");
        await other.Page.Locator("#details").ShowsAsync("Telemetry goes to http://localhost:4318/ (http/protobuf).");
        Assert.DoesNotContain("hidden@", await other.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
