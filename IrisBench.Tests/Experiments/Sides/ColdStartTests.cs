using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments.Sides;

public class ColdStartTests
{
    [Fact]
    public async Task A_slow_answer_of_a_known_instance_is_warm_and_a_quick_one_of_a_new_instance_is_cold()
    {
        var calls = 0;
        await using var system = new StubSystem
        {
            Load = async context =>
            {
                var call = Interlocked.Increment(ref calls);
                // The fifth is slow; the seventh comes from a process that nobody has seen.
                if (call == 5)
                    await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted);
                context.Response.Headers["X-Instance-Id"] = call == 7 ? "second" : "first";
                await StubSystem.Answer("""{"checksum":1e-7}""")(context);
            },
        };

        var load = await StepsAsync(system, FunctionMode.Zero, runs: 8);

        // One answer is the parity gate's.
        Assert.Equal([5], load.Select((step, index) => (step, index)).Where(pair => pair.step.Cold is not null).Select(pair => pair.index));
        Assert.InRange(load[3].Seconds, 0.9, double.MaxValue);
        Assert.Equal("second", load[5].Instance);
    }

    [Fact]
    public async Task The_gateways_headers_tell_the_kind_and_the_split()
    {
        var calls = 0;
        await using var system = new StubSystem
        {
            Load = async context =>
            {
                context.Response.Headers["X-Instance-Id"] = $"{Interlocked.Increment(ref calls)}";
                context.Response.Headers["X-Cold-Start"] = "scale-from-zero";
                context.Response.Headers["Server-Timing"] = "queue;dur=0.5, start;dur=1.5, ready;dur=3";
                await Task.Delay(TimeSpan.FromMilliseconds(50), context.RequestAborted);
                await StubSystem.Answer("""{"checksum":1e-7}""")(context);
            },
        };

        var step = (await StepsAsync(system, FunctionMode.Zero, runs: 1))[0];

        var cold = Assert.IsType<ColdStartRecord>(step.Cold);
        Assert.Equal(ColdStartKind.IdleToZero, cold.Kind);
        Assert.Equal(0.002, cold.StartSeconds!.Value, precision: 9);
        Assert.Equal(0.003, cold.ReadySeconds!.Value, precision: 9);
        Assert.Equal(step.Seconds, cold.StartSeconds.Value + cold.ReadySeconds.Value + cold.FirstAnswerSeconds, precision: 9);
    }

    [Theory]
    [InlineData(FunctionMode.Fork, "fork", ColdStartKind.Fork)]
    [InlineData(FunctionMode.Fork, null, ColdStartKind.Fork)]
    [InlineData(FunctionMode.Zero, null, ColdStartKind.IdleToZero)]
    [InlineData(FunctionMode.Zero, "new-process", ColdStartKind.NewProcess)]
    public async Task Without_the_header_the_sides_mode_tells_the_kind(FunctionMode mode, string? header, ColdStartKind expected)
    {
        await using var system = new StubSystem
        {
            Load = context =>
            {
                context.Response.Headers["X-Instance-Id"] = Guid.NewGuid().ToString();
                if (header is not null)
                    context.Response.Headers["X-Cold-Start"] = header;
                return StubSystem.Answer("""{"checksum":1e-7}""")(context);
            },
        };

        Assert.Equal(expected, (await StepsAsync(system, mode, runs: 1))[0].Cold?.Kind);
    }

    [Fact]
    public async Task A_process_that_does_not_say_who_it_is_makes_no_cold_start_unless_it_is_forked()
    {
        await using var system = new StubSystem();

        Assert.Null((await StepsAsync(system, FunctionMode.Zero, runs: 1))[0].Cold);
    }

    /// <summary>The load steps of the one round of functions.</summary>
    private static async Task<IReadOnlyList<StepRecord>> StepsAsync(StubSystem system, FunctionMode mode, int runs)
    {
        await system.StartAsync();
        var experiment = StubRun.Experiment(StubRun.Functions(mode), StubRun.Monolith()) with { Load = new LoadDefinition { Runs = runs } };
        var run = await (await system.RunAsync(experiment)).Folder.ReadAsync();
        return
        [
            .. run.Pipelines.Where(pipeline => pipeline.Round == 0).Select(pipeline => pipeline.Steps.Single(step => step.Step == "load"))
        ];
    }
}
