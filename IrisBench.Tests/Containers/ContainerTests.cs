using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Knative;
using IrisBench.Tests.Publishing.Kubernetes;

namespace IrisBench.Tests.Containers;

/// <summary>
/// The images in real containers: user 1654, nothing writable but the volumes, no capability, and the limits of the manifests.
/// </summary>
public sealed class ContainerTests(ContainerSystem system) : IClassFixture<ContainerSystem>
{
    private static double CpuLimitOfAuth
        => PublishedServices.Container(PublishedServices.All()
            .Single(service => service.Metadata.Name == "iris-auth")).Resources.Limits["cpu"].ToDouble();

    [ContainerFact]
    public async Task They_are_healthy_and_warn_of_nothing()
    {
        foreach (var container in system.All)
        {
            Assert.Equal("running", (await container.StateAsync()).GetProperty("Status").GetString());
            Assert.DoesNotContain("warn:", await container.LogAsync(), StringComparison.Ordinal);
        }
    }

    [ContainerFact]
    public async Task The_pipeline_runs_across_them()
    {
        Assert.Equal("setosa", await RunAsync(iterations: 1));

        using var answer = await system.Auth.Client.PostAsJsonAsync("/", new { user = "iris", password = Chart.Password });
        Assert.NotEmpty(
            (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!);
    }

    [ContainerFact]
    public async Task A_model_that_was_acknowledged_is_there_after_kill_9()
    {
        await RunAsync(iterations: 1);
        var model = await system.IrisServer.Client.GetStringAsync("/model");

        await system.IrisServer.KillAsync();
        await system.IrisServer.StartAgainAsync();

        Assert.Equal(model, await system.IrisServer.Client.GetStringAsync("/model"));
    }

    [ContainerFact]
    public async Task Eight_at_once_fit_into_the_limits()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RunAsync(iterations: 4)));

        Assert.All(answers, answer => Assert.Equal("setosa", answer));
        foreach (var container in system.All)
            Assert.False((await container.StateAsync()).GetProperty("OOMKilled").GetBoolean());
    }

    [ContainerFact]
    public async Task No_container_takes_more_CPU_than_its_limit()
    {
        var (begin, started) = (await system.Auth.CpuSecondsAsync(), Stopwatch.GetTimestamp());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var call = 0; call < 5; call++)
            {
                using var answer = await system.Auth.Client.PostAsJsonAsync("/", new { user = "iris", password = Chart.Password });
                answer.EnsureSuccessStatusCode();
            }
        }));

        // A period of the kernel's, 100 ms, may be spent ahead.
        var most = CpuLimitOfAuth * (Stopwatch.GetElapsedTime(started).TotalSeconds + 0.1);
        Assert.InRange(await system.Auth.CpuSecondsAsync() - begin, 0.1, most);
    }

    [ContainerFact]
    public async Task Irisbench_compares_from_a_container_of_its_own()
    {
        var (exitCode, output, errors) = await system.CompareAsync(SmallestExperiment.Of("{ name: monolith, packaging: monolith }"));

        Assert.True(exitCode is 0 or IrisBenchProcess.NoAnswer, $"{output}\n{errors}");
        Assert.Contains("Execution time", output, StringComparison.Ordinal);
        // The Job's limits are not the machine's size.
        Assert.Contains($"{Environment.ProcessorCount} cores (irisbench is limited to 1)", output, StringComparison.Ordinal);
    }

    [ContainerFact]
    public async Task What_has_begun_is_answered_after_SIGTERM_and_the_exit_code_is_0()
    {
        var run = RunAsync(iterations: 60);
        await Eventually.TrueAsync(
            async () => (await system.Monolith.MetricsAsync()).Split('\n').Any(line
                => line.StartsWith("http_server_active_requests", StringComparison.Ordinal)
                    && line.Contains("POST", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal)),
            "the run has begun");

        var exitCode = await system.Monolith.StopAsync();

        Assert.Equal("setosa", await run);
        Assert.Equal(0, exitCode);
        await system.Monolith.StartAgainAsync();
    }

    /// <returns>The species that the pipeline ends with.</returns>
    private async Task<string?> RunAsync(int iterations)
    {
        var body = new
        {
            user = "iris",
            password = Chart.Password,
            model = "custom",
            features = new[] { 5.1, 3.5, 1.4, 0.2 },
            load = new { iterations, size = 500 },
        };
        using var answer = await system.Monolith.Client.PostAsJsonAsync("/", body);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("predict").GetProperty("species").GetString();
    }
}
