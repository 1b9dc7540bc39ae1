using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Compare.Commands;

public class FailingRunTests
{
    [Fact]
    public async Task A_failing_step_is_named_with_side_repetition_status_and_detail()
    {
        var calls = 0;
        await using var system = new BrokenSystem
        {
            // The warm-up and the first repetition go well.
            Load = context => Interlocked.Increment(ref calls) < 3
                ? BrokenSystem.Answer("{}")(context)
                : Results.Problem("iris-server does not answer.", statusCode: 503).ExecuteAsync(context),
        };

        await ExpectFailureAsync(system, "functions, repetition 2, step load: 503 Service Unavailable: iris-server does not answer.");
    }

    [Fact]
    public async Task A_failing_monolith_is_named()
    {
        await using var system = new BrokenSystem { Monolith = Fail(500) };

        await ExpectFailureAsync(system, "monolith, warm-up, step pipeline: 500 Internal Server Error");
    }

    [Fact]
    public async Task An_answer_without_a_token_fails_the_auth_step()
    {
        await using var system = new BrokenSystem { Auth = BrokenSystem.Answer("""{"token":null}""") };

        await ExpectFailureAsync(system, "functions, warm-up, step auth: the answer has no 'token'.");
    }

    [Fact]
    public async Task An_answer_that_is_not_json_fails_the_step()
    {
        await using var system = new BrokenSystem { Predict = BrokenSystem.Answer("setosa") };

        await ExpectFailureAsync(system, "functions, warm-up, step predict: the answer is not JSON.");
    }

    [Fact]
    public async Task Sides_that_disagree_give_no_figures()
    {
        await using var system = new BrokenSystem { Monolith = BrokenSystem.Answer(BrokenSystem.MonolithAnswer("virginica")) };

        await ExpectFailureAsync(system, "warm-up: the functions answer setosa, the monolith virginica");
    }

    [Fact]
    public async Task A_run_whose_metrics_cannot_be_read_is_void()
    {
        await using var system = new BrokenSystem { LoadMetrics = Fail(500) };

        await ExpectFailureAsync(system, "is void: the metrics of iris-load cannot be read");
    }

    [Fact]
    public async Task A_run_without_processor_time_is_void()
    {
        await using var system = new BrokenSystem
        {
            LoadMetrics = context => context.Response.WriteAsync("dotnet_process_memory_working_set_bytes 1\n"),
        };

        await ExpectFailureAsync(system, "is void: the metrics of iris-load cannot be read: lacks dotnet_process_cpu_time_seconds_total");
    }

    [Fact]
    public async Task A_process_that_restarts_in_a_run_makes_it_void()
    {
        var scrapes = 0;
        await using var system = new BrokenSystem
        {
            LoadMetrics = context => context.Response.WriteAsync(
                $"dotnet_process_cpu_time_seconds_total {100 - Interlocked.Increment(ref scrapes)}\ndotnet_process_memory_working_set_bytes 1\n"),
        };

        await ExpectFailureAsync(system, "is void: iris-load was restarted while it was measured");
    }

    private static Func<HttpContext, Task> Fail(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static async Task ExpectFailureAsync(BrokenSystem system, string message)
    {
        await system.StartAsync();

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(system.Environment, "compare");

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Using the running system", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("irisbench: ", lines[1], StringComparison.Ordinal);
        Assert.Contains(message, lines[1], StringComparison.Ordinal);
    }
}
