using System.Text.Json;
using IrisBench.Tests.EndToEnd;

namespace IrisBench.Tests.Monitoring;

/// <summary>The Prometheus that the AppHost brings, started by command beside the running system.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class LocalMonitoringTests(RunningSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [ToolFact(Tool.Prometheus)]
    public async Task Prometheus_started_by_command_compares_both_sides()
    {
        await system.StartAsync("prometheus");
        try
        {
            using var client = system.Client("prometheus");

            Assert.Equal(
                [
                    "gateway platform", "iris-auth functions", "iris-load functions", "iris-predict functions", "iris-server shared",
                    "iris-train functions", "monolith monolith",
                ],
                (await UntilAsync(client, "up == 1", 7))
                    .Select(sample => $"{sample.Labels["component"]} {sample.Labels["side"]}").Order(StringComparer.Ordinal));
            Assert.Equal(
                ["functions", "monolith", "platform", "shared"],
                (await UntilAsync(client, "irisbench:side_cpu_cores:rate1m", 4))
                    .Select(sample => sample.Labels["side"]).Order(StringComparer.Ordinal));
        }
        finally
        {
            await system.StopAsync("prometheus");
        }
    }

    /// <summary>Asks until there are so many samples, or it takes too long: then the test judges the last answer.</summary>
    private static async Task<IReadOnlyList<PrometheusSample>> UntilAsync(HttpClient client, string expression, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await client.GetStringAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(expression)}", UriKind.Relative));
            using var document = JsonDocument.Parse(answer);
            PrometheusSample[] samples =
                [.. document.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(PrometheusSample.Of)];
            if (samples.Length >= count || patience.IsCancellationRequested)
                return samples;
            await Task.Delay(250, CancellationToken.None);
        }
    }
}
