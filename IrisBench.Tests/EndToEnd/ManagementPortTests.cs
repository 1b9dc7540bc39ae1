using System.Net;

namespace IrisBench.Tests.EndToEnd;

[Collection(SharedSystemCollection.Name)]
public sealed class ManagementPortTests(RunningSystem system)
{
    [Theory]
    [InlineData("iris-server")]
    [InlineData("iris-auth")]
    [InlineData("iris-load")]
    [InlineData("iris-train")]
    [InlineData("iris-predict")]
    [InlineData("monolith")]
    public async Task Every_workload_reports_its_own_cpu_and_memory(string workload)
    {
        using var client = await system.ManagementClientAsync(workload);
        var metrics = await client.GetStringAsync(new Uri("metrics", UriKind.Relative));
        Assert.Contains("dotnet_process_cpu_time_seconds_total{", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_process_memory_working_set_bytes", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_counted_by_step_packaging_and_outcome()
    {
        await system.AnswerAsync("iris-predict", "default;5.1,3.5,1.4,0.2");
        await system.ProblemAsync("iris-predict", "987654;5.1,3.5,1.4,0.2", 404);
        using var client = await system.ManagementClientAsync("iris-predict");
        var metrics = await client.GetStringAsync(new Uri("metrics", UriKind.Relative));
        foreach (var outcome in new[] { "ok", "refused" })
        {
            Assert.Contains(
                metrics.Split('\n'),
                line => line.StartsWith("irisbench_step_duration_seconds_count{", StringComparison.Ordinal)
                    && line.Contains("step=\"predict\"", StringComparison.Ordinal)
                    && line.Contains("packaging=\"function\"", StringComparison.Ordinal)
                    && line.Contains($"outcome=\"{outcome}\"", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("iris-auth")]
    [InlineData("monolith")]
    public async Task Metrics_stay_off_the_application_port_and_work_off_the_management_port(string workload)
    {
        using var application = system.Client(workload);
        using var metrics = await application.GetAsync(new Uri("metrics", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, metrics.StatusCode);

        using var management = await system.ManagementClientAsync(workload);
        using var work = await management.PostAsync(new Uri("", UriKind.Relative), new StringContent("a;b"));
        Assert.Equal(HttpStatusCode.NotFound, work.StatusCode);
    }

    [Theory]
    [InlineData("iris-auth", "_/health")]
    [InlineData("iris-auth", "_/ready")]
    public async Task Functions_answer_the_watchdogs_probes(string workload, string path)
    {
        using var client = system.Client(workload);
        Assert.Equal("OK", await client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [Theory]
    [InlineData("monolith", "health")]
    [InlineData("monolith", "alive")]
    [InlineData("iris-server", "health")]
    public async Task The_others_answer_the_probes_on_the_management_port(string workload, string path)
    {
        using var client = await system.ManagementClientAsync(workload);
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }
}
