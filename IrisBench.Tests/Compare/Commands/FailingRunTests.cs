using System.Text.RegularExpressions;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Compare.Commands;

public class FailingRunTests
{
    [Fact]
    public async Task A_failing_step_is_named_with_side_round_status_and_detail()
    {
        var calls = 0;
        await using var system = new StubSystem
        {
            // The parity gate, priming, the warm-up and the first round go well.
            Load = context => Interlocked.Increment(ref calls) < 9
                ? StubSystem.Answer("""{"checksum":1e-7}""")(context)
                : Results.Problem("iris-server does not answer.", statusCode: 503).ExecuteAsync(context),
        };

        await system.StartAsync();

        var (exitCode, output, error) = await IrisBenchProcess.MeasureAsync(
            system.Environment, "compare", "--experiment", system.WriteExperiment(), "--results", system.Results.FullName);

        Assert.Equal(1, exitCode);
        Assert.Contains("The run failed", output, StringComparison.Ordinal);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Using the running system", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("irisbench: ", lines[1], StringComparison.Ordinal);
        Assert.Contains(
            "functions, round 5, step load: 503 Service Unavailable: iris-server does not answer. What was measured, 5 of 6 rounds, is "
            + "kept in",
            lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_rounds_are_all_void_says_so_while_it_runs_and_at_its_end_and_exits_with_4()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        // Far beyond what any machine of today can send, let alone answer.
        var file = system.WriteExperiment(
            "[{ name: one, packaging: monolith }]", "load: { kind: open, ratePerSecond: 10000, durationSeconds: 1 }");

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(
            system.Environment, "compare", "--experiment", file, "--results", system.Results.FullName);

        Assert.Equal(4, exitCode);
        Assert.Contains("1 of 1 rounds so far is void or without times", error, StringComparison.Ordinal);
        Assert.Contains("irisbench: All rounds were run, and there is no answer", error, StringComparison.Ordinal);
        // The reason, once.
        Assert.Single(Regex.Matches(output, "Block 1: "));
    }

    [Fact]
    public async Task A_run_that_cannot_show_what_is_required_begins_no_round_and_exits_with_4()
    {
        await using var system = new StubSystem();
        await system.StartAsync();

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(
            system.Environment, "compare", "--experiment", system.WriteExperiment(), "--require", "0.5%", "--rounds", "6",
            "--results", system.Results.FullName);

        Assert.Equal(4, exitCode);
        Assert.Equal("", output);
        Assert.Matches(
            "irisbench: --require 0.5 %: Only differences of about [0-9]+ % and more can be shown here now; [^\n]*"
            + "What was measured, 0 of [0-9]+ rounds, is kept in", error);
    }

    [Fact]
    public async Task A_failing_monolith_is_named()
    {
        await using var system = new StubSystem { Monolith = StubSystem.Fail(500) };

        await ExpectFailureAsync(system, "monolith, parity gate, step pipeline: 500 Internal Server Error");
    }

    [Fact]
    public async Task An_answer_without_a_token_fails_the_auth_step()
    {
        await using var system = new StubSystem { Auth = StubSystem.Answer("""{"token":null}""") };

        await ExpectFailureAsync(system, "functions, priming, step auth: the answer has no '/token'.");
    }

    [Fact]
    public async Task An_answer_that_is_not_json_fails_the_step()
    {
        await using var system = new StubSystem { Predict = StubSystem.Answer("setosa") };

        await ExpectFailureAsync(system, "functions, priming, step predict: the answer is not JSON.");
    }

    [Fact]
    public async Task Sides_that_disagree_give_no_figures()
    {
        await using var system = new StubSystem { Monolith = StubSystem.Answer(StubSystem.MonolithAnswer("virginica")) };

        await ExpectFailureAsync(system, "parity gate: functions answers species setosa to the flower 5.1,3.5,1.4,0.2, monolith virginica");
    }

    [Fact]
    public async Task A_run_whose_metrics_cannot_be_read_fails()
    {
        await using var system = new StubSystem { MonolithMetrics = StubSystem.Fail(500) };

        await ExpectFailureAsync(system, "the metrics of monolith cannot be read: ");
    }

    [Fact]
    public async Task A_run_without_processor_time_fails()
    {
        await using var system = new StubSystem
        {
            MonolithMetrics = context => context.Response.WriteAsync("dotnet_process_memory_working_set_bytes 1\n"),
        };

        await ExpectFailureAsync(system, "the metrics of monolith cannot be read: lacks dotnet_process_cpu_time_seconds_total");
    }

    [Fact]
    public async Task A_process_that_restarts_in_a_run_makes_it_fail()
    {
        var scrapes = 0;
        await using var system = new StubSystem
        {
            MonolithMetrics = context => context.Response.WriteAsync(
                "dotnet_process_cpu_time_seconds_total "
                + $"{100 - Interlocked.Increment(ref scrapes)}\ndotnet_process_memory_working_set_bytes 1\n"),
        };

        await ExpectFailureAsync(system, "monolith was restarted while it was measured");
    }

    [Theory]
    [InlineData(
        "dotnet_process_cpu_time_seconds_total NaN\ndotnet_process_memory_working_set_bytes 1\n", "the figures of monolith make no sense")]
    [InlineData(
        "dotnet_process_cpu_time_seconds_total 1e308\ndotnet_process_memory_working_set_bytes 1\n",
        "the figures of monolith make no sense")]
    [InlineData(
        "dotnet_process_cpu_time_seconds_total 1\ndotnet_process_memory_working_set_bytes +Inf\n", "the figures of monolith make no sense")]
    [InlineData("dotnet_process_cpu_time_seconds_total{a=\"b\"\n", "is not a metric")]
    public async Task Figures_that_make_no_sense_make_it_fail(string metrics, string message)
    {
        await using var system = new StubSystem { MonolithMetrics = context => context.Response.WriteAsync(metrics) };

        await ExpectFailureAsync(system, message);
    }

    [Fact]
    public async Task An_answer_with_a_time_that_none_takes_fails_the_step()
    {
        await using var system = new StubSystem
        {
            Monolith = StubSystem.Answer(
                StubSystem.MonolithAnswer("setosa").Replace("\"auth\":0.1", "\"auth\":1e999", StringComparison.Ordinal)),
        };

        await ExpectFailureAsync(
            system, "monolith, parity gate, step pipeline: the answer has no '/seconds/auth' that is a number of seconds.");
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":null}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1e300,"1"]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1,1]}}""")]
    [InlineData("<html>")]
    public async Task A_Prometheus_server_that_answers_as_none_does_makes_it_fail(string answer)
    {
        await using var system = new StubSystem { Prometheus = StubSystem.Answer(answer) };
        await system.StartAsync();

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(
            system.Environment, "compare", "--experiment", system.WriteExperiment(), "--results", system.Results.FullName, "--prometheus",
            system.Targets.Monolith!.ToString());

        Assert.Equal(1, exitCode);
        Assert.Contains(
            "does not answer as Prometheus does", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]),
            StringComparison.Ordinal);
        Assert.Equal(RunStatus.Failed, (await new RunFolder(Assert.Single(system.Results.GetDirectories())).ReadHeaderAsync()).Status);
    }

    [Fact]
    public async Task Metrics_whose_body_comes_late_are_waited_for_and_left_at_the_end()
    {
        await using var system = new StubSystem
        {
            MonolithMetrics = async context =>
            {
                await context.Response.Body.FlushAsync();
                await Task.Delay(300);
                await StubSystem.Metrics(context);
            },
        };
        await system.StartAsync();

        var (exitCode, output, error) = await IrisBenchProcess.MeasureAsync(
            system.Environment, "compare", "--experiment", system.WriteExperiment(StubSystem.BothSides), "--results",
            system.Results.FullName);

        Assert.Equal(0, exitCode);
        Assert.Contains("Report: ", output, StringComparison.Ordinal);
        Assert.StartsWith(
            "Using the running system", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // In this process: what the command says of a failed run is seen in the tests that start it.
    private static async Task ExpectFailureAsync(StubSystem system, string message)
    {
        await system.StartAsync();
        var experiment = StubRun.Experiment(StubRun.Functions(FunctionMode.Warm) with { Name = "functions" }, StubRun.Monolith());

        var header = (await system.RunAsync(experiment)).Header;

        Assert.Equal(RunStatus.Failed, header.Status);
        Assert.Contains(message, header.StatusReason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', header.StatusReason!);
    }
}
