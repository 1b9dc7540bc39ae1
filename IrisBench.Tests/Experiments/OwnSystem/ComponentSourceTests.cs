using System.Diagnostics;
using System.Globalization;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Processes;
using IrisBench.Tests.Experiments.Running;
using IrisBench.Tests.Hosting;
using IrisBench.Tests.Monitoring;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>Where the figures of a described system come from, by the real thing.</summary>
public sealed class ComponentSourceTests : IDisposable
{
    private const string Busy = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";

    private readonly OwnRun _run = new();

    public void Dispose() => _run.Dispose();

    [UnixFact]
    public async Task A_process_is_measured_with_what_it_starts_and_what_of_that_has_ended()
    {
        // A shell whose work is done by children that live for one request, as a forking server's is.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"while read go; do sh -c '{Busy}'; echo done; done"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        async Task Go(HttpContext context)
        {
            await process.StandardInput.WriteLineAsync("go");
            await process.StandardInput.FlushAsync();
            await process.StandardOutput.ReadLineAsync(context.RequestAborted);
        }

        await using var server = await OwnServer.StartAsync(("/go", Go));

        var outcome = await RunAsync(server, $"{{ name: shell, process: \"{process.Id}\" }}", path: "/go");
        var told = CpuSecondsOf(process.Id);
        process.Kill(entireProcessTree: true);

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        var run = await outcome.Folder.ReadAsync();
        // The parity gate and the round have asked once each.
        Assert.True(told > 0.05, $"Nothing to measure: {told} s.");
        Assert.InRange(run.Samples.Last(sample => sample.Component == "shell").CpuSeconds, told - 0.03, told + 0.03);
        var use = Assert.Single(run.Rounds).Use.Single(use => use.Component == "shell");
        Assert.InRange(use.CpuSeconds, told / 5, told * 4 / 5);
        Assert.InRange(use.WorkingSetMaxBytes, 100e3, 50e6);
        Assert.Equal((MeasurementSource.Processes, MeasuredScope.Process), (outcome.Header.Source, outcome.Header.Scope));
        Assert.Equal(
            [("shell", ComponentRole.Work), ("irisbench", ComponentRole.Generator)],
            outcome.Header.Components.Select(component => (component.Name, component.Role)));
    }

    [UnixFact]
    public async Task A_name_is_all_processes_that_are_called_so()
    {
        var folder = Directory.CreateTempSubdirectory("irisbench-tests-");
        var program = Path.Combine(folder.FullName, "own-sleeper");
        File.Copy("/bin/sleep", program);
        using var one = Process.Start(program, "600");
        using var two = Process.Start(program, "600");
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));

        var outcome = await RunAsync(server, "{ name: sleepers, process: own-sleeper }");
        one.Kill();
        two.Kill();
        await Task.WhenAll(one.WaitForExitAsync(), two.WaitForExitAsync());
        folder.Delete(recursive: true);

        Assert.Contains(
            "process own-sleeper, of which there are 2, added up", Assert.Single(outcome.Header.Notes), StringComparison.Ordinal);
        Assert.Equal(2, (await outcome.Folder.ReadAsync()).Samples.First(sample => sample.Component == "sleepers").Replicas);
    }

    [UnixFact]
    public async Task A_process_of_one_component_that_another_has_started_fails_the_run()
    {
        using var started = Process.Start("sleep", "600");
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));

        var outcome = await RunAsync(
            server, $"{{ name: tests, process: \"{Environment.ProcessId}\" }}, {{ name: sleeper, process: \"{started.Id}\" }}");
        started.Kill();
        await started.WaitForExitAsync();

        Assert.Equal($"the process {started.Id} is counted to sleeper and to another component", outcome.Header.StatusReason);
    }

    [UnixFact]
    public async Task A_process_that_is_not_there_fails_the_run_in_a_line()
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));

        var outcome = await RunAsync(server, "{ name: nobody, process: no-such-program }");

        Assert.StartsWith(
            "there is no process called 'no-such-program' that is visible to you; start the system first", outcome.Header.StatusReason,
            StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_process_that_the_system_hides_is_told_from_one_that_is_not_there()
    {
        var hidden = Assert.Throws<MeasurementLostException>(() => ProcessSearch.Find($"{int.MaxValue}", isThere: _ => true));
        var gone = Assert.Throws<MeasurementLostException>(() => ProcessSearch.Find($"{int.MaxValue}"));

        Assert.Equal(
            $"the process {int.MaxValue} is not visible to you: the system hides those of other users (hidepid); run irisbench as its user",
            hidden.Message);
        Assert.StartsWith($"there is no process {int.MaxValue};", gone.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_run_goes_on_with_a_process_that_is_started_again_and_not_with_another_command()
    {
        var folder = Directory.CreateTempSubdirectory("irisbench-tests-");
        var program = Path.Combine(folder.FullName, "own-server");
        File.Copy("/bin/sleep", program);
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));
        var text = OwnRun.Experiment("- { name: s, path: / }", server.Address)
            .Replace($"process: \"{Environment.ProcessId}\"", "process: own-server", StringComparison.Ordinal)
            .Replace("rounds: 1", "rounds: 3", StringComparison.Ordinal);
        using var stop = new CancellationTokenSource();
        var progress = new EventList(happened =>
        {
            if (happened is RoundEnded)
                stop.Cancel();
        });

        var begun = await WithProgramAsync("600", () => _run.RunAsync(text, progress: progress, stop: stop.Token));
        var interrupted = (await begun.Folder.ReadAsync()).Rounds.Count;
        var other = await WithProgramAsync("601", () => _run.RunAsync(text, begun.Folder));
        var again = await WithProgramAsync("600", () => _run.RunAsync(text, begun.Folder));
        folder.Delete(recursive: true);

        Assert.Matches("^[0-9a-f]{4}$", begun.Header.Components.Single(component => component.Name == "tests").Start!);
        Assert.InRange(interrupted, 1, 2);
        Assert.Equal(RunStatus.Failed, other.Header.Status);
        Assert.StartsWith("tests was started otherwise when the run began", other.Header.StatusReason, StringComparison.Ordinal);
        Assert.Equal((RunStatus.Complete, null), (again.Header.Status, again.Header.StatusReason));
        Assert.Equal(3, (await again.Folder.ReadAsync()).Rounds.Count);

        async Task<RunOutcome> WithProgramAsync(string argument, Func<Task<RunOutcome>> run)
        {
            using var process = Process.Start(program, argument);
            try
            {
                return await run();
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
    }

    [UnixFact]
    public async Task The_id_of_a_process_is_named_though_the_environment_tells_it_and_a_secret_is_not()
    {
        Environment.SetEnvironmentVariable("IRISBENCH_TESTS_PROCESS", $"{int.MaxValue}");
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));

        var outcome = await RunAsync(server, "{ name: nobody, process: \"{{env:IRISBENCH_TESTS_PROCESS}}\" }");
        var used = await RunAsync(
            server, "{ name: nobody, process: \"{{env:IRISBENCH_TESTS_PROCESS}}\" }", path: "\"/{{env:IRISBENCH_TESTS_PROCESS}}\"");

        Assert.StartsWith($"there is no process {int.MaxValue};", outcome.Header.StatusReason, StringComparison.Ordinal);
        Assert.StartsWith("there is no process {{env:IRISBENCH_TESTS_PROCESS}};", used.Header.StatusReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("process_cpu_seconds_total 12.5", "process_resident_memory_bytes 3e6", "")]
    [InlineData(
        "process_cpu_time_seconds_total{process_cpu_state=\"user\"} 12\nprocess_cpu_time_seconds_total{process_cpu_state=\"system\"} 0.5",
        "process_memory_usage_bytes 3000000", "")]
    [InlineData(
        "pod_cpu_usage_seconds_total{function_name=\"f.openfaas-fn\"} 12.5\npod_cpu_usage_seconds_total{function_name=\"g.openfaas-fn\"} 1",
        "pod_memory_working_set_bytes{function_name=\"f.openfaas-fn\"} 3000000", ", function: f")]
    public async Task Metrics_are_read_in_the_usual_names(string cpu, string memory, string function)
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")), ("/metrics", OwnServer.Text($"{cpu}\n{memory}\n")));

        var outcome = await RunAsync(server, $"{{ name: told, metrics: {server.Address}/metrics{function} }}");

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        var sample = (await outcome.Folder.ReadAsync()).Samples.First(sample => sample.Component == "told");
        Assert.Equal((12.5, 3e6), (sample.CpuSeconds, sample.WorkingSetBytes));
    }

    [Fact]
    public async Task Components_of_several_places_are_measured_in_one_run_which_says_of_each_where_from()
    {
        await using var server = await OwnServer.StartAsync(
            ("/", OwnServer.Text("")), ("/metrics", OwnServer.Text("process_cpu_seconds_total 1\nprocess_resident_memory_bytes 2\n")));

        var outcome = await RunAsync(
            server,
            $"{{ name: told, metrics: {server.Address}/metrics }}, {{ name: seen, process: \"{Environment.ProcessId}\", role: shared }}");

        Assert.Equal(MeasurementSource.Several, outcome.Header.Source);
        Assert.Equal(
            [
                "CPU and memory of told: /metrics, scraped.",
                "Memory is resident sets, in which a page that several processes share counts for each of them: the metrics of told do not "
                    + "tell which process of this machine it is.",
                $"CPU and memory of seen: process {Environment.ProcessId}, and what it starts, from /proc.",
            ],
            outcome.Header.Notes);
        var seen = outcome.Header.Components.Single(component => component.Name == "seen");
        Assert.Equal((ComponentRole.Shared, MemoryKind.Resident), (seen.Role, seen.Memory));
    }

    [UnixTheory]
    [InlineData(0, MemoryKind.Own)]
    [InlineData(1, MemoryKind.Resident)]
    public async Task A_process_that_tells_which_of_this_machine_it_is_is_counted_without_pages_of_files(int late, MemoryKind kind)
    {
        // With another time of its start it is a process of a container that has the same number there.
        var started = ProcStat.Of(Environment.ProcessId)!.Started + late;
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")), ("/metrics", OwnServer.Text($"""
            process_cpu_seconds_total 1
            process_resident_memory_bytes 9e9
            irisbench_process_id {Environment.ProcessId}
            irisbench_process_started_ticks {started}

            """)));

        var outcome = await RunAsync(server, $"{{ name: told, metrics: {server.Address}/metrics }}");

        Assert.Equal((kind, kind), (outcome.Header.Memory, outcome.Header.Components[0].Memory));
        var round = Assert.Single((await outcome.Folder.ReadAsync()).Rounds);
        var use = round.Use.Single(use => use.Component == "told");
        Assert.Equal((kind, use.WorkingSetMaxBytes), (use.Memory, round.Peaks!.WorkingSetMaxBytes));
        Assert.Equal(9e9, use.Resident?.MaxBytes ?? use.WorkingSetMaxBytes);
        Assert.Equal(kind == MemoryKind.Own, use.WorkingSetMaxBytes < 9e9);
    }

    [Fact]
    public async Task Several_processes_that_answer_in_turn_are_named_as_such()
    {
        var asked = 0;
        Task Metrics(HttpContext context)
            => context.Response.WriteAsync($"process_cpu_seconds_total {5 - (++asked % 2)}\nprocess_resident_memory_bytes 2\n");
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")), ("/metrics", Metrics));

        var outcome = await _run.RunAsync(
            OwnRun.Experiment("- { name: s, path: / }", server.Address)
                .Replace(
                    $"[{{ name: tests, process: \"{Environment.ProcessId}\" }}]", $"[{{ name: told, metrics: {server.Address}/metrics }}]",
                    StringComparison.Ordinal)
                .Replace("settlingScrapes: 1", "settlingScrapes: 5", StringComparison.Ordinal));

        Assert.StartsWith("several processes answer in turn at the metrics of told", outcome.Header.StatusReason, StringComparison.Ordinal);
    }

    [ToolFact(Tool.Prometheus)]
    public async Task Series_of_a_real_Prometheus_server_are_read_by_selector()
    {
        await using var server = await OwnServer.StartAsync(
            ("/", OwnServer.Text("")), ("/metrics", OwnServer.Text("process_cpu_seconds_total 7\nprocess_resident_memory_bytes 5e6\n")));
        var configuration = Path.Combine(_run.Folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, $$"""
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs: [{ job_name: mine, static_configs: [{ targets: ["127.0.0.1:{{server.Port}}"] }] }]
            """);
        await using var prometheus = await PrometheusProcess.StartAsync(configuration, Path.Combine(_run.Folder.FullName, "data"));

        var outcome = await RunAsync(
            server,
            $$"""{ name: told, prometheus: { server: "{{prometheus.Address}}", cpu: 'process_cpu_seconds_total{job="mine"}', """
            + """memory: 'process_resident_memory_bytes{job="mine"}', scope: container } }""");

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        var sample = (await outcome.Folder.ReadAsync()).Samples.First(sample => sample.Component == "told");
        Assert.Equal((7, 5e6), (sample.CpuSeconds, sample.WorkingSetBytes));
        Assert.Equal(MeasuredScope.Container, outcome.Header.Scope);

        var lacking = await RunAsync(
            server,
            $$"""{ name: told, prometheus: { server: "{{prometheus.Address}}", cpu: process_cpu_seconds_total, """
            + """memory: 'process_resident_memory_bytes{job="other"}' } }""");

        Assert.EndsWith("has no memory of told", lacking.Header.StatusReason, StringComparison.Ordinal);
    }

    private Task<IrisBench.Experiments.Running.RunOutcome> RunAsync(OwnServer server, string components, string path = "/")
        => _run.RunAsync(
        OwnRun.Experiment($"- {{ name: s, path: {path} }}", server.Address)
            .Replace($"[{{ name: tests, process: \"{Environment.ProcessId}\" }}]", $"[{components}]", StringComparison.Ordinal));

    // utime, stime, cutime and cstime of proc_pid_stat(5), in hundredths.
    private static double CpuSecondsOf(int id)
        => File.ReadAllText($"/proc/{id}/stat")
            .Split(')')[^1].Trim().Split(' ')[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / 100;
}
