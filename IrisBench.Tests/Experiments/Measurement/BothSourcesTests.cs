using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Measurement.Prometheus;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;
using IrisBench.Tests.EndToEnd;
using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Experiments.Measurement;

/// <summary>The same round of the real system, read by both sources at once.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class BothSourcesTests(RunningSystem system) : IDisposable
{
    private const string Load = """{"iterations":20,"size":500,"seed":1}""";

    private static readonly string[] Compared = [ComponentNames.Monolith, ComponentNames.Load];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolFact(Tool.Prometheus)]
    public async Task A_Prometheus_server_tells_what_is_scraped_directly_and_gives_a_whole_run_its_figures()
    {
        await using var prometheus = await PrometheusProcess.StartAsync(Configuration(), Path.Combine(_folder.FullName, "data"));

        await AssertRoundAgreesAsync(prometheus);
        await AssertWholeRunAsync(prometheus);
    }

    private async Task AssertRoundAgreesAsync(PrometheusProcess prometheus)
    {
        var clock = new RunClock();
        using var scraped = new Sampler(
            new ScrapeSource(
                [Target(ComponentNames.Monolith), Target(ComponentNames.Gateway, ComponentNames.Functions)], settlingScrapes: 50),
            clock, TimeSpan.FromSeconds(0.5), _ => { });
        using var queried = new Sampler(
            new PrometheusSource(
                prometheus.Address, "prometheus", [ComponentNames.Monolith, ComponentNames.Gateway, .. ComponentNames.Functions]),
            clock,
            TimeSpan.FromSeconds(0.5), _ => { });
        await WorkAsync();
        await scraped.StartAsync(default);
        await queried.StartAsync(default);

        var (rest, before, begin) = await RestAsync(queried, scraped);
        var began = clock.Seconds;
        for (var run = 0; run < 5; run++)
            await WorkAsync();
        var span = (began, clock.Seconds);
        var end = (Scraped: await scraped.EdgeAsync(default), Queried: await queried.EdgeAsync(default));
        var after = await scraped.EdgeAsync(default);

        foreach (var component in Compared)
        {
            var direct = Use(component, begin.Scraped, end.Scraped, span, Edge.Cores(rest.Scraped, begin.Scraped), scraped,
                MemoryKind.Own);
            var indirect = Use(component, begin.Queried, end.Queried, span, Edge.Cores(rest.Queried, begin.Queried), queried,
                MemoryKind.Resident);
            Assert.True(direct.CpuSeconds > 0.5, $"Nothing to compare: {component} took {direct.CpuSeconds} s.");
            // What a process still does after the round, or did before it, is in the scrapes that enclose it: no more than that may be.
            var enclosing = after.Readings[component].CpuSeconds - before.Readings[component].CpuSeconds;
            Assert.InRange(indirect.CpuSeconds, 0.95 * direct.CpuSeconds, 1.05 * enclosing);
            // Who is scraped by somebody else tells its resident set only; the processes of this machine are asked for both.
            Assert.InRange(indirect.WorkingSetMaxBytes / direct.Resident!.MaxBytes, 0.9, 1.1);
            Assert.InRange(direct.WorkingSetMaxBytes, 1, direct.Resident.MaxBytes);
        }
    }

    // As a run does: what the monolith takes idle is known before the round. What it still compiles for the work before is no idleness, and
    // would be taken off the round, which Prometheus's scrapes enclose with seconds of rest.
    private static async Task<((Edge Queried, Edge Scraped) Idle, Edge Before, (Edge Queried, Edge Scraped) Begin)> RestAsync(
        Sampler queried, Sampler scraped)
    {
        var rest = (Queried: await queried.EdgeAsync(default), Scraped: await scraped.EdgeAsync(default));
        for (var turn = 0; ; turn++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
            var before = await scraped.EdgeAsync(default);
            var begin = (Queried: await queried.EdgeAsync(default), Scraped: await scraped.EdgeAsync(default));
            if (turn == 10 || Compared.All(component => Edge.Cores(rest.Queried, begin.Queried)[component] < 0.01))
                return (rest, before, begin);
            rest = begin;
        }
    }

    private async Task AssertWholeRunAsync(PrometheusProcess prometheus)
    {
        using var client = system.Client(ComponentNames.Monolith);
        var experiment = StubRun.Experiment(StubRun.Monolith("one"), StubRun.Monolith("two"));

        var outcome = await new ExperimentRun(new RunRequest
        {
            Experiment = experiment with { Pipeline = experiment.Pipeline with { Iterations = 5 }, Load = new LoadDefinition { Runs = 5 } },
            Targets = new RunTargets { Monolith = client.BaseAddress, Prometheus = prometheus.Address },
            Credentials = new RunCredentials(RunningSystem.User, RunningSystem.Password),
            Results = _folder,
            Command = "irisbench compare",
        }).RunAsync(default);

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        Assert.Equal(MeasurementSource.Prometheus, outcome.Header.Source);
        Assert.Contains("dotnet_process_cpu_time_seconds_total", Assert.Single(outcome.Header.Notes), StringComparison.Ordinal);
        var run = await outcome.Folder.ReadAsync();
        Assert.All(
            run.Rounds, round => Assert.InRange(round.Use.Single(use => use.Component == ComponentNames.Monolith).CpuSeconds, 0.01, 60));
        Assert.Equal(["iris-server", "irisbench", "monolith"], run.Samples.Select(sample => sample.Component).Distinct().Order());
    }

    private static ComponentUse Use(
        string component, Edge begin, Edge end, (double, double) span, IReadOnlyDictionary<string, double> baseline, Sampler sampler,
        MemoryKind memory)
        => RoundUse.Of(begin, end, span, baseline, sampler.Timeline, new RoundSource(0.5, 0, double.PositiveInfinity, memory), [])
            .Single(use => use.Component == component);

    private async Task WorkAsync()
    {
        await system.AnswerAsync(ComponentNames.Monolith, Calls.MonolithBody("custom", "5.1,3.5,1.4,0.2", Load));
        await system.AnswerAsync(ComponentNames.Load, Load);
    }

    private MetricsPage Target(string component, IReadOnlyList<string>? functions = null)
    {
        using var client = system.Client(component, "management");
        return new MetricsPage(
            new Uri(client.BaseAddress!, "/metrics"),
            [(component, null), .. (functions ?? []).Select(function => (function, (string?)function))]);
    }

    private string Configuration()
    {
        var path = Path.Combine(_folder.FullName, "prometheus.yml");
        File.WriteAllText(path, $$"""
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs:
              - job_name: workloads
                static_configs:
                  - targets: ["{{Target(ComponentNames.Monolith).Address.Authority}}"]
                    labels: { component: monolith, side: monolith }
                  - targets: ["{{Target(ComponentNames.IrisServer).Address.Authority}}"]
                    labels: { component: iris-server, side: shared }
                  - targets: ["{{Target(ComponentNames.Gateway).Address.Authority}}"]
                    labels: { component: gateway, side: functions }
            """);
        return path;
    }
}
